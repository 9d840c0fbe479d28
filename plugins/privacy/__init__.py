"""The privacy gate: what tells of a person is refused, in the bytes of every source and of every file of the output."""
