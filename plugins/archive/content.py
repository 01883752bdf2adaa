"""Content: all that lies in content/ on a given day, public or not, with what is wrong in it."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from ..cache.parallel import MUCH
from ..cache.store import Store
from ..language.language import Language
from . import tag, takedown
from .post_folder import KINDS, Folder, entries, is_leftover
from .post_folder_cache import kept_folder
from .problem import Problem, Reading, collect, nearest
from .tag import Tag
from .takedown import Takedown
from .text import Sheet

FILES = (tag.NAME, takedown.NAME)
NONE: Mapping[str, bytes] = {}


@dataclass(frozen=True, slots=True)
class Content:
    root: Path  # where it lies: content/
    today: datetime.date  # in Belgrade
    languages: Mapping[str, Language]  # by code
    folders: tuple[Folder, ...]  # in the order of their paths
    tags: Mapping[str, Tag]  # by slug, in the order of tags.yml
    takedowns: tuple[Takedown, ...]
    problems: tuple[Problem, ...]  # all but those of links, which depend on what is public


def read_content(
    root: Path,
    today: datetime.date,
    languages: Mapping[str, Language],
    store: Store | None = None,
    digests: Mapping[str, bytes] = NONE,
) -> Content:
    """The content as it is, whatever is wrong with it. What was read before is taken from the store, by the digests of
    folders that `merkle.digests` gives.
    """
    problems: list[Problem] = []

    def read(path: Path) -> Reading[Folder | None]:
        return kept_folder(path, languages, today, shelf, digests)

    shelf = store or Store()
    folders = collect(_folders(root, read, shelf), problems)
    tags = collect(tag.read_tags(root / tag.NAME, languages), problems)
    takedowns = collect(takedown.read_takedowns(root / takedown.NAME, languages, today), problems)
    problems += chain(_check_tags(folders, tags), _check_addresses(folders, takedowns, today))
    return Content(root, today, languages, tuple(folders), tags, takedowns, tuple(problems))


def is_public(original: Sheet, date: datetime.date | None, today: datetime.date) -> bool:
    """Whether readers may see a post of that original and day."""
    status = original.header.status
    return status != "draft" and (date is None or date <= today or status in ("announced", "cancelled"))


Reader: TypeAlias = Callable[[Path], Reading[Folder | None]]  # of a post's folder


def _folders(content: Path, read: Reader, store: Store) -> Reading[list[Folder]]:
    """Every post's folder in content/, in the order of their paths."""
    folders = []
    if not content.is_dir():
        yield Problem("", 0, f"there is no folder {content.name}", "name the folder that holds the content")
        return []
    for path in (yield from entries(content, "")):
        if path.is_symlink():
            yield Problem(path.name, 0, "this is a symbolic link", "put the file itself here")
        elif path.is_dir() and path.name in KINDS:
            folders += yield from _of_kind(path, read, store)
        elif not is_leftover(path) and (path.name not in FILES or not path.is_file()):
            yield Problem(path.name, 0, "this has no place in the content", nearest(path.name, (*KINDS, *FILES)))
    return folders


def _of_kind(parent: Path, read: Reader, store: Store) -> Reading[list[Folder]]:
    """The folders of a kind. Where the first were not in the store, the others are put there on every core."""
    folders = []
    paths = yield from entries(parent, parent.name)
    for some in (paths[:MUCH], paths[MUCH:]):
        if store.made >= MUCH:
            store.fill(lambda path: collect(_folder(path, read), []), some, f"Reading {parent.name}")
        for path in some:
            folder = yield from _folder(path, read)
            folders += [folder] if folder else []
    return folders


def _folder(path: Path, read: Reader) -> Reading[Folder | None]:
    """A post's folder, or None where the path is none."""
    name = f"{path.parent.name}/{path.name}"
    if path.is_symlink():
        yield Problem(name, 0, "this is a symbolic link", "put the folder itself here")
    elif path.is_dir() and not path.name.startswith("."):
        return (yield from read(path))
    elif not is_leftover(path):
        yield Problem(name, 0, f"{path.parent.name}/ holds folders only", "put the file into a post's folder")
    return None


# What folders say of each other


def _check_tags(folders: Iterable[Folder], tags: Mapping[str, Tag]) -> Iterator[Problem]:
    for sheet in (sheet for folder in folders for sheet in folder.sheets):
        for name in sheet.header.tags:
            if name not in tags:
                near = "put commas between tags" if " " in name else nearest(name, tags)
                advice = f"{near} (new tags go into {tag.NAME})"
                yield Problem(sheet.source, sheet.header.line("tags"), f"there is no tag “{name}”", advice)


def _check_addresses(
    folders: Iterable[Folder], takedowns: Iterable[Takedown], today: datetime.date
) -> Iterator[Problem]:
    """Each address leads to one thing. What is public is asked first: a draft makes no mistake of another's."""
    public: list[Folder] = []
    private: list[Folder] = []
    for folder in folders:
        seen = folder.original is None or is_public(folder.original, folder.date, today)
        (public if seen else private).append(folder)
    taken: dict[str, str] = {}
    yield from _take(public, taken)
    for one in takedowns:
        if one.address in taken:
            what = f"{taken[one.address]} still stands at {one.address}"
            yield Problem(takedown.NAME, one.line, what, "delete the post, or this takedown")
        taken.setdefault(one.address, f"a takedown in {takedown.NAME}")
    yield from _take(private, taken)


def _take(folders: Iterable[Folder], taken: dict[str, str]) -> Iterator[Problem]:
    """Give each folder its address, and then its aliases, if nothing has taken them."""
    for folder in folders:
        if folder.address in taken:
            what = f"{taken[folder.address]} has the address {folder.address} too"
            yield Problem(folder.path, 0, what, "give one of them another slug")
        taken.setdefault(folder.address, folder.path)
    for folder in folders:
        sheet = folder.original
        for alias in sheet.header.aliases if sheet else ():
            if sheet and f"{alias}/" in taken:
                what = f"the address {alias} belongs to {taken[f'{alias}/']}"
                yield Problem(sheet.source, sheet.header.line("aliases"), what, "delete this alias")
            taken.setdefault(f"{alias}/", folder.path)
