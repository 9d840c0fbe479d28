"""What stands at /melden/: reporting routes, the route finder, signs per trade, and the register of telephone numbers."""
