"""What all commands share: how they are told what to do, and how they refuse."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ..archive.content import Content
from ..archive.post_folder import Folder
from ..archive.problem import nearest
from .project import find, read
from .refusal import Refused
from .terminal import ask

ADVICE = {errno.ENOSPC: "free some space, and run it again", errno.EISDIR: "name a file"}


class Desk(click.Group):
    """Commands that tell an editor what went wrong without a traceback."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except BrokenPipeError:
            raise  # whoever read it has seen enough
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            instead = ADVICE.get(error.errno or 0, "see who may read and write there")
            raise Refused(f"{where}{error.strerror}", f"{instead}; nothing was lost") from None


def check_given(context: click.Context, given: str) -> None:
    """Refused where a make variable was given that the command does not know: BLAK would hide no face."""
    command = desk_command(context)
    known = {str(one.envvar) for one in command.params if getattr(one, "envvar", None)} | {"PYTHON"}
    for name in given.split():
        if name not in known:
            raise Refused(f"make {command.name} knows no {name}", nearest(name, known))


def desk_command(context: click.Context) -> click.Command:
    """The command that the context is about to run."""
    command = context.command
    assert isinstance(command, click.Group) and context.invoked_subcommand
    return command.commands[context.invoked_subcommand]


def variable(name: str, words: str) -> Callable[[Any], Any]:
    """An option that the make variable of that name gives."""
    return click.option(f"--{name.lower()}", envvar=name, help=words)


POST = variable("POST", "A post or page: its folder, slug or address.")
IN = click.option("--in", "code", envvar="IN", help="A language, by the name of its texts: sr or ru.")


def asked_post(root: Path, post: str | None) -> tuple[Content, Folder]:
    """(the content, the post or page in it that was asked for)."""
    content = read(root)
    return content, find(content, ask("POST", post, "Which post (its folder, slug or address)"))


def check_whole(content: Content, *sources: str) -> None:
    """Refused where those texts have mistakes: what cannot be read whole must not be written anew."""
    if wrong := [one for one in content.problems if one.source in sources and not one.warning]:
        raise Refused(f"{wrong[0].source} has mistakes", "mend first what make check says of it")
