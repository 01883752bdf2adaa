"""The editor's commands."""
