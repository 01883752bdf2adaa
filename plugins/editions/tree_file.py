"""A tree file: whatever becomes a file of the tree. A rendered page, a photo at a width, a file of the theme."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class TreeFile(Protocol):
    """What a build writes at one URL, and a preview shows there."""

    @property
    def url(self) -> str:
        """From the root of the tree: "ru/2022/02/embassy/", "photos/DIGEST-480.avif"."""

    @property
    def is_slow(self) -> bool:
        """It takes long to make; a preview lets another process do it."""

    @property
    def is_kept(self) -> bool:
        """A build keeps its content in the store; any other's is quick to make, or lies in the cache already."""

    def fingerprint(self) -> str:
        """Return what names all that it is made of: where it is as before, so is the file."""

    def content(self) -> bytes:
        """Return the bytes of the file."""


@dataclass(frozen=True, slots=True)
class CopiedFile:
    """A file of the theme, as it stands there."""

    url: str
    path: Path
    digest: str  # names its content
    is_slow: bool = False
    is_kept: bool = False

    def fingerprint(self) -> str:
        return self.digest

    def content(self) -> bytes:
        return self.path.read_bytes()
