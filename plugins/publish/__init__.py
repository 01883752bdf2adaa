"""Publish: judges a finished tree and ships it. It imports nothing of the rooms that made the tree, and trusts none."""
