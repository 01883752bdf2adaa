"""`python -m plugins.publish COMMAND`: the Makefile gives each command a short name."""

import sys

import click

from .commands.judge import judge
from .commands.links import links
from .commands.publish import publish
from .commands.publish_to import publish_to
from .commands.rollback import rollback


@click.group()
def main() -> None:
    """Judge a finished tree, and ship it."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


for command in (judge, links, publish, publish_to, rollback):
    main.add_command(command)

if __name__ == "__main__":
    main(prog_name="python -m plugins.publish")
