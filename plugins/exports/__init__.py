"""The door that writes the files for reuse."""
