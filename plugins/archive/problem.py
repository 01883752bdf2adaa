"""A problem: what is wrong in the content, said so that an editor can mend it.

Whatever reads content is a generator that yields each problem it meets and returns what it read, a `Reading`:
`text = yield from read_text(…)`. So nothing stops at the first problem, and nothing is passed over silently.
"""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeVar

from ..messages.advice import visible
from ..messages.message import Message, message_from_data


@dataclass(frozen=True)  # without slots, for pickle is slow to bring those back
class Problem:
    source: str  # the file or folder, as a path inside content/ ("rallies/2022-02-24-embassy/sr.md")
    line: int  # counted from 1; 0 where the mistake has no line
    what: Message  # what is wrong
    instead: Message  # what to write instead
    warning: bool = False  # it does not stop the build
    exposed: bool = False  # the file itself must not be committed, not even beside a draft

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        return visible(f"{self.source}{line}: {self.message.said_of(self.source)}")

    @property
    def message(self) -> Message:
        """What is said of the place."""
        text = Message("{what}; {instead}", what=self.what, instead=self.instead)
        return Message("warning: {text}", text=text) if self.warning else text

    def as_data(self) -> list[Any]:
        """Return it as JSON can keep it."""
        return [self.source, self.line, self.what.as_data(), self.instead.as_data(), self.warning, self.exposed]


def problem_from_data(data: list[Any]) -> Problem:
    """Return the problem that `as_data` gave."""
    source, line, what, instead, warning, exposed = data
    return Problem(source, line, message_from_data(what), message_from_data(instead), warning, exposed)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems, each once: by file, by line, and then by what they say in English."""
    return sorted(set(problems), key=attrgetter("source", "line", "what", "instead", "warning", "exposed"))


Value = TypeVar("Value")
Reading = Generator[Problem, None, Value]


class Problems(Exception):
    """The content cannot be published: one or more errors, with any warnings beside them, in order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(in_order(problems))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type, tuple[tuple[Problem, ...]]]:
        return Problems, (self.problems,)  # from one process to another


class Unable(Exception):
    """Something cannot be done, and no line of the content is to blame; the reason says what to do."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


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
