"""A contestant: a site laid out in a folder of its own, and the command that builds it."""

import shutil
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
            shutil.rmtree(self.root / name, ignore_errors=True)
        if step == EDIT:
            with (self.root / self.text).open("a", encoding="utf-8") as file:
                file.write(f"\n{sentence}\n")
