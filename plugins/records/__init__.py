"""The kinds of record: one file each, with its fields, its rules and its frozen model; and loading them all."""
