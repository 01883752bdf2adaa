"""The sums: SHA256SUMS, by which anyone can tell whether a copy of the tree is whole (`sha256sum -c SHA256SUMS`)."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from .fault import REBUILD, Fault
from .tree_files import HOST, SUMS


def digests(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of each file, in hex digits, in the order of the paths; what a host is told is left out."""
    found = {}
    for path in sorted(set(paths) - HOST):
        with (root / path).open("rb") as file:
            found[path] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def write_sums(root: Path, paths: Iterable[str]) -> None:
    lines = (f"{digest}  {path}\n" for path, digest in digests(root, paths).items())
    (root / SUMS).write_text("".join(lines), "utf-8", newline="\n")


def check_sums(root: Path, paths: Iterable[str]) -> Iterator[Fault]:
    """Where the tree has its sums: each file that is not as they say."""
    found, said = digests(root, paths), _said(root / SUMS)
    if said is None:
        yield Fault(SUMS, "these are no sums", REBUILD)
        return
    for path in sorted(said.keys() | found.keys()):
        if path not in found:
            yield Fault(path, f"the file is in {SUMS}, and not in the tree", REBUILD)
        elif path not in said:
            yield Fault(path, f"the file is not in {SUMS}", REBUILD)
        elif said[path] != found[path]:
            yield Fault(path, f"the file is not what {SUMS} says", REBUILD)


def _said(path: Path) -> Mapping[str, str] | None:
    try:
        pairs = [line.split("  ", 1) for line in path.read_text("utf-8").splitlines()]
        return {name: digest for digest, name in pairs}
    except ValueError:
        return None
