"""The writer: puts pages into the tree, whole or not at all."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from pelican.writers import Writer

from ..editions.pages.shared_pages import MARK, ROBOTS
from .tree_record import folders_of, record

NEW = ".not-in-place"  # in the name of a file that is not yet in its place; the number of the build's process follows


def _name(url: str) -> str:
    """The file of a page, in the tree."""
    return f"{url}index.html" if url.endswith("/") or not url else url


class WrongFolder(Exception):
    """A page cannot be put into the output folder; the message says why, and what to do."""


class Tree(Writer):  # type: ignore[misc]  # Pelican ships no types
    """The tree in a folder. Pages are set beside their places, and `commit` puts all in theirs: until then, a build
    that fails has changed nothing."""

    def __init__(self, output_path: str, settings: Mapping[str, Any]) -> None:
        super().__init__(output_path, settings)
        self.path = Path(output_path)
        self.record = record(self.path, Path(settings["CACHE_PATH"]))
        self.keys: dict[str, str] = {}  # of every file that a page stands for, by its name in the tree
        self.standing: set[str] = set()  # those that stand as they were written
        self.waiting: set[str] = set()  # those that are set beside their places
        self.folders: set[Path] = set()  # those that are known to be there
        self.ending = f"{NEW}-{os.getpid()}"  # what a killed build's copies still set is not this one's

    @cached_property
    def untouched(self) -> set[str]:
        """The folders of the tree that are as the last build left them, and in which this one has set nothing."""
        return self.record.untouched()

    def has(self, url: str, key: str) -> bool:
        """Whether the page of that key stands at the URL, as it was written; then the tree keeps it.

        Raises WrongFolder where it has another there.
        """
        name = _name(url)
        stands = self.record.stands(name, key)
        if stands:
            self._keep(name, key)
            self.standing.add(name)
        return stands

    def set_beside(self, url: str, content: bytes) -> bool:
        """Set the page at that URL beside its place, unless it stands there already; whether it was set.

        Raises WrongFolder where something else is in the way.
        """
        path = self.path / _name(url)
        if path.is_file() and not path.is_symlink() and path.read_bytes() == content:
            return False
        self._make_folder(path.parent)
        new = self._new(path)
        new.unlink(missing_ok=True)
        with new.open("xb") as file:
            file.write(content)
        return True

    def _new(self, path: Path) -> Path:
        """Where a file waits until the whole tree is there."""
        return path.with_name(path.name + self.ending)

    def take(self, url: str, key: str, is_set: bool) -> None:
        """Keep the page of that key at the URL: set beside its place, or standing there already."""
        name = _name(url)
        self._keep(name, key)
        self.waiting |= {name} if is_set else set()

    def _keep(self, name: str, key: str) -> None:
        if name in self.keys:
            raise WrongFolder(f"two pages have the address {name.removesuffix('index.html')}")
        self.keys[name] = key

    def _make_folder(self, path: Path) -> None:
        """Make the folder, if no link or file stands where it or one above it should. Each is looked at once."""
        if path in self.folders:
            return
        if path == self.path:
            path.mkdir(parents=True, exist_ok=True)
        else:
            self._make_folder(path.parent)
            if path.is_symlink() or (path.exists() and not path.is_dir()):
                raise WrongFolder(f"{path} is no folder of the tree; delete it")
            path.mkdir(exist_ok=True)
        self.folders.add(path)

    def commit(self, made: Mapping[str, Any]) -> None:
        """Put every page into its place, the one that marks the folder first; then remove all that is no page.

        `made` is kept with the record of the tree.
        """
        for name in sorted(self.waiting, key=lambda name: (name != ROBOTS, name)):
            self._put_into_place(self.path / name)
        folders = folders_of(self.keys)
        strays = set(self._strays(folders))
        for name in sorted(strays):
            path = self.path / name
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif os.path.lexists(path):
                path.unlink()
        changed = (self.keys.keys() - self.standing) | strays
        touched = folders_of(self.waiting | strays) if self.waiting or strays else set()
        self.record.save(self.keys, folders, changed | touched | (self.record.folders.keys() - self.untouched), made)

    def _put_into_place(self, path: Path) -> None:
        try:
            self._new(path).replace(path)
        except OSError:
            if path.is_symlink() or not path.is_dir():
                raise
            shutil.rmtree(path)
            self._new(path).replace(path)

    def _strays(self, folders: set[str]) -> Iterator[str]:
        """What is no page: among what was here, and in the folders that are not as they were left."""
        yield from (self.record.files.keys() | self.record.folders.keys()) - self.keys.keys() - folders
        for folder in folders - (self.untouched - folders_of(self.waiting)):
            for entry in os.scandir(self.path / folder):
                name = f"{folder}/{entry.name}".lstrip("/")
                if name not in self.keys and name not in folders:
                    yield name

    @contextmanager
    def whole_or_not(self) -> Iterator[None]:
        """Where what it encloses fails, forget the pages that are not in their places."""
        try:
            yield
        except BaseException:
            for new in self.path.rglob(f"*{self.ending}"):
                new.unlink()
            self._remove_empty_folders()
            raise

    def _remove_empty_folders(self) -> None:
        for path in sorted(self.path.rglob("*"), reverse=True):
            if path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
                path.rmdir()


def check_output(output: Path, needed: Iterable[Path]) -> None:
    """Raises WrongFolder where to put a tree into the folder would remove what is not the site's."""
    for path in needed:
        if output == path or output in path.parents:
            raise WrongFolder(f"{output} holds {path}; name another folder with -o")
    if output.exists() and not output.is_dir():
        raise WrongFolder(f"{output} is no folder; name another with -o")
    if (output / ".git").exists():
        raise WrongFolder(f"{output} is a git repository, whose history a build would remove; name another with -o")
    files = (path for path in output.rglob("*") if not path.is_dir() and NEW not in path.name)
    robots = output / ROBOTS
    marked = robots.is_file() and robots.read_text("utf-8", "replace").startswith(MARK)
    if not marked and any(files):
        raise WrongFolder(f"{output} holds files that no build of this site wrote; name another folder with -o")
