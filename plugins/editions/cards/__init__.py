"""Cards: the picture that a page has where it is shared."""
