"""The pages that follow from records, an area of the site per file; each yields pages without the HTML of a text."""
