"""The preview: the real site on this machine only, read again at every save, each page rendered when it is asked for."""
