"""Checksums: SHA256SUMS, by which anyone can tell whether a copy of the tree is whole (`sha256sum -c SHA256SUMS`)."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ...messages.message import Message
from .fault import REBUILD, Fault
from .tree_files import HOST, SUMS


def sha256_digests(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 of each file, in hex digits, in the order of the paths; what a host is told is left out."""
    digests = {}
    for path in sorted(set(paths) - HOST):
        with (root / path).open("rb") as file:
            digests[path] = hashlib.file_digest(file, "sha256").hexdigest()
    return digests


def write_sums(root: Path, paths: Iterable[str]) -> None:
    """Write SHA256SUMS of those files at the root of the tree."""
    lines = (f"{digest}  {path}\n" for path, digest in sha256_digests(root, paths).items())
    (root / SUMS).write_text("".join(lines), "utf-8", newline="\n")


def check_sums(root: Path, paths: Iterable[str]) -> Iterator[Fault]:
    """Yield a fault for each file that is not as the tree's own SHA256SUMS says."""
    digests, written = sha256_digests(root, paths), _read_sums(root / SUMS)
    if written is None:
        yield Fault(SUMS, Message("these are no sums"), REBUILD)
        return
    for path in sorted(written.keys() | digests.keys()):
        if path not in digests:
            yield Fault(path, Message("the file is in {sums}, and not in the tree", sums=SUMS), REBUILD)
        elif path not in written:
            yield Fault(path, Message("the file is not in {sums}", sums=SUMS), REBUILD)
        elif written[path] != digests[path]:
            yield Fault(path, Message("the file is not what {sums} says", sums=SUMS), REBUILD)


def _read_sums(path: Path) -> Mapping[str, str] | None:
    try:
        pairs = [line.split("  ", 1) for line in path.read_text("utf-8").splitlines()]
        return {name: digest for digest, name in pairs}
    except ValueError:
        return None
