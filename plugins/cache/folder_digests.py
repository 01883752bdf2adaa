"""A Merkle tree: digests of folders, each made of the names and bytes of all that lies in it."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

LARGE = 2**16  # bytes; larger files are read in pieces (a larger piece would take longer to be made than to be read)


def digests(*roots: Path) -> Mapping[str, bytes]:
    """The digests of folders and of every folder below them, by path; none at all where something cannot be read, since
    whoever reads it will say what."""
    found: dict[str, bytes] = {}
    try:
        for root in roots:
            _add(str(root), found)
    except OSError:
        return {}
    return found


def _add(folder: str, found: dict[str, bytes]) -> bytes:
    made = hashlib.blake2b(digest_size=16)
    with os.scandir(folder) as some:
        entries = sorted(some, key=lambda entry: entry.name)
    for entry in entries:
        for part in _parts(entry, found):
            made.update(part)
    found[folder] = made.digest()
    return found[folder]


def _parts(entry: os.DirEntry[str], found: dict[str, bytes]) -> Iterator[bytes]:
    """What an entry of a folder is, and what is in it. Where a link leads is no part of that."""
    is_folder = entry.is_dir(follow_symlinks=False)
    is_file = entry.is_file(follow_symlinks=False)
    yield repr((entry.name, is_folder, is_file, entry.is_symlink())).encode()
    if is_folder:
        yield _add(entry.path, found)
    elif is_file:
        yield _digest(entry.path)


def _digest(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 (of so many files, Path's own way takes half as long again)
        data = file.read(LARGE)
        made = hashlib.blake2b(data, digest_size=16)
        while len(data) == LARGE:
            data = file.read(LARGE)
            made.update(data)
    return made.digest()
