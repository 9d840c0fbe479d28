"""What stands at /aanbevelingen/: recommendations, the state of their parts, studies, meetings, changes."""
