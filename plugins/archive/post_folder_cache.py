"""A folder as the store keeps it, by the names and bytes of all that lies in it: most are as they were."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from ..cache.folder_digests import digests
from ..cache.store import Store
from ..language.language import Language
from .post_folder import KINDS, Folder, check_days, read_folder
from .problem import Problem, Reading, collect
from .text import Sheet, TextFile, words_of

# Of a folder its kind, day, files and photos, the place of the original, and of each sheet its language's code and all
# that it has but its words.
Kept: TypeAlias = tuple[Any, ...]


def kept_folder(
    path: Path,
    languages: Mapping[str, Language],
    today: datetime.date,
    store: Store,
    digests: Mapping[str, bytes],
) -> Reading[Folder | None]:
    """A post's folder as `folder.read_folder` reads it, from the store where it is there. `digests`: see `merkle`."""
    key = _key(path, store, digests) if str(path) in digests else ""
    kept = store.get(key) if key else None
    if kept is None:
        kept = yield from _read_anew(path, languages, store, key)
    else:
        yield from kept[0]
        kept = kept[1]
    folder = _unpacked(kept, path, languages, store) if kept else None
    if folder:
        yield from check_days(folder, today)
    return folder


def _read_anew(path: Path, languages: Mapping[str, Language], store: Store, key: str) -> Reading[Kept | None]:
    """What there is to keep of a folder. It is kept unless errors are in it, or somebody has written into it since it
    had that key."""
    problems: list[Problem] = []
    kept = collect(_packed(read_folder(path, languages, store)), problems)
    if key and all(problem.warning for problem in problems) and key == _key_now(path, store):
        store.put(key, (problems, kept))
    yield from problems
    return kept


def _key_now(path: Path, store: Store) -> str:
    found = digests(path)
    return _key(path, store, found) if found else ""


def _key(path: Path, store: Store, digests: Mapping[str, bytes]) -> str:
    return store.key("folder", path.parent.name, path.name, digests[str(path)])


def _packed(reading: Reading[Folder | None]) -> Reading[Kept | None]:
    folder = yield from reading
    if folder is None:
        return None
    sheets = [
        (one.language.code, one.source, one.key, one.header, one.markup, one.digest, one.words.key)
        for one in folder.sheets
    ]
    original = folder.sheets.index(folder.original) if folder.original else -1
    return folder.date, folder.files, folder.photos, original, sheets


def _unpacked(kept: Kept, path: Path, languages: Mapping[str, Language], store: Store) -> Folder:
    date, files, photos, original, rows = kept
    kind = KINDS[path.parent.name]
    sheets = []
    for code, source, key, header, markup, digest, words in rows:
        file = TextFile(path, source, kind, languages[code], languages)
        store.use(words)
        sheets.append(Sheet(languages[code], source, key, header, markup, digest, words_of(file, store, words)))
    name = f"{path.parent.name}/{path.name}"
    found = sheets[original] if original >= 0 else None
    return Folder(name, kind, date, tuple(sheets), files, photos, found)
