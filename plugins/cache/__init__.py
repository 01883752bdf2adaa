"""The cache: what was made once, by a digest of all that it was made of, and work shared out among processes."""
