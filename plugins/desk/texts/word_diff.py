"""The difference of two states of a text, word by word. difflib does the work, within bounds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

LIMIT = 1_500  # words of a passage, or passages of a text; more are shown whole, for to match them takes too long


@dataclass(frozen=True, slots=True)
class Piece:
    words: str
    change: str  # "-" taken out, "+" put in, "" kept


def differences(before: Sequence[str], after: Sequence[str]) -> Iterator[list[Piece]]:
    """Yield the changed passages of two lists of lines, each as its pieces."""
    if max(len(before), len(after)) > LIMIT:
        yield list(_pieces(["\n".join(before)], ["\n".join(after)]))
        return
    for change, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if change != "equal":
            yield list(_pieces(_words(before[a:b]), _words(after[c:d])))


def _words(lines: Sequence[str]) -> list[str]:
    return re.findall(r"\w+\s*|[^\w\s]\s*|\s+", "\n".join(lines))


def _pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    if max(len(before), len(after)) > LIMIT:
        yield from _piece("-", before)
        yield from _piece("+", after)
        return
    for change, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if change == "equal":
            yield from _piece("", before[a:b])
        else:
            yield from _piece("-", before[a:b])
            yield from _piece("+", after[c:d])


def _piece(change: str, words: Sequence[str]) -> Iterator[Piece]:
    if words:
        yield Piece("".join(words), change)


def plain(pieces: Sequence[Piece]) -> str:
    """Return the pieces with marks as `git diff --word-diff` has them."""
    marks = {"": ("", ""), "-": ("[-", "-]"), "+": ("{+", "+}")}
    return "".join(marks[piece.change][0] + piece.words + marks[piece.change][1] for piece in pieces)
