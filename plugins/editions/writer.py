"""The writer: puts pages into the tree, whole or not at all."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pelican.writers import Writer

from .shared import MARK, ROBOTS

NEW = ".new"  # ends the name of a file that is not yet in its place


class WrongFolder(Exception):
    """The output folder holds what no build wrote; the message says what to do."""


class Tree(Writer):  # type: ignore[misc]  # Pelican ships no types
    """The tree in a folder. `write` sets a page beside its place, `commit` puts all in theirs: until then, a build
    that fails has changed nothing."""

    def __init__(self, output_path: str, settings: object = None) -> None:
        super().__init__(output_path, settings)
        self.path = Path(output_path)
        self.waiting: dict[Path, Path] = {}  # where a changed page will stand → where it waits
        self.kept: set[Path] = set()  # every file that a page stands for

    def write(self, url: str, content: bytes) -> None:
        """Set the page at that URL beside its place, unless it stands there already."""
        path = self.path / (f"{url}index.html" if url.endswith("/") or not url else url)
        self.kept.add(path)
        if path.is_file() and path.read_bytes() == content:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(path.name + NEW)
        new.write_bytes(content)
        self.waiting[path] = new

    def commit(self) -> None:
        """Put every page into its place, then remove all that no page stands for."""
        for path, new in self.waiting.items():
            if path.is_dir():
                shutil.rmtree(path)
            new.replace(path)
        folders = {parent for path in self.kept for parent in path.parents}
        for path in sorted(self.path.rglob("*"), reverse=True):
            if path.is_symlink() or path.is_file():
                if path not in self.kept:
                    path.unlink()
            elif path not in folders:
                path.rmdir()

    @contextmanager
    def whole_or_not(self) -> Iterator[None]:
        """Where what it encloses fails, forget the pages that are not in their places."""
        try:
            yield
        except BaseException:
            for new in self.waiting.values():
                new.unlink(missing_ok=True)
            raise


def check_output(output: Path, needed: Iterable[Path]) -> None:
    """Raises WrongFolder where to put a tree into the folder would remove what is not the site's."""
    for path in needed:
        if output == path or output in path.parents:
            raise WrongFolder(f"{output} holds {path}; name another folder with -o")
    if output.is_dir() and any(output.iterdir()):
        robots = output / ROBOTS
        if not robots.is_file() or not robots.read_text("utf-8", "replace").startswith(MARK):
            raise WrongFolder(f"{output} holds files that no build of this site wrote; name another folder with -o")
