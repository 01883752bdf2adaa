"""The history of a text: its earlier states, as git has them."""

from collections.abc import Iterator
from pathlib import Path

from ..archive.folders.text import translation_digest
from ..messages.message import Message
from ..messages.refusal import Refused
from .git import GitFailed, git
from .texts.translation import TranslatedParts, translated_parts

COMPARE = Message("compare the two texts as they are")
_LOG = "log --follow --no-relative --no-show-signature --diff-filter=d -z --format=%H --name-only".split()


def parts_with_digest(path: Path, digest: str) -> TranslatedParts:
    """Return a text's title, summary, points and body as they were when they had that digest.

    Raises Refused where git does not know it.
    """
    try:
        for text in _earlier_states(path):
            if (parts := translated_parts(text)) and translation_digest(*parts) == digest:
                return parts
        is_shallow = git("rev-parse", "--is-shallow-repository", folder=path.parent).strip() == b"true"
    except GitFailed:
        raise Refused(Message("git has no history of this text"), COMPARE) from None
    what = Message("the history here has no {file} with the digest {digest}", file=path.name, digest=digest)
    raise Refused(what, Message("fetch it all with git fetch --unshallow") if is_shallow else COMPARE)


def changed_since(commit: str, folder: Path) -> list[str]:
    """Return the files in the folder, as paths in it, that are other than in that commit. Raises Refused."""
    try:
        names = git("diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", ".", folder=folder)
    except GitFailed:
        what = Message("git knows no commit “{commit}”", commit=commit)
        raise Refused(what, Message("name one that it shows: git log")) from None
    return names.decode("utf-8", "surrogateescape").split("\0")


def _earlier_states(path: Path) -> Iterator[str]:
    """Yield the file's texts, the newest first, through renames. Raises GitFailed."""
    log = git(*_LOG, "--", path.name, folder=path.parent).decode("utf-8", "surrogateescape").split("\0")
    # A commit, an empty line, the file's path in it; and again.
    pairs = [(log[place].strip(), log[place + 1].lstrip("\n")) for place in range(0, len(log) - 1, 2)]
    names = "".join(f"{commit}:{name}\n" for commit, name in pairs).encode("utf-8", "surrogateescape")
    answer = git("cat-file", "--batch", folder=path.parent, given=names)
    while answer:
        head, _, answer = answer.partition(b"\n")
        size = int(head.split()[2]) if head.split()[1:2] == [b"blob"] else -1
        if size >= 0:
            yield answer[:size].decode("utf-8", "replace")
        answer = answer[size + 1 :]
