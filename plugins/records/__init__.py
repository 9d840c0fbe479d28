"""Files of data made and changed by a command: a new one with every field explained, and the few changes made most often."""
