"""What stands at /aanpak/: timelines and terms."""
