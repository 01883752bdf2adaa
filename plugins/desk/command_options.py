"""What all commands share: how they are told what to do, and how they refuse."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ..archive.content import Content
from ..archive.folders.post_folder import PostFolder
from ..messages.advice import nearest
from ..messages.language_choice import VARIABLE
from ..messages.message import Message
from ..messages.refusal import Refused, WrongAnswer
from .project import find_post, project_content
from .terminal import ask


def check_variables(context: click.Context, given: str) -> None:
    """Raise Refused where a make variable was given that the command does not know: BLAK would hide no face."""
    command = _invoked_command(context)
    options = {str(option.envvar) for option in command.params if getattr(option, "envvar", None)}
    known = options | {"PYTHON", VARIABLE}
    for name in given.split():
        if name not in known:
            what = Message("make {command} knows no {name}", command=str(command.name), name=name)
            raise Refused(what, nearest(name, known))


def _invoked_command(context: click.Context) -> click.Command:
    """Return the command that the context is about to run."""
    group = context.command
    assert isinstance(group, click.Group) and context.invoked_subcommand
    return group.commands[context.invoked_subcommand]


def variable(name: str, words: str) -> Callable[[Any], Any]:
    """Return an option that the make variable of that name gives."""
    return click.option(f"--{name.lower()}", envvar=name, help=words)


POST = variable("POST", "A post or page: its folder, slug or address.")
IN = click.option("--in", "code", envvar="IN", help="A language, by the name of its texts: sr or ru.")


def ask_for_post(root: Path, post: str | None) -> tuple[Content, PostFolder]:
    """Return (the content, the post or page in it that was asked for). Raises Refused where there is none."""
    content = project_content(root)

    def read(words: str) -> str:
        try:
            find_post(content, words)
        except Refused as refused:
            raise WrongAnswer(refused.reason) from None
        return words

    # What was given is refused where it is no post; what is answered is asked for again.
    question = Message("Which post (its folder, slug or address)")
    words = ask("POST", None, question, read) if post is None else post
    return content, find_post(content, words)


def check_whole(content: Content, *sources: str) -> None:
    """Raise Refused where those texts have mistakes: what cannot be read whole must not be written anew."""
    if errors := [problem for problem in content.problems if problem.source in sources and not problem.warning]:
        what = Message("{file}: {what}", file=errors[0].source, what=errors[0].what)
        raise Refused(what, errors[0].instead)
