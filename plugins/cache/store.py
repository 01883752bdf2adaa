"""A store: what was made once, by a key: a digest of all that it was made of. It may be deleted at any time.

Why ours: diskcache and shelve commit each value by itself, forget by age, and believe what a torn file says.
"""

import hashlib
import pickle
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from .parallel import ENOUGH, Progress, run_in_parallel

LOCK_TIMEOUT = 30.0  # seconds for which another build's writing is waited for
AT_ONCE = 500  # values that wait to be written, or are looked up together
SPARE = 2  # times as many values as a build used are kept, for other branches and days

Answer = TypeVar("Answer")
Item = TypeVar("Item")


def make_key(*parts: str | bytes) -> str:
    """Return what names all of the parts: a digest of them (BLAKE2b), 32 hex digits."""
    joined = b"\0".join([part.encode() if isinstance(part, str) else part for part in parts])
    return hashlib.blake2b(joined, digest_size=16).hexdigest()


class Store:
    """Values in a file, or in memory where no path is given. What cannot be read whole is as if it were not there.

    `salt` names all that every value depends on: the code, the settings, the versions of libraries. What is read is
    kept in the `memory` too, where one is given: a process that stays gives the same to one store after another.
    """

    def __init__(self, path: Path | None = None, salt: str = "", memory: dict[str, Any] | None = None) -> None:
        self.path, self.salt, self.memory = path, make_key(salt), memory
        self.added = 0  # how many values were
        self._waiting: dict[str, Any] = {}  # to be written
        self._used: set[str] = set()  # keys
        self._used_lazily: list[Iterable[str]] = []
        self._connection: sqlite3.Connection | None = None

    def key(self, *parts: str | bytes) -> str:
        """Return what names a value made of those parts."""
        return make_key(self.salt, *parts)

    def get(self, key: str) -> Any:
        """Return the value of that key, or None."""
        return self.get_all([key]).get(key)

    def get_all(self, keys: Sequence[str]) -> dict[str, Any]:
        """Return the values of those keys that it has, looked up many at a time."""
        self._used.update(keys)
        values = {key: known[key] for known in (self.memory or {}, self._waiting) for key in keys if key in known}
        missing = [key for key in keys if key not in values] if values else keys
        for first in range(0, len(missing), AT_ONCE):
            read = self._ask(partial(_read, keys=missing[first : first + AT_ONCE])) or {}
            values |= read
            if self.memory is not None:
                self.memory |= read
        return values

    def used(self) -> dict[str, Any]:
        """Return what it was asked for and has in its memory."""
        memory = self.memory or {}
        return {key: memory[key] for key in self._used if key in memory}

    def use(self, keys: Iterable[str]) -> None:
        """Keep the values of those keys, though nobody asks for them now.

        They are looked at only where something is to be forgotten.
        """
        self._used_lazily.append(keys)

    def put(self, key: str, value: Any) -> None:
        """Keep the value, which can be pickled, under that key."""
        self.added += 1
        self._used.add(key)
        self._waiting[key] = value
        if len(self._waiting) >= AT_ONCE:
            self._ask(self._write)

    def fill(self, make: Callable[[Item], object], items: Sequence[Item], progress: Progress) -> None:
        """Do for each item what puts values here, in parallel where there is much to make and a file to meet in.

        For `progress`, see `parallel.run_in_parallel`.
        """
        if self.path is None or len(items) < ENOUGH:
            return

        def make_share(share: Iterable[Item]) -> None:
            for item in share:
                make(item)
            self.close()

        self.close()
        run_in_parallel(make_share, items, progress)

    def save(self) -> None:
        """Write what was added, and forget what was not used where that is much."""
        if self.added:
            self._ask(self._write)
            self._ask(self._forget)
        self.close()

    def close(self) -> None:
        """Write what was added, and leave the file until it is asked again: no two processes may share a connection."""
        if self._waiting:
            self._ask(self._write)
        if self._connection:
            self._connection.close()
            self._connection = None

    def _ask(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        """Return what the file answers; None where it does not. One that is torn is dropped, and begun anew."""
        if self.path is None:
            return None
        try:
            self._connection = self._connection or _open(self.path)
            return question(self._connection)
        except sqlite3.OperationalError:  # another build writes for long, or the disk is full
            return None
        except Exception:  # sqlite3 may raise anything where a file is torn
            if self._connection:
                self._connection.close()
                self._connection = None
            self.path.unlink(missing_ok=True)
            return None

    def _write(self, connection: sqlite3.Connection) -> None:
        pickled = ((key, pickle.dumps(value, protocol=5)) for key, value in self._waiting.items())
        with connection:
            summed = ((key, zlib.crc32(data), data) for key, data in pickled)
            connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", summed)
        self._waiting.clear()

    def _forget(self, connection: sqlite3.Connection) -> None:
        (number,) = connection.execute("SELECT count(*) FROM kept").fetchone()
        if number <= SPARE * len(self._used):
            return
        for keys in self._used_lazily:
            self._used.update(keys)
        if number <= SPARE * len(self._used):
            return
        with connection:
            connection.execute("CREATE TEMP TABLE used (key TEXT PRIMARY KEY)")
            connection.executemany("INSERT INTO used VALUES (?)", ((key,) for key in self._used))
            connection.execute("DELETE FROM kept WHERE key NOT IN (SELECT key FROM used)")
            connection.execute("DROP TABLE used")
        connection.execute("VACUUM")


def _read(connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, Any]:
    marks = ",".join("?" * len(keys))
    values = connection.execute(f"SELECT key, sum, value FROM kept WHERE key IN ({marks})", keys)
    return {key: pickle.loads(data) for key, sum_, data in values if zlib.crc32(data) == sum_}


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=LOCK_TIMEOUT)
    try:
        connection.execute("PRAGMA synchronous = OFF")  # a crash of the machine may lose it; a kill does not
        connection.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, sum INT, value BLOB)")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
