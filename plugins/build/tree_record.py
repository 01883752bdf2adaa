"""What stands in a tree: by which key each of its files was written, and whether anybody has touched it since."""

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..cache.store import content_key

SECONDS = 30.0  # for which another build is waited for
Trace = list[int]  # what the system says of a file or folder, as git's index keeps it; none where there is nothing


class Busy(Exception):
    """Another build writes into the same folder; the message says what to do."""


class Record:
    """The record of a tree, in the cache; where it cannot be read, it is as if nothing stood there.

    Files and folders are named by their paths in the tree; "" is the tree itself.
    """

    def __init__(self, tree: Path, cache: Path) -> None:
        self.tree = str(tree)
        self.path = _kept(tree, cache, "json")
        read = self._read()
        self.files: Mapping[str, tuple[str, Trace]] = read.get("files", {})  # (its key, its trace)
        self.folders: Mapping[str, Trace] = read.get("folders", {})
        self.made: Mapping[str, Any] = read.get("made", {})  # of the build that wrote it: see `generator`

    def stands(self, name: str, key: str) -> bool:
        """Whether the file was written by that key, and is as it was then."""
        before = self.files.get(name)
        return before is not None and before[0] == key and before[1] == self._trace(name)

    def untouched(self) -> set[str]:
        """The folders in which nothing was made, deleted or renamed since."""
        return {name for name, trace in self.folders.items() if trace == self._trace(name)}

    def is_whole(self) -> bool:
        """Whether the tree is as the build left it, to the last file."""
        stand = (before[1] == self._trace(name) for name, before in self.files.items())
        return bool(self.files) and len(self.untouched()) == len(self.folders) and all(stand)

    def save(self, keys: Mapping[str, str], folders: set[str], changed: set[str], made: Mapping[str, Any]) -> None:
        """Keep how the tree stands now, by the keys of its files, and the folders above them; `changed` are those of
        both that do not stand as they did."""
        files = {
            name: self.files[name] if name in self.files and name not in changed else (key, self._trace(name))
            for name, key in keys.items()
        }
        above = {
            name: self.folders[name] if name in self.folders and name not in changed else self._trace(name)
            for name in folders
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        new = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        new.write_text(json.dumps({"files": files, "folders": above, "made": made}), "utf-8")
        new.replace(self.path)
        self.files, self.folders, self.made = files, above, made

    def _read(self) -> Mapping[str, Any]:
        try:
            read = json.loads(self.path.read_bytes())
        except (OSError, ValueError):
            return {}
        return read if isinstance(read, dict) else {}

    def _trace(self, name: str) -> Trace:
        """Whoever changes a file changes its ctime."""
        try:
            found = os.lstat(f"{self.tree}/{name}")
        except OSError:
            return []
        return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_mode]


def _kept(tree: Path, cache: Path, ending: str) -> Path:
    return cache / f"tree-{content_key(str(tree.resolve()))}.{ending}"


def held(tree: Path, cache: Path) -> sqlite3.Connection:
    """A lock on the tree, which holds until it is closed or this process has ended, however it does.

    Raises Busy where another build has it for long.
    """
    path = _kept(tree, cache, "lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = sqlite3.connect(path, timeout=SECONDS)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise Busy(f"another build is writing into {tree}; wait for it, then run this again") from None
        raise
    return lock


@lru_cache(maxsize=1)
def record(tree: Path, cache: Path) -> Record:
    """The record of a tree. A large one takes long to read, and a run asks for it twice."""
    return Record(tree, cache)


def folders_of(names: Iterable[str]) -> set[str]:
    """Every folder above those files."""
    found = {""}
    for name in names:
        folder = name.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found
