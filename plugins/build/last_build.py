"""What a build did, and of what: kept beside its tree for the next one."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from ..archive.problem import count


@dataclass(frozen=True, slots=True)
class Done:
    inputs: str  # names all that it read
    sources: str  # names what it left in the cache for those who look for a page's text
    posts: int
    editions: int
    pages: int
    warnings: tuple[str, ...]

    @staticmethod
    def read(kept: Mapping[str, Any]) -> "Done | None":
        """What was kept; None where that is nothing of ours."""
        return Done(**kept) if kept.keys() == {field.name for field in fields(Done)} else None

    def line(self, written: int, seconds: float) -> str:
        """24 posts · 3 editions · 224 pages, 12 written · 0.9 s."""
        parts = count(self.posts, "post"), count(self.editions, "edition"), count(self.pages, "page")
        return f"{' · '.join(parts)}, {written:,} written · {seconds:.1f} s."
