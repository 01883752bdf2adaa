"""The history of a text: its earlier states, as git has them."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from ..archive.post import digest
from .refusal import Refused
from .texts.translation import Compared, compared

NONE = Refused("git has no history of this text", "compare the two texts as they are")


def state_of(path: Path, wanted: str) -> Compared:
    """A text's title, summary and body as they were when they had that digest.

    Raises Refused where git does not know it.
    """
    for text in _states(path):
        if (parts := compared(text)) and digest(*parts) == wanted:
            return parts
    shallow = _git(path.parent, "rev-parse", "--is-shallow-repository").strip() == b"true"
    instead = "fetch it all with git fetch --unshallow" if shallow else "compare the two texts as they are"
    raise Refused(f"the history here has no {path.name} with the digest {wanted}", instead)


def _states(path: Path) -> Iterator[str]:
    """The file's texts, the newest first, through renames."""
    names = _git(path.parent, *_LISTING, "--", path.name).decode("utf-8", "surrogateescape").split("\0")
    # A commit, an empty line, the file's path in it; and again.
    pairs = [(names[place].strip(), names[place + 1].lstrip("\n")) for place in range(0, len(names) - 1, 2)]
    asked = "".join(f"{commit}:{name}\n" for commit, name in pairs).encode("utf-8", "surrogateescape")
    told = _git(path.parent, "cat-file", "--batch", given=asked)
    while told:
        head, _, told = told.partition(b"\n")
        size = int(head.split()[2]) if head.split()[1:2] == [b"blob"] else -1
        if size >= 0:
            yield told[:size].decode("utf-8", "replace")
        told = told[size + 1 :]


_LISTING = "log --follow --no-relative --no-show-signature --diff-filter=d -z --format=%H --name-only".split()


def _git(folder: Path, *words: str, given: bytes = b"") -> bytes:
    """What git prints; Refused where there is no git or no repository."""
    try:
        return subprocess.run(["git", "-C", folder, *words], input=given, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        raise NONE from None
