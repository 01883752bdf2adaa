"""A file, read within bounds, and written whole or not at all."""

import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from ..archive.parsing.source_file import SIZE
from .refusal import Refused


def read_file(path: Path, most: int = SIZE) -> bytes:
    """The bytes of an ordinary file that has at most so many."""
    if not path.is_file():
        raise Refused(f"there is no file {path}", "give the full path of one")
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise Refused(f"{path} is larger than {_size(most)}", "make it smaller, or divide it")
    return data


def _size(most: int) -> str:
    return f"{most // 2**20} MB" if most >= 2**20 else f"{most // 2**10} KB"


def read_text(path: Path) -> str:
    """The characters of an ordinary file, its line ends as they are."""
    try:
        return read_file(path).decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(f"{path} is not UTF-8", "run make fix for its post first") from None


def begin(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, and its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = _beside(path, data)
    try:
        os.link(new, path)  # unlike a rename, it replaces nothing
    except FileExistsError:
        raise Refused(f"{path} is there already", "it was left as it is") from None
    finally:
        new.unlink()


def save(path: Path, before: bytes, after: bytes) -> None:
    """Write another state of a file that was read as `before`."""
    save_all({path: (before, after)})


def save_all(changes: Mapping[Path, tuple[bytes, bytes]], last: Callable[[], object] = lambda: None) -> None:
    """Write another state of several files, path → (as it was read, as it is to be), and do the last step; or nothing.

    Raises Refused where somebody has changed one of them in the meantime.
    """
    waiting: dict[Path, Path] = {}
    replaced: list[Path] = []
    try:
        for path, (before, after) in changes.items():
            if path.read_bytes() != before:
                raise Refused(f"{path} was changed while this ran", "run it again")
            waiting[path] = _beside(path, after)
        for path, new in waiting.items():
            new.replace(path)
            replaced.append(path)
        last()
    except BaseException:
        for path in replaced:
            path.write_bytes(changes[path][0])
        for new in waiting.values():
            new.unlink(missing_ok=True)
        raise


def _beside(path: Path, data: bytes) -> Path:
    """A hidden file beside that one, with the data on the disk, and with its permissions."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            os.fsync(file.fileno())
        new.chmod(path.stat().st_mode if path.exists() else 0o644)
        return new
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
