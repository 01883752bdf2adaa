"""Rendering: from a page to the bytes that stand in the tree."""
