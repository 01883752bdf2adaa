"""Files that an editor keeps: read within bounds, begun, and saved only where nobody changed them meanwhile."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from ..archive.parsing.source_file import SIZE
from ..cache.atomic_write import write_beside
from ..messages.message import Message
from ..messages.refusal import Refused


def read_file(path: Path, most: int = SIZE) -> bytes:
    """Return the bytes of an ordinary file that has at most so many. Raises Refused for any other."""
    if not path.is_file():
        raise Refused(Message("there is no file {path}", path=str(path)), Message("give the full path of one"))
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise Refused(_too_large(path, most), Message("make it smaller, or divide it"))
    return data


def _too_large(path: Path, most: int) -> Message:
    if most >= 2**20:
        return Message("{path} is larger than {size} MB", path=str(path), size=most // 2**20)
    return Message("{path} is larger than {size} KB", path=str(path), size=most // 2**10)


def read_text_file(path: Path) -> str:
    """Return the characters of an ordinary file, its line ends as they are. Raises Refused where it is not UTF-8."""
    try:
        return read_file(path).decode("utf-8")
    except UnicodeDecodeError:
        what = Message("{path} is not UTF-8", path=str(path))
        raise Refused(what, Message("run make fix for its post first")) from None


def begin_file(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, and its folder. Raises Refused where it is there."""
    is_new_folder = not path.parent.exists()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        new = write_beside(path, data, durable=True)
    except OSError:
        if is_new_folder:
            path.parent.rmdir()  # an empty one would be a mistake of its own
        raise
    try:
        os.link(new, path)  # unlike a rename, it replaces nothing
    except FileExistsError:
        what = Message("{path} is there already", path=str(path))
        raise Refused(what, Message("it was left as it is")) from None
    finally:
        new.unlink()


def save_file(path: Path, before: bytes, after: bytes) -> None:
    """Write another state of a file that was read as `before`. Raises Refused as `save_files` does."""
    save_files({path: (before, after)})


def save_files(changes: Mapping[Path, tuple[bytes, bytes]], last_step: Callable[[], object] = lambda: None) -> None:
    """Write another state of several files, path → (as it was read, as it is to be), and do the last step; or nothing.

    Raises Refused where somebody has changed one of them in the meantime.
    """
    waiting: dict[Path, Path] = {}
    replaced: list[Path] = []
    try:
        for path, (before, after) in changes.items():
            if path.read_bytes() != before:
                what = Message("{path} was changed while this ran", path=str(path))
                raise Refused(what, Message("run it again"))
            waiting[path] = write_beside(path, after, durable=True)
        for path, new in waiting.items():
            new.replace(path)
            replaced.append(path)
        last_step()
    except BaseException:
        for path in replaced:
            path.write_bytes(changes[path][0])
        for new in waiting.values():
            new.unlink(missing_ok=True)
        raise
