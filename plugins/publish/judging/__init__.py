"""Judging: whether a finished tree may be published, by what stands in it alone."""
