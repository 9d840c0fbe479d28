"""Every page of the site: those that editors write in Markdown, those that follow from a record, and lists of both."""
