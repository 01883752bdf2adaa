"""A store: what was made once, by a digest of all that it was made from. It may be deleted at any time."""

import hashlib
import pickle
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from ..archive.problem import Problem, Reading, collect
from .parallel import MUCH, on_every_core

SECONDS = 30.0  # for which another build's writing is waited for
AT_ONCE = 500  # values made that wait to be written
SPARE = 4  # times as many values as a build used are kept, for other branches and days

Answer = TypeVar("Answer")
Item = TypeVar("Item")


def content_key(*parts: str | bytes) -> str:
    """What names content: a digest of all its parts, 32 hex digits."""
    joined = b"\0".join(part.encode() if isinstance(part, str) else part for part in parts)
    return hashlib.blake2b(joined, digest_size=16).hexdigest()


class Lost(Exception):
    """What was kept is there no more, nor is what it was made of."""


class Store:
    """Values in a file, or in memory where no path is given. What cannot be read whole is as if it were not there.

    `salt` names all that every value depends on: the code, the settings, the versions of libraries. What is read is
    kept in the `memory` too, where one is given: a process that stays gives the same to one store after another.
    """

    def __init__(self, path: Path | None = None, salt: str = "", memory: dict[str, Any] | None = None) -> None:
        self.path, self.salt, self.memory = path, content_key(salt), memory
        self.made = 0  # how many values were
        self._made: dict[str, Any] = {}  # those that wait to be written
        self._used: set[str] = set()
        self._used_too: list[Iterable[str]] = []
        self._rows: sqlite3.Connection | None = None

    def key(self, *parts: str | bytes) -> str:
        """What names a value made of those parts."""
        return content_key(self.salt, *parts)

    def get(self, key: str) -> Any:
        """The value of that key, or None."""
        return self.get_all([key]).get(key)

    def get_all(self, keys: Sequence[str]) -> dict[str, Any]:
        """The values of those keys that it has, looked up many at a time."""
        self._used.update(keys)
        found = {key: known[key] for known in (self.memory or {}, self._made) for key in keys if key in known}
        missing = [key for key in keys if key not in found] if found else keys
        for first in range(0, len(missing), AT_ONCE):
            read = self._asked(partial(_read, keys=missing[first : first + AT_ONCE])) or {}
            found |= read
            if self.memory is not None:
                self.memory |= read
        return found

    def use(self, key: str) -> None:
        """Keep the value of that key, though nobody asks for it now."""
        self._used.add(key)

    def use_all(self, keys: Iterable[str]) -> None:
        """The same of many; they are looked at only where something is to be forgotten."""
        self._used_too.append(keys)

    def put(self, key: str, value: Any) -> None:
        self.made += 1
        self._used.add(key)
        self._made[key] = value
        if len(self._made) >= AT_ONCE:
            self._asked(self._write)

    def fill(self, make: Callable[[Item], object], items: Sequence[Item], what: str) -> None:
        """Do for each item what puts values here, on every core where there is much to make and a file to meet in; for
        `what`, see `cores.on_every_core`."""
        if self.path is None or len(items) < MUCH:
            return

        def share(some: Iterable[Item]) -> None:
            for item in some:
                make(item)
            self.close()

        self.close()
        on_every_core(share, items, what)

    def save(self) -> None:
        """Keep what was made, and forget what was not used where that is much."""
        if self.made:
            self._asked(self._write)
            self._asked(self._forget)
        self.close()

    def close(self) -> None:
        """Write what was made, and leave the file until it is asked again: no two processes may share a connection."""
        if self._made:
            self._asked(self._write)
        if self._rows:
            self._rows.close()
            self._rows = None

    def _asked(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        """What the file answers; None where it does not. One that is torn is dropped, and begun anew."""
        if self.path is None:
            return None
        try:
            self._rows = self._rows or _opened(self.path)
            return question(self._rows)
        except sqlite3.OperationalError:  # another build writes for long, or the disk is full
            return None
        except Exception:  # sqlite3 may raise anything where a file is torn
            if self._rows:
                self._rows.close()
                self._rows = None
            self.path.unlink(missing_ok=True)
            return None

    def _write(self, rows: sqlite3.Connection) -> None:
        packed = ((key, pickle.dumps(value, protocol=5)) for key, value in self._made.items())
        with rows:
            every = ((key, zlib.crc32(data), data) for key, data in packed)
            rows.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", every)
        self._made.clear()

    def _forget(self, rows: sqlite3.Connection) -> None:
        (number,) = rows.execute("SELECT count(*) FROM kept").fetchone()
        if number <= SPARE * len(self._used):
            return
        for keys in self._used_too:
            self._used.update(keys)
        if number <= SPARE * len(self._used):
            return
        with rows:
            rows.execute("CREATE TEMP TABLE used (key TEXT PRIMARY KEY)")
            rows.executemany("INSERT INTO used VALUES (?)", ((key,) for key in self._used))
            rows.execute("DELETE FROM kept WHERE key NOT IN (SELECT key FROM used)")
            rows.execute("DROP TABLE used")
        rows.execute("VACUUM")


@dataclass(frozen=True, slots=True)
class Later(Generic[Answer]):
    """A value that lies in a store until it is asked for, so that a build does not hold every text at once."""

    store: Store
    key: str
    make: Callable[[], object]  # puts it there, where it is not

    def __call__(self) -> Answer:
        """Raises Lost where what it was made of has changed."""
        value: Answer | None = self.store.get(self.key)
        if value is None:
            self.make()
            value = self.store.get(self.key)
        if value is None:
            raise Lost("a text was changed while this ran; run it once more")
        return value


def remembered(store: Store, key: str, reading: Reading[Answer]) -> Reading[Answer]:
    """The reading, or what it gave when it was done before. One that met errors is not kept: they are mended first."""
    kept = store.get(key)
    if kept is None:
        problems: list[Problem] = []
        kept = problems, collect(reading, problems)
        if all(problem.warning for problem in problems):
            store.put(key, kept)
    yield from kept[0]
    value: Answer = kept[1]
    return value


def _read(rows: sqlite3.Connection, keys: Sequence[str]) -> dict[str, Any]:
    marks = ",".join("?" * len(keys))
    found = rows.execute(f"SELECT key, sum, value FROM kept WHERE key IN ({marks})", keys)
    return {key: pickle.loads(data) for key, sum_, data in found if zlib.crc32(data) == sum_}


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = sqlite3.connect(path, timeout=SECONDS)
    try:
        rows.execute("PRAGMA synchronous = OFF")  # a crash of the machine may lose it; a kill does not
        rows.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, sum INT, value BLOB)")
    except sqlite3.Error:
        rows.close()
        raise
    return rows
