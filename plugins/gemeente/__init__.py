"""The municipality and the standing of this site."""
