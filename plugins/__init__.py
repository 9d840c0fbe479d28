"""The generator: one folder per capability, imports go downstairs only (docs/architecture.md)."""
