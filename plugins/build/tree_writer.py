"""The tree writer: puts files into the tree, whole or not at all."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from ..archive.problem import Unable
from ..editions.pages.shared_pages import ROBOTS, TREE_MARK
from ..messages.message import Message
from .tree_record import TreeRecord, folders_above

TEMPORARY = ".not-in-place"  # in a temporary name; the number of the build's process follows


def file_name(url: str) -> str:
    """Return the file of a URL, in the tree."""
    return f"{url}index.html" if url.endswith("/") or not url else url


class WrongTree(Unable):
    """The tree cannot be written."""


class TreeWriter:
    """Writes files under temporary names, and `commit` gives all of them their own: until then, a build that fails has
    changed nothing."""

    def __init__(self, tree: Path, record: TreeRecord) -> None:
        self.tree, self.record = tree, record
        self.fingerprints: dict[str, str] = {}  # of every file that the tree will have, by its name
        self.unchanged: set[str] = set()  # those that stand as they were written
        self.waiting: set[str] = set()  # those that have temporary names still
        self.folders: set[Path] = set()  # those that are known to be there
        self.ending = f"{TEMPORARY}-{os.getpid()}"  # what a killed build's copies still write is not this one's

    @cached_property
    def untouched_folders(self) -> set[str]:
        """The folders of the tree that are as the last build left them, and in which this one has written nothing."""
        return self.record.untouched_folders()

    def keep_if_unchanged(self, url: str, fingerprint: str) -> bool:
        """Keep the file of that fingerprint if it stands at the URL as it was written; tell whether it does.

        Raises WrongTree where it has another there.
        """
        name = file_name(url)
        is_unchanged = self.record.is_unchanged(name, fingerprint)
        if is_unchanged:
            self._add(name, fingerprint)
            self.unchanged.add(name)
        return is_unchanged

    def write_temporary(self, url: str, content: bytes) -> bool:
        """Write the file of that URL under a temporary name, unless the tree has it; tell whether it was written.

        Raises WrongTree where something else is in the way.
        """
        path = self.tree / file_name(url)
        if path.is_file() and not path.is_symlink() and path.read_bytes() == content:
            return False
        self._make_folder(path.parent)
        new = self._temporary(path)
        new.unlink(missing_ok=True)
        with new.open("xb") as file:
            file.write(content)
        return True

    def _temporary(self, path: Path) -> Path:
        """Return the temporary name of a file."""
        return path.with_name(path.name + self.ending)

    def add(self, url: str, fingerprint: str, is_written: bool) -> None:
        """Let the tree have the file of that fingerprint at the URL: written just now, or standing there already.

        Raises WrongTree where it has another there.
        """
        name = file_name(url)
        self._add(name, fingerprint)
        self.waiting |= {name} if is_written else set()

    def _add(self, name: str, fingerprint: str) -> None:
        if name in self.fingerprints:
            address = name.removesuffix("index.html")
            raise WrongTree(Message("two pages have the address {address}", address=address))
        self.fingerprints[name] = fingerprint

    def _make_folder(self, path: Path) -> None:
        """Make the folder, if no link or file stands where it or one above it should. Each is looked at once."""
        if path in self.folders:
            return
        if path == self.tree:
            path.mkdir(parents=True, exist_ok=True)
        else:
            self._make_folder(path.parent)
            if path.is_symlink() or (path.exists() and not path.is_dir()):
                raise WrongTree(Message("{path} is no folder of the tree; delete it", path=str(path)))
            path.mkdir(exist_ok=True)
        self.folders.add(path)

    def commit(self, last_build: Mapping[str, Any]) -> None:
        """Put every file into its place, the one that marks the folder first; then remove all that is not of the tree.

        `last_build` is kept with the record of the tree.
        """
        for name in sorted(self.waiting, key=lambda name: (name != ROBOTS, name)):
            self._put_into_place(self.tree / name)
        folders = folders_above(self.fingerprints)
        strays = set(self._strays(folders))
        for name in sorted(strays):
            _remove(self.tree / name)
        changed = (self.fingerprints.keys() - self.unchanged) | strays
        touched = folders_above(self.waiting | strays) if self.waiting or strays else set()
        touched |= self.record.folders.keys() - self.untouched_folders
        self.record.save(self.fingerprints, folders, changed | touched, last_build)

    def _put_into_place(self, path: Path) -> None:
        try:
            self._temporary(path).replace(path)
        except OSError:
            if path.is_symlink() or not path.is_dir():
                raise
            shutil.rmtree(path)
            self._temporary(path).replace(path)

    def _strays(self, folders: set[str]) -> Iterator[str]:
        """Yield what is not of the tree: among what was here, and in the folders that are not as they were left."""
        yield from (self.record.files.keys() | self.record.folders.keys()) - self.fingerprints.keys() - folders
        for folder in folders - (self.untouched_folders - folders_above(self.waiting)):
            for entry in os.scandir(self.tree / folder):
                name = f"{folder}/{entry.name}".lstrip("/")
                if name not in self.fingerprints and name not in folders:
                    yield name

    @contextmanager
    def whole_or_not_at_all(self) -> Iterator[None]:
        """If the enclosed block fails, delete the files that have temporary names."""
        try:
            yield
        except BaseException:
            for new in self.tree.rglob(f"*{self.ending}"):
                new.unlink()
            self._remove_empty_folders()
            raise

    def _remove_empty_folders(self) -> None:
        for path in sorted(self.tree.rglob("*"), reverse=True):
            if path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
                path.rmdir()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif os.path.lexists(path):
        path.unlink()


def check_output(output: Path, needed: Iterable[Path]) -> None:
    """Raise WrongTree if the folder holds anything that no build of this site wrote, or what a build needs."""
    for path in needed:
        if output == path or output in path.parents:
            reason = Message("{folder} holds {path}; name another folder with -o", folder=str(output), path=str(path))
            raise WrongTree(reason)
    if output.exists() and not output.is_dir():
        raise WrongTree(Message("{path} is no folder; name another with -o", path=str(output)))
    if (output / ".git").exists():
        raise WrongTree(
            Message(
                "{folder} is a git repository, whose history a build would remove; name another with -o",
                folder=str(output),
            )
        )
    files = (path for path in output.rglob("*") if not path.is_dir() and TEMPORARY not in path.name)
    robots = output / ROBOTS
    is_ours = robots.is_file() and robots.read_text("utf-8", "replace").startswith(TREE_MARK)
    if not is_ours and any(files):
        raise WrongTree(
            Message(
                "{folder} holds files that no build of this site wrote; name another folder with -o", folder=str(output)
            )
        )
