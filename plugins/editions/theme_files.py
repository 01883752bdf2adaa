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
    digest = hashlib.blake2b((static / path).read_bytes(), digest_size=4).hexdigest()
    return path.with_name(f"{path.stem}-{digest}{path.suffix}").as_posix()


def copy_theme_files(theme: Path, urls: Mapping[str, str]) -> Iterator[CopiedFile]:
    """Yield the theme's files as files of the tree; `urls` as `read_theme_files` has them."""
    for name, url in urls.items():
        path = theme / "static" / name
        kind = {".css": StyleFile, ".js": ScriptFile}.get(path.suffix, CopiedFile)
        yield kind(url, path, make_key(kind.__name__, path.read_bytes()))


class StyleFile(CopiedFile):
    """A stylesheet without what is for those who write it: that is a third of what a first visit waits for."""

    __slots__ = ()

    def content(self) -> bytes:
        style = re.sub(r"/\*.*?\*/", "", self.path.read_text("utf-8"), flags=re.DOTALL)
        return re.sub(r"\s*(^|[{};])\s*|\s+", lambda space: space[1] or " ", style).strip().encode() + b"\n"


class ScriptFile(CopiedFile):
    """A script without the lines that are for those who write it."""

    __slots__ = ()

    def content(self) -> bytes:
        return re.sub(r"^\s*(//.*)?\n", "", self.path.read_text("utf-8"), flags=re.MULTILINE).encode()
