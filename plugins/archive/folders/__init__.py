"""Folders: a post in content/ as it was read, public or not: its texts, its photos, and the rules they keep."""
