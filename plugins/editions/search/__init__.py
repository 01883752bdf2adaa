"""Search: what it knows of each page, and the index that a reader's browser asks."""
