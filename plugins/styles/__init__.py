"""The least CSS each page needs, inside the page: one request, no waiting."""
