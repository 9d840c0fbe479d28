"""Records made and changed by a command: a new file explained, and the changes made most often."""
