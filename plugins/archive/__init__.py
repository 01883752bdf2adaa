"""The archive: the content model, and every rule that a text must keep."""
