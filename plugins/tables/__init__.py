"""Tables of figures: values, tables, strict CSV, what is derived from them, and their Dutch notation."""
