"""The files of a tree: which it holds, and whether they may stand there by their names and kinds."""

import os
import re
import stat
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .fault import REBUILD, Fault

# What a tree is made of; anything else was not meant to be published.
KINDS = frozenset(
    ".html .css .js .json .xml .ics .txt .svg .png .jpg .avif .woff2 .pf_fragment .pf_index .pf_meta .pagefind".split()
)
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
                faults.append(Fault(path, "this is a symbolic link", "build the tree anew, in an empty folder"))
            elif entry.is_dir():
                yield from _walk(Path(entry.path), root, faults)
            elif stat.S_ISREG(entry.stat().st_mode):
                yield path, entry.stat().st_size
            else:
                faults.append(Fault(path, "this is no file", "delete it"))


def _check(sizes: Mapping[str, int]) -> Iterator[Fault]:
    for name in ROOT:
        if name not in sizes:
            yield Fault("", f"there is no {name}: this is no finished tree", "build it anew")
    if not any(re.fullmatch(r"[^/]+/index\.html", path) for path in sizes):
        yield Fault("", "there is no edition: this is no finished tree", "build it anew")
    for path, size in sizes.items():
        if wrong := _wrong_name(path):
            yield Fault(path, *wrong)
        elif not size and path != ".nojekyll":
            yield Fault(path, "the file is empty", REBUILD)
        elif size > FILE_LIMIT:
            yield Fault(
                path, f"the file is larger than the {FILE_LIMIT // 10**6} MB that hosts take", "make it smaller"
            )
    yield from _clashes(sizes)
    if (size := sum(sizes.values())) > TREE_LIMIT:
        yield Fault("", f"the tree has {size / 1e6:,.0f} MB; hosts take {TREE_LIMIT // 10**6:,}", "show fewer photos")


def _wrong_name(path: str) -> tuple[str, str] | None:
    """Return (what is wrong with the name, what to do), or None."""
    parts = path.split("/")
    hidden = [part for part in parts if part.startswith(".")]
    if hidden and path not in HOST and hidden != [".well-known"]:
        return "hidden files are not published", "delete it"
    if not all(NAME.fullmatch(part.removeprefix(".")) for part in parts):
        return "the name has more than letters, digits, dots, hyphens and underscores", "rename what it was made from"
    if any(WINDOWS.fullmatch(part) for part in parts):
        return "this is a name that Windows needs", "rename what it was made from"
    if path not in HOST and Path(path).suffix not in KINDS:
        return "a tree has no files of this kind", "delete it"
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
                yield Fault(other, f"this and {first} are one on many machines", "rename one of them")
