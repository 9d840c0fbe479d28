"""Numbers only: the notation of a value, and the one form of a table that every output uses."""
