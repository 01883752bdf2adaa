"""Digests of folders, each made of the names and bytes of all that lies in it (a Merkle tree)."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

PIECE = 2**16  # bytes of a file read at once (a larger piece would take longer to be made than to be read)


def folder_digests(*roots: Path) -> Mapping[str, bytes]:
    """Return the digests of folders and of every folder below them, by path: 16 bytes each.

    None at all where something cannot be read, since whoever reads it will say what.
    """
    digests: dict[str, bytes] = {}
    try:
        for root in roots:
            _add(str(root), digests)
    except OSError:
        return {}
    return digests


def _add(folder: str, digests: dict[str, bytes]) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    with os.scandir(folder) as unsorted:
        entries = sorted(unsorted, key=lambda entry: entry.name)
    for entry in entries:
        for part in _parts(entry, digests):
            digest.update(part)
    digests[folder] = digest.digest()
    return digests[folder]


def _parts(entry: os.DirEntry[str], digests: dict[str, bytes]) -> Iterator[bytes]:
    """Yield what an entry of a folder is, and what is in it. Where a link leads is no part of that."""
    is_folder = entry.is_dir(follow_symlinks=False)
    is_file = entry.is_file(follow_symlinks=False)
    yield repr((entry.name, is_folder, is_file, entry.is_symlink())).encode()
    if is_folder:
        yield _add(entry.path, digests)
    elif is_file:
        yield _file_digest(entry.path)


def _file_digest(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 (of so many files, Path's own way takes half as long again)
        data = file.read(PIECE)
        digest = hashlib.blake2b(data, digest_size=16)
        while len(data) == PIECE:
            data = file.read(PIECE)
            digest.update(data)
    return digest.digest()
