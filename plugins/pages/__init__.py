"""What a page is, and how a long list becomes several."""
