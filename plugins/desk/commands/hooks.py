"""`make hooks`: let git check the content before each commit."""

import click

from ..commit_hook import install_hook
from ..terminal import say


@click.command()
def hooks() -> None:
    """Let git check the content before each commit."""
    path, author = install_hook()
    say(f"{path} is written: git runs make check before each commit and merge, and refuses one with errors.")
    say(f"Every commit will show to all, for good: {author or 'whatever git config user.name and user.email say'}")
