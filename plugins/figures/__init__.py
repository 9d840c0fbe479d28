"""Numbers only: the one form of a table that every output uses, strict reading, rounding, and the gate that proves a table gives nothing away."""
