"""What is true of the real content: the only tests that read `content/` and `data/`, and one build of them."""
