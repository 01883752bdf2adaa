"""The editions: the pages of each language and script, and how one is rendered."""
