"""The desk: the editor's commands."""
