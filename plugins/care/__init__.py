"""What needs care: everything that grows old, falls due or was never looked for, with its owner and the next action."""
