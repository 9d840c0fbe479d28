"""Forms for editors who never open a text editor: made of the models and served by the preview."""
