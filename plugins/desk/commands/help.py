"""`make help`: list the commands of the Makefile, in the language of whoever asks."""

from pathlib import Path

import click

from ...messages.makefile import read_commands
from ...messages.message import Message
from ..terminal import say

MAKEFILE = Path("Makefile")
COLUMN = 17  # letters of a command's name


@click.command(name="help")
def list_commands() -> None:
    """List the commands of the Makefile."""
    for _, names, does in read_commands(MAKEFILE.read_text("utf-8")):
        say(f"  make {names:{COLUMN}} {Message(does)}")
