"""`python -m plugins.desk COMMAND`: the Makefile gives each command a short name.

A make variable reaches a command through the environment: nothing that an editor types passes through a shell.
"""

from pathlib import Path

import click

from ..messages.command_group import CommandGroup
from .command_options import check_variables
from .commands.check import check
from .commands.cyrillic import cyrillic
from .commands.fix import fix
from .commands.help import list_commands
from .commands.hooks import hooks
from .commands.new import new
from .commands.offline import offline
from .commands.photo import photo
from .commands.preview import preview
from .commands.rename import rename
from .commands.status import status
from .commands.translate import translate
from .commands.translated import translated


@click.group(cls=CommandGroup)
@click.option(
    "--content", type=click.Path(path_type=Path), default="content", show_default=True, help="The folder of all posts."
)
@click.option("--given", envvar="GIVEN", default="", hidden=True, help="The make variables that an editor gave.")
@click.pass_context
def desk(context: click.Context, content: Path, given: str) -> None:
    """The editor's commands."""
    check_variables(context, given)
    context.obj = content


COMMANDS = (
    *(check, cyrillic, fix, hooks, list_commands, new, offline, photo),
    *(preview, rename, status, translate, translated),
)
for command in COMMANDS:
    desk.add_command(command)

if __name__ == "__main__":
    desk(prog_name="python -m plugins.desk")
