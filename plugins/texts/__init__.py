"""The Markdown that editors write: read strictly, held against rules, and rendered."""
