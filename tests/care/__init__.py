"""What needs care."""
