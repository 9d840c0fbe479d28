"""What stands at /cijfers/: series of figures with what a reader needs to judge them."""
