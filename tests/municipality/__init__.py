"""The start of another municipality."""
