"""What stands at /aanbevelingen/: recommendations with the state of their parts, studies, meetings and what changed."""
