"""The record of a tree: by which fingerprint each file was written, and whether anybody has touched it since."""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..cache.atomic_write import write_whole
from ..cache.store import make_key

FORM = 2  # of the record: one of another form cannot be read
Trace = str  # what the system says of a file or folder, as git's index keeps it; "" where there is nothing


class TreeRecord:
    """The record of a tree, in the cache; where it cannot be read, it is as if nothing stood there.

    Files and folders are named by their paths in the tree; "" is the tree itself.
    """

    def __init__(self, tree: Path, cache: Path) -> None:
        self.tree = str(tree)
        self.path = record_path(tree, cache, "json")
        values = self._read()
        self.files: Mapping[str, str] = values.get("files", {})  # its fingerprint and its trace, with a space between
        self.folders: Mapping[str, Trace] = values.get("folders", {})
        self.last_build: Mapping[str, Any] = values.get("last_build", {})  # which wrote it

    def is_unchanged(self, name: str, fingerprint: str) -> bool:
        """Tell whether the file was written by that fingerprint, and is as it was then."""
        before = self.files.get(name)
        # The system is asked last: of many files that takes longer than all else here.
        return before is not None and before.startswith(fingerprint) and before == f"{fingerprint} {self._trace(name)}"

    def untouched_folders(self) -> set[str]:
        """Return the folders in which nothing was made, deleted or renamed since."""
        return {name for name, trace in self.folders.items() if trace == self._trace(name)}

    def is_whole(self) -> bool:
        """Tell whether the tree is as the build left it, to the last file."""
        unchanged = (before.partition(" ")[2] == self._trace(name) for name, before in self.files.items())
        return bool(self.files) and len(self.untouched_folders()) == len(self.folders) and all(unchanged)

    def save(
        self, fingerprints: Mapping[str, str], folders: set[str], changed: set[str], last_build: Mapping[str, Any]
    ) -> None:
        """Keep how the tree stands now, by the fingerprints of its files, and the folders above them.

        `changed` are those of both that do not stand as they did.
        """
        files = {
            name: self.files[name]
            if name in self.files and name not in changed
            else f"{fingerprint} {self._trace(name)}"
            for name, fingerprint in fingerprints.items()
        }
        above = {
            name: self.folders[name] if name in self.folders and name not in changed else self._trace(name)
            for name in folders
        }
        values = {"form": FORM, "files": files, "folders": above, "last_build": last_build}
        write_whole(self.path, json.dumps(values).encode())
        self.files, self.folders, self.last_build = files, above, last_build

    def _read(self) -> Mapping[str, Any]:
        try:
            values = json.loads(self.path.read_bytes())
        except (OSError, ValueError):
            return {}
        return values if isinstance(values, dict) and values.get("form") == FORM else {}

    def _trace(self, name: str) -> Trace:
        """Return the file's trace. Whoever changes a file changes its ctime."""
        try:
            status = os.lstat(f"{self.tree}/{name}")
        except OSError:
            return ""
        return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino} {status.st_mode}"


def record_path(tree: Path, cache: Path, suffix: str) -> Path:
    """Return where something about a tree lies in the cache."""
    return cache / f"tree-{make_key(str(tree.resolve()))}.{suffix}"


def folders_above(names: Iterable[str]) -> set[str]:
    """Return every folder above those files."""
    folders = {""}
    for name in names:
        folder = name.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders
