"""Content: all that lies in content/ on a given day, public or not, with what is wrong in it."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ..cache.parallel import ENOUGH
from ..cache.store import Store
from ..language.language import Language
from ..messages.advice import nearest
from ..messages.message import Message
from . import tag, takedown
from .folders.folder_files import is_leftover, list_files
from .folders.post_folder import PostFolder
from .folders.post_folder_cache import PostFolderCache
from .folders.text_html_cache import TextHtmlCache
from .kind import KINDS_BY_FOLDER
from .problem import Problem, Reading, collect, value_of
from .tag import Tag, read_tags
from .takedown import Takedown, read_takedowns

PURGED = "purged.txt"  # names files that may never be published again; publishing reads it
FILES = (tag.FILE, takedown.FILE, PURGED)
NO_DIGESTS: Mapping[str, bytes] = {}


@dataclass(frozen=True, slots=True)
class Content:
    root: Path  # where it lies: content/
    today: datetime.date  # in Belgrade
    languages: Mapping[str, Language]  # by code
    folders: tuple[PostFolder, ...]  # in the order of their paths
    tags: Mapping[str, Tag]  # by slug, in the order of tags.yml
    takedowns: tuple[Takedown, ...]
    problems: tuple[Problem, ...]  # all but those of links, which depend on what is public
    html_cache: TextHtmlCache  # of the texts


def read_content(
    root: Path,
    today: datetime.date,
    languages: Mapping[str, Language],
    store: Store | None = None,
    digests: Mapping[str, bytes] = NO_DIGESTS,
) -> Content:
    """Return the content as it is, whatever is wrong with it.

    What was read before is taken from the store, by the digests that `folder_digests` gives of it.
    """
    html_cache = TextHtmlCache(root, languages, store or Store())
    problems: list[Problem] = []
    folders = collect(_read_folders(root, PostFolderCache(today, html_cache, digests)), problems)
    tags = collect(read_tags(root / tag.FILE, languages), problems)
    takedowns = collect(read_takedowns(root / takedown.FILE, languages, today), problems)
    problems += chain(_check_tags(folders, tags), _check_addresses(folders, takedowns, today))
    return Content(root, today, languages, tuple(folders), tags, takedowns, tuple(problems), html_cache)


def is_public(folder: PostFolder, today: datetime.date) -> bool:
    """Tell whether readers may see a post.

    One whose state is not known counts as public, so that its mistakes are errors and not a draft's warnings.
    """
    if not folder.is_whole or folder.original is None:
        return True
    status = folder.original.header.status
    has_come = folder.date is None or folder.date <= today
    return status != "draft" and (has_come or status in ("announced", "cancelled"))


def _read_folders(root: Path, cache: PostFolderCache) -> Reading[list[PostFolder]]:
    """Return every post's folder in content/, in the order of their paths."""
    folders = []
    if not root.is_dir():
        what = Message("there is no folder {folder}", folder=root.name)
        yield Problem("", 0, what, Message("name the folder that holds the content"))
        return []
    for path in (yield from list_files(root, "")):
        if path.is_symlink():
            yield Problem(path.name, 0, Message("this is a symbolic link"), Message("put the file itself here"))
        elif path.is_dir() and path.name in KINDS_BY_FOLDER:
            folders += yield from _read_kind(path, cache)
        elif not is_leftover(path) and (path.name not in FILES or not path.is_file()):
            instead = nearest(path.name, (*KINDS_BY_FOLDER, *FILES))
            yield Problem(path.name, 0, Message("this has no place in the content"), instead)
    return folders


def _read_kind(parent: Path, cache: PostFolderCache) -> Reading[list[PostFolder]]:
    """Return the folders of a kind. If the first ENOUGH were not in the store, the others are read in parallel."""
    folders = []
    paths = yield from list_files(parent, parent.name)

    def progress(done: int, number: int) -> Message:
        return Message("Reading {folder}: {done} of {all}", folder=parent.name, done=done, all=number)

    for part in (paths[:ENOUGH], paths[ENOUGH:]):
        if cache.store.added >= ENOUGH:
            cache.store.fill(lambda path: value_of(_read_folder(path, cache)), part, progress)
        for path in part:
            folder = yield from _read_folder(path, cache)
            folders += [folder] if folder else []
    return folders


def _read_folder(path: Path, cache: PostFolderCache) -> Reading[PostFolder | None]:
    """Return a post's folder, or None where the path is none."""
    name = f"{path.parent.name}/{path.name}"
    if path.is_symlink():
        yield Problem(name, 0, Message("this is a symbolic link"), Message("put the folder itself here"))
    elif path.is_dir() and not path.name.startswith("."):
        return (yield from cache.read(path))
    elif not is_leftover(path):
        what = Message("{folder}/ holds folders only", folder=path.parent.name)
        yield Problem(name, 0, what, Message("put the file into a post's folder"))
    return None


# What folders say of each other


def _check_tags(folders: Iterable[PostFolder], tags: Mapping[str, Tag]) -> Iterator[Problem]:
    for text in (text for folder in folders for text in folder.texts):
        for slug in text.header.tags:
            if slug not in tags:
                what = Message("there is no tag “{slug}”", slug=slug)
                near = Message("put commas between tags") if " " in slug else nearest(slug, tags)
                instead = Message("{near} (new tags go into {file})", near=near, file=tag.FILE)
                yield Problem(text.source, text.header.line("tags"), what, instead)


def _check_addresses(
    folders: Iterable[PostFolder], takedowns: Iterable[Takedown], today: datetime.date
) -> Iterator[Problem]:
    """Yield a problem for each address that two things have.

    What is public is asked first: a draft makes no mistake of another's.
    """
    public: list[PostFolder] = []
    private: list[PostFolder] = []
    for folder in folders:
        (public if is_public(folder, today) else private).append(folder)
    owners: dict[str, str] = {}  # address → what has it: a folder, or a line of takedowns
    yield from _take_addresses(public, owners)
    for gone in takedowns:
        if gone.address in owners:
            what = Message("{owner} still stands at {address}", owner=owners[gone.address], address=gone.address)
            yield Problem(takedown.FILE, gone.line, what, Message("delete the post, or this takedown"))
        owners.setdefault(gone.address, f"{takedown.FILE}:{gone.line}")
    yield from _take_addresses(private, owners)


def _take_addresses(folders: Iterable[PostFolder], owners: dict[str, str]) -> Iterator[Problem]:
    """Give each folder its address, and then its aliases, if nothing has taken them."""
    for folder in folders:
        if folder.address in owners:
            owner = owners[folder.address]
            what = Message("{owner} has the address {address} too", owner=owner, address=folder.address)
            yield Problem(folder.path, 0, what, Message("give one of them another slug"))
        owners.setdefault(folder.address, folder.path)
    for folder in folders:
        original = folder.original
        for index, alias in enumerate(original.header.aliases if original else ()):
            is_own = index == 0 and f"{alias}/" == folder.address  # it has come back to where it first was
            if original and f"{alias}/" in owners and not is_own:
                owner = owners[f"{alias}/"]
                what = Message("the address {address} belongs to {owner}", address=alias, owner=owner)
                yield Problem(original.source, original.header.line("aliases"), what, Message("delete this alias"))
            owners.setdefault(f"{alias}/", folder.path)
