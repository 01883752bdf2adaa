"""Atomic writes: a file is written whole or not at all; whoever reads it sees the old one or the new."""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

DIGEST_SIZE = 16  # bytes


def write_whole(path: Path, data: bytes) -> None:
    """Write the file, and its folder where there is none. Raises OSError, and then the file is as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_beside(path, data).replace(path)


def write_checked(path: Path, data: bytes) -> None:
    """Write a file of the cache, with a digest of the data behind it. Raises OSError as `write_whole` does."""
    write_whole(path, data + _digest(data))


def read_checked(path: Path) -> bytes | None:
    """Return the data that `write_checked` wrote; None where there is none, or not all of it is as it was."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    data, digest = content[:-DIGEST_SIZE], content[-DIGEST_SIZE:]
    return data if digest == _digest(data) else None


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=DIGEST_SIZE).digest()


def write_beside(path: Path, data: bytes, durable: bool = False) -> Path:
    """Write a hidden file beside that one, with its permissions; return its path.

    Where it is `durable`, the data is on the disk, and a crash of the machine does not lose it. Raises OSError, and
    then leaves nothing.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        beside.chmod(path.stat().st_mode if path.exists() else 0o644)
        return beside
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
