"""The files of the theme, as the tree serves them."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..archive.folders.folder_files import is_leftover
from ..cache.store import make_key
from .tree_file import CopiedFile

# What changes with the pages that use it bears its digest in its name: no reader sees a new page in an old style.
DIGESTED = frozenset({".css", ".js"})


def read_theme_files(theme: Path) -> Mapping[str, str]:
    """Return each file's path in the theme's static folder → its URL from the root of the tree."""
    static = theme / "static"
    files = (path.relative_to(static) for path in sorted(static.rglob("*")) if path.is_file())
    return {
        path.as_posix(): f"theme/{_name(static, path)}"
        for path in files
        if not any(map(is_leftover, (path, *path.parents[:-1])))
    }


def _name(static: Path, path: Path) -> str:
    if path.suffix not in DIGESTED:
        return path.as_posix()
    digest = hashlib.blake2b(_served(static / path), digest_size=4).hexdigest()
    return path.with_name(f"{path.stem}-{digest}{path.suffix}").as_posix()


def copy_theme_files(theme: Path, urls: Mapping[str, str]) -> Iterator[CopiedFile]:
    """Yield the theme's files as files of the tree; `urls` as `read_theme_files` has them."""
    for name, url in urls.items():
        path = theme / "static" / name
        kind = ServedFile if path.suffix in DIGESTED else CopiedFile
        yield kind(url, path, make_key(kind.__name__, path.read_bytes()))


class ServedFile(CopiedFile):
    """A stylesheet or script without what is for those who write it: a third of what a first visit waits for."""

    __slots__ = ()

    def content(self) -> bytes:
        return _served(self.path)


def _served(path: Path) -> bytes:
    """Return a stylesheet without comments and needless space, and a script without lines of comment."""
    written = path.read_text("utf-8")
    if path.suffix == ".js":
        return re.sub(r"^\s*(//.*)?\n", "", written, flags=re.MULTILINE).encode()
    style = re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)
    return re.sub(r"\s*(^|[{};])\s*|\s+", lambda space: space[1] or " ", style).strip().encode() + b"\n"
