"""Tables of figures.

A value, a table, strict CSV, what is derived from figures, and how Dutch readers write them.
"""
