"""Forms for editors who never open a text editor: made of the models, served by the preview, one changed value at a time."""
