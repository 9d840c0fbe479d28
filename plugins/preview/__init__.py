"""The preview: the site on this machine only, read at every save, pages rendered when asked for."""
