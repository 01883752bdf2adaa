"""`python -m plugins.publish COMMAND`: the Makefile gives each command a short name."""

import errno
import sys
from typing import Any

import click

from .commands.judge import judge
from .commands.links import links
from .commands.publish import publish
from .commands.publish_to import publish_to
from .commands.rollback import rollback
from .refusal import Refused


class PublishGroup(click.Group):
    """Commands that tell an operator what went wrong without a traceback."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except BrokenPipeError:
            raise  # whoever read it has seen enough
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            instead = "free some space" if is_full else "see who may read and write there"
            raise Refused(f"{where}{error.strerror}", instead) from None


@click.group(cls=PublishGroup)
def main() -> None:
    """Judge a finished tree, and ship it."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


for command in (judge, links, publish, publish_to, rollback):
    main.add_command(command)

if __name__ == "__main__":
    main(prog_name="python -m plugins.publish")
