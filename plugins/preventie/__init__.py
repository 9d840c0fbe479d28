"""What stands at /preventie/: the programmes of prevention."""
