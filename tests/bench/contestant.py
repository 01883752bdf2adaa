"""A contestant: a site laid out in a folder of its own, and the command that builds it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

COLD, UNCHANGED, EDIT, RESTORED = "cold", "unchanged", "one edit", "cache restored"
STEPS = {  # in their order
    COLD: "no cache, no output",
    UNCHANGED: "built again as it is",
    EDIT: "a sentence more in one text",
    RESTORED: "cache kept, output deleted",
}


@dataclass(frozen=True, slots=True)
class Contestant:
    name: str
    command: tuple[str, ...]
    root: Path  # where it runs; the rest lies in there
    caches: tuple[str, ...]  # folders in which it keeps what it made once
    text: str  # the file that is edited
    shown: frozenset[str]  # the pages of the tree that show this text
    files: frozenset[str]  # all pages that must be in the tree, and its feeds and sitemap
    steps: tuple[str, ...] = (COLD, UNCHANGED, EDIT)

    @property
    def tree(self) -> Path:
        """What it builds."""
        return self.root / "output"

    def prepare(self, step: str, sentence: str) -> None:
        """Brings the folder into the state that the step begins with."""
        dropped: Mapping[str, tuple[str, ...]] = {COLD: ("output", *self.caches), RESTORED: ("output",)}
        for name in dropped.get(step, ()):
            self._put_away(self.root / name)
        if step == EDIT:
            with (self.root / self.text).open("a", encoding="utf-8") as file:
                file.write(f"\n{sentence}\n")

    def _put_away(self, path: Path) -> None:
        """Moves a folder out of the way. Nothing is deleted while builds are measured: where much just was, ext4 takes
        many times as long to make a file."""
        away = self.root.with_name("away")
        away.mkdir(exist_ok=True)
        if path.exists():
            path.rename(away / f"{self.root.name}-{len(list(away.iterdir()))}")
