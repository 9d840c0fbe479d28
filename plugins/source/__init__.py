"""Reading: strict YAML and front matter with places, problems in Dutch, the base of every record.

Knows no domain.
"""
