"""Atomic writes: a file is written whole or not at all; whoever reads it sees the old one or the new."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write the file, and its folder where there is none. Raises OSError, and then the file is as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_beside(path, data).replace(path)


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
