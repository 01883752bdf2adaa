"""A problem: what is wrong in the content, said so that an editor can mend it.

Whatever reads content is a generator that yields each problem it meets and returns what it read, a `Reading`:
`text = yield from read_text(…)`. So nothing stops at the first problem, and nothing is passed over silently.
"""

import difflib
import errno
import unicodedata
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar


@dataclass(frozen=True, order=True)  # without slots, for pickle is slow to bring those back
class Problem:
    source: str  # the file or folder, as a path inside content/ ("rallies/2022-02-24-embassy/sr.md")
    line: int  # counted from 1; 0 where the mistake has no line
    what: str  # what is wrong
    instead: str  # what to write instead
    warning: bool = False  # it does not stop the build
    exposed: bool = False  # the file itself must not be committed, not even beside a draft

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        return visible(f"{self.source}{line}: {'warning: ' if self.warning else ''}{self.what}; {self.instead}")


Value = TypeVar("Value")
Reading = Generator[Problem, None, Value]


class Problems(Exception):
    """The content cannot be published: one or more errors, with any warnings beside them, in order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def collect(reading: Reading[Value], into: list[Problem]) -> Value:
    """Return what the reading returns, and add its problems to the list."""
    while True:
        try:
            into.append(next(reading))
        except StopIteration as end:
            value: Value = end.value
            return value


def value_of(reading: Reading[Value]) -> Value:
    """Return what the reading returns, without its problems: another run of the same reading tells them."""
    return collect(reading, [])


FREE_SPACE = "free some space, and run it again"
ADVICE: Mapping[int, str] = {errno.ENOSPC: FREE_SPACE, errno.EDQUOT: FREE_SPACE, errno.EISDIR: "name a file"}


def describe_os_error(error: OSError) -> tuple[str, str]:
    """Return (what the system refused, and where; what to do), for a command that it has ended."""
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror}", ADVICE.get(error.errno or 0, "see who may read and write there")


def nearest(name: str, known: Iterable[str]) -> str:
    """Return advice for an unknown name: the known one most like it, or else all of them."""
    names = sorted(known)
    alike = difflib.get_close_matches(name.lower(), names, n=1) or difflib.get_close_matches(name, names, n=1)
    if alike:
        return f"did you mean “{alike[0]}”?"
    return f"use one of: {', '.join(names)}" if names else "none is known yet"


def visible(words: str) -> str:
    """Return the words with what cannot be seen, or would steer a terminal, named: ⟨U+001B⟩."""
    if words.replace("\u00a0", " ").isprintable():
        return words
    return "".join(
        letter if letter.isprintable() or letter == "\u00a0" else f"⟨U+{ord(letter):04X}⟩" for letter in words
    )


def letter_name(letter: str) -> str:
    """Return a letter's code point and Unicode name, for a message: U+202E RIGHT-TO-LEFT OVERRIDE."""
    return f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".rstrip()


def count(number: int, singular: str, plural: str = "") -> str:
    """Return a number of things, for a message: 1 post, 1,234 posts."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
