"""`make offline`: put a copy of the site into a folder, where its pages open without a server.

So it can be looked at from the artifact of a request, or handed on upon a memory stick.
"""

import re
import shutil
from pathlib import Path

import click

from ...messages.message import Message
from ...messages.refusal import Refused
from ..command_options import variable
from ..terminal import ask, say

# An address within the site that a server would answer with the folder's index.html.
FOLDER = re.compile(r'(\b(?:href="|content="\d+; ?url=)(?![a-z]+:|/)[^"#?]*/)(?=["#?])')


@click.command()
@variable("DIR", "The folder to put it into.")
@variable("TREE", "The finished tree; output/ where nothing is said.")
def offline(dir: str | None, tree: str | None) -> None:
    """Put a copy of the site into a folder, where its pages open without a server."""
    source, target = Path(tree or "output"), Path(ask("DIR", dir, Message("Into which folder")))
    if not (source / "index.html").is_file():
        raise Refused(
            Message("there is no finished site in {folder}", folder=str(source)), Message("run make site first")
        )
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Refused(
            Message("{folder} is not empty", folder=str(target)), Message("name a folder that is not there yet")
        )
    shutil.copytree(source, target, dirs_exist_ok=True, copy_function=_copy)
    say(
        Message(
            "{folder} holds the site; open {page} in a browser.", folder=str(target), page=str(target / "index.html")
        )
    )


def _copy(source: str, target: str) -> str:
    if not source.endswith(".html"):
        return shutil.copyfile(source, target)
    html = Path(source).read_text("utf-8")
    Path(target).write_text(FOLDER.sub(r"\1index.html", html), "utf-8", newline="\n")
    return target
