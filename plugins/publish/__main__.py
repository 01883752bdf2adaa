"""`python -m plugins.publish COMMAND`: the Makefile gives each command a short name."""

import click

from ..messages.command_group import CommandGroup
from ..messages.message import Message
from .commands.judge import judge
from .commands.links import links
from .commands.publish import publish
from .commands.publish_to import publish_to
from .commands.rollback import rollback


class PublishGroup(CommandGroup):
    after = Message("what is published is as it was")


@click.group(cls=PublishGroup)
def main() -> None:
    """Judge a finished tree, and ship it."""


for command in (judge, links, publish, publish_to, rollback):
    main.add_command(command)

if __name__ == "__main__":
    main(prog_name="python -m plugins.publish")
