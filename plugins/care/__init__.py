"""What needs care: what grows old, falls due or was never looked for, its owner and the next action."""
