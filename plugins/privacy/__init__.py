"""The privacy gate: what tells of a person is refused, in every source and in every file of the output."""
