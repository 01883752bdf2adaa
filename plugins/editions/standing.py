"""What stands in a tree: by which key each of its files was written, and whether anybody has touched it since."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Trace = tuple[int, ...]  # what the system says of a file, as git's index keeps it


class Record:
    """The record of a tree, in the cache; where it cannot be read, it is as if nothing stood there."""

    def __init__(self, tree: Path, settings: Any) -> None:
        self.tree = tree
        name = hashlib.blake2b(str(tree.resolve()).encode(), digest_size=16).hexdigest()
        cache = settings.get("CACHE_PATH") if settings else None
        self.path = Path(cache, f"tree-{name}.json") if cache else None
        self.keys: dict[str, str] = {}  # of what is written now, by its file in the tree
        self._before = self._read()

    def stands(self, name: str, key: str) -> bool:
        """Whether the file was written by that key, and is as it was then."""
        before = self._before.get(name)
        return before is not None and before[0] == key and before[1] == list(_trace(self.tree / name))

    def save(self, names: Iterable[str]) -> None:
        """Keep how those files stand now."""
        if self.path is None:
            return
        kept = {name: (self.keys[name], _trace(self.tree / name)) for name in names if self.keys.get(name)}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        new = self.path.with_name(f"{self.path.name}.{id(self)}")
        new.write_text(json.dumps(kept), "utf-8")
        new.replace(self.path)

    def _read(self) -> Mapping[str, Any]:
        try:
            read = json.loads(self.path.read_bytes()) if self.path else {}
        except (OSError, ValueError):
            return {}
        return read if isinstance(read, dict) else {}


def _trace(path: Path) -> Trace:
    """A file's size, times and number; () where there is none. Whoever changes a file changes its ctime."""
    try:
        found = path.lstat()
    except OSError:
        return ()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_mode
