"""The history of a text: its earlier states, as git has them."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from ..archive.post import digest
from .refusal import Refused
from .translation import Compared, compared


def state_of(path: Path, wanted: str) -> Compared:
    """A text's title, summary and body as they were when they had that digest.

    Raises Refused where git does not know it.
    """
    for revision, name in _revisions(path):
        text = _git(path.parent, "show", f"{revision}:{name}")
        if (parts := compared(text)) and digest(*parts) == wanted:
            return parts
    shallow = _git(path.parent, "rev-parse", "--is-shallow-repository").strip() == "true"
    instead = "fetch it all with git fetch --unshallow" if shallow else "compare the two texts as they are"
    raise Refused(f"the history here has no {path.name} with the digest {wanted}", instead)


def _revisions(path: Path) -> Iterator[tuple[str, str]]:
    """(commit, the file's path in it), newest first, through renames."""
    told = _git(
        path.parent,
        "log",
        "--follow",
        "--no-relative",
        "--diff-filter=d",
        "--format=%x00%H",
        "--name-only",
        "--",
        path.name,
    )
    for entry in told.split("\0")[1:]:
        revision, *names = entry.split()
        yield from ((revision, name) for name in names)


def _git(folder: Path, *words: str) -> str:
    """What git prints; Refused where there is no git or no repository."""
    command = ["git", "-c", "core.quotePath=false", "-C", str(folder), *words]
    try:
        told = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        raise Refused("git has no history of this text", "compare the two texts as they are") from None
    return told.stdout.decode("utf-8", "replace")
