"""The files of a tree: which it holds, and whether they may stand there by their names and kinds."""

import os
import re
import stat
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ...messages.message import Message
from .fault import DELETE, REBUILD, Fault

# What a tree is made of; anything else was not meant to be published.
KINDS = frozenset(".html .css .js .json .xml .ics .txt .svg .png .jpg .avif .woff2".split())
SUMS = "SHA256SUMS"
INVENTORY = "INVENTORY"
SOURCE = ".source"  # in a folder that is published to
HOST = frozenset({".nojekyll", "CNAME", SUMS, INVENTORY, SOURCE})  # what publishing adds, at the root
NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
# Names that Windows gives to devices: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
ROOT = ("index.html", "404.html", "robots.txt")  # without these it is no tree of ours

# Of GitHub Pages: https://docs.github.com/pages/getting-started-with-github-pages/github-pages-limits
TREE_LIMIT, FILE_LIMIT = 10**9, 100 * 10**6  # bytes
MEGABYTE = 10**6

ANEW, RENAME = Message("build it anew"), Message("rename what it was made from")


@dataclass(frozen=True, slots=True)
class TreeFiles:
    sizes: Mapping[str, int]  # path in the tree → bytes, in the order of the paths
    faults: tuple[Fault, ...]  # in names, kinds and sizes

    def holds(self, path: str) -> bool:
        return path in self.sizes

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(self.sizes.values())


def list_tree_files(root: Path) -> TreeFiles:
    """Return the files in the folder; symbolic links and what is no file are faults, and not looked into."""
    faults: list[Fault] = []
    sizes = dict(sorted(_walk(root, root, faults)))
    faults += _check(sizes)
    return TreeFiles(sizes, tuple(faults))


def _walk(folder: Path, root: Path, faults: list[Fault]) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = Path(entry.path).relative_to(root).as_posix()
            if entry.is_symlink():
                instead = Message("build the tree anew, in an empty folder")
                faults.append(Fault(path, Message("this is a symbolic link"), instead))
            elif entry.is_dir():
                yield from _walk(Path(entry.path), root, faults)
            elif stat.S_ISREG(entry.stat().st_mode):
                yield path, entry.stat().st_size
            else:
                faults.append(Fault(path, Message("this is no file"), DELETE))


def _check(sizes: Mapping[str, int]) -> Iterator[Fault]:
    for name in ROOT:
        if name not in sizes:
            yield Fault("", Message("there is no {name}: this is no finished tree", name=name), ANEW)
    if not any(re.fullmatch(r"[^/]+/index\.html", path) for path in sizes):
        yield Fault("", Message("there is no edition: this is no finished tree"), ANEW)
    for path, size in sizes.items():
        if wrong := _wrong_name(path):
            yield Fault(path, *wrong)
        elif not size and path != ".nojekyll":
            yield Fault(path, Message("the file is empty"), REBUILD)
        elif size > FILE_LIMIT:
            what = Message("the file is larger than the {limit} MB that hosts take", limit=FILE_LIMIT // MEGABYTE)
            yield Fault(path, what, Message("make it smaller"))
    yield from _clashes(sizes)
    if (size := sum(sizes.values())) > TREE_LIMIT:
        limit = TREE_LIMIT // MEGABYTE
        what = Message("the tree has {size} MB; hosts take {limit}", size=round(size / MEGABYTE), limit=limit)
        yield Fault("", what, Message("show fewer photos"))


def _wrong_name(path: str) -> tuple[Message, Message] | None:
    """Return (what is wrong with the name, what to do), or None."""
    parts = path.split("/")
    hidden = [part for part in parts if part.startswith(".")]
    if hidden and path not in HOST and hidden != [".well-known"]:
        return Message("hidden files are not published"), DELETE
    if not all(NAME.fullmatch(part.removeprefix(".")) for part in parts):
        return Message("the name has more than letters, digits, dots, hyphens and underscores"), RENAME
    if any(WINDOWS.fullmatch(part) for part in parts):
        return Message("this is a name that Windows needs"), RENAME
    if path not in HOST and Path(path).suffix not in KINDS:
        return Message("a tree has no files of this kind"), DELETE
    return None


def _clashes(sizes: Mapping[str, int]) -> Iterator[Fault]:
    """Yield files and folders that are one where capital and small letters are."""
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for path in sizes:
        parts = path.split("/")
        for end in range(1, len(parts) + 1):
            alike["/".join(parts[:end]).lower()].add("/".join(parts[:end]))
    for names in alike.values():
        if len(names) > 1:
            first, *others = sorted(names)
            for other in others:
                what = Message("this and {other} are one on many machines", other=first)
                yield Fault(other, what, Message("rename one of them"))
