"""A start for another municipality: what is national goes along with its sources, what is local does not."""
