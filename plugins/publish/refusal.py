"""A refusal of publishing: why nothing was published."""

from collections.abc import Iterable
from typing import Any

from ..messages.message import Message
from ..messages.refusal import Refused as RefusedCommand

NOTHING_PUBLISHED = Message("Nothing was published.")


class Refused(RefusedCommand):
    """What is wrong; what to do instead, after `lines` that say more, and before `end`, what became of it all."""

    def __init__(
        self,
        what: Message,
        instead: Message,
        lines: Iterable[Message | str] = (),
        end: Message | None = NOTHING_PUBLISHED,
    ) -> None:
        super().__init__(what, instead)
        self.lines = tuple(lines)
        self.end = end

    def __str__(self) -> str:
        sentence = f"{self.reason}."
        return "\n".join([*map(str, self.lines), f"{sentence} {self.end}" if self.end else sentence])

    def __reduce__(self) -> Any:
        return type(self), (self.what, self.instead, self.lines, self.end)
