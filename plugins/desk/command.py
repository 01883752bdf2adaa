"""What all commands share: how they are told what to do, and how they refuse."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ..archive.content import Content
from ..archive.folder import Folder
from ..archive.problem import nearest
from .desk import find, read
from .refusal import Refused
from .terminal import ask


class Desk(click.Group):
    """Commands that tell an editor what went wrong without a traceback."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except OSError as error:
            raise Refused(f"{error.filename}: {error.strerror}", "see who may read and write there") from None


def variable(name: str, words: str) -> Callable[[Any], Any]:
    """An option that the make variable of that name gives."""
    return click.option(f"--{name.lower()}", envvar=name, help=words)


POST = variable("POST", "A post or page: its folder, slug or address.")
IN = click.option("--in", "code", envvar="IN", help="A language, by the name of its texts: sr or ru.")


def asked_post(root: Path, post: str | None) -> tuple[Content, Folder]:
    """(the content, the post or page in it that was asked for)."""
    content = read(root)
    return content, find(content, ask("POST", post, "Which post (its folder, slug or address)"))


def one_of(*known: str) -> Callable[[str], str]:
    """Reads one of the known names."""

    def read_name(words: str) -> str:
        if words.strip() not in known:
            raise ValueError(nearest(words.strip(), known))
        return words.strip()

    return read_name
