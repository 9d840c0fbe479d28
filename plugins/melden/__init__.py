"""What stands at /melden/: routes, the route finder, signs per trade, the register of numbers."""
