"""A post's folder in content/ as it was read, public or not, and the rules for its name and its photos."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ...cache.store import Store
from ...messages.advice import nearest
from ...messages.message import Message
from ..address import YEARS, address_of, wrong_address
from ..kind import KINDS_BY_FOLDER, KINDS_BY_NAME, Kind
from ..parsing.body_html import PHOTO_FILE
from ..parsing.header import salvage_header
from ..parsing.source_file import read_beginning
from ..problem import Problem, Reading
from .folder_files import is_misnamed_text, list_files, sort_files, unexpected_file
from .photo import Photo, read_photo, wrong_photo_name
from .text import Text, TextFile, read_text
from .text_html_cache import TextHtmlCache
from .text_rules import check_text, check_translations, find_original


@dataclass(frozen=True)  # without slots, for pickle is slow to bring those back
class PostFolder:
    path: str  # inside content/: "rallies/2022-02-24-embassy"
    kind: str
    date: datetime.date | None  # None of a page
    texts: tuple[Text, ...]  # without those that are not in UTF-8 or have no header
    photo_names: tuple[str, ...]  # of all photos in it, good or not
    photos: tuple[Photo, ...]
    original: Text | None  # None where that cannot be told
    is_whole: bool  # every text was read, or is known at least to be a draft

    @property
    def address(self) -> str:
        return address_of(self.path)

    def text(self, language: str) -> Text | None:
        """Return its text in the language of that code."""
        return next((text for text in self.texts if text.language == language), None)


def read_post_folder(path: Path, html: TextHtmlCache) -> Reading[PostFolder | None]:
    """Return a post's folder, or None where its name is wrong; see also `check_days`.

    The HTML of its texts is kept in `html`.
    """
    languages, store = html.languages, html.store
    name = f"{path.parent.name}/{path.name}"
    kind = KINDS_BY_FOLDER[path.parent.name]
    date, wrong = _date_of(path.name, kind)
    if wrong:
        yield Problem(name, 0, *wrong, warning=_holds_only_drafts(path))
        return None
    text_files, photo_files, others = sort_files((yield from list_files(path, name)), languages)
    for other in others:
        yield unexpected_file(other, f"{name}/{other.name}", languages)
    texts = []
    for file in text_files:
        text = yield from _read_text(file, f"{name}/{file.name}", kind, html)
        texts += [text] if text else []
    photos = yield from _read_photos(photo_files, name, store)
    if not text_files:
        known = ", ".join(f"{code}.md" for code in languages)
        instead = Message("write one of {names} in it, or delete it", names=known)
        yield Problem(name, 0, Message("the folder has no text"), instead)
    is_whole = len(texts) == len(text_files) and not any(is_misnamed_text(other, languages) for other in others)
    original = (yield from find_original(texts)) if is_whole else None
    if original:
        yield from check_translations(original, texts)
    names = tuple(file.name for file in photo_files)
    folder = PostFolder(name, kind.name, date, tuple(texts), names, photos, original, is_whole)
    for text in texts:
        yield from check_text(text, kind, date, original)
    if is_whole:
        yield from _check_photos(folder)
    return folder


def _read_text(path: Path, name: str, kind: Kind, html: TextHtmlCache) -> Reading[Text | None]:
    file = TextFile(path.parent, name, kind.name, html.languages[path.stem], html.languages)
    read = yield from read_text(file)
    if read is None:
        return None
    html.put(*read)
    return read[0]


def _read_photos(files: Iterable[Path], folder: str, store: Store) -> Reading[tuple[Photo, ...]]:
    """Return those of the photos that may be published."""
    photos = []
    for file in files:
        photo = yield from read_photo(file, f"{folder}/{file.name}", store)
        photos += [photo] if photo else []
    return tuple(photos)


def _date_of(name: str, kind: Kind) -> tuple[datetime.date | None, tuple[Message, Message] | None]:
    """Return (the day in a folder's name, what is wrong with the name)."""
    if not kind.is_dated:
        return None, wrong_address(name)
    parts = re.fullmatch(r"(\d{4}-\d\d-\d\d)-(.*)", name)
    if not parts:
        what = Message("“{name}” is no day and slug", name=name)
        return None, (what, Message("name the folder as in 2022-02-24-embassy"))
    try:
        date = datetime.date.fromisoformat(parts[1])
    except ValueError:
        what = Message("there is no day {day}", day=parts[1])
        return None, (what, Message("give the folder a day that exists"))
    if date.year not in YEARS:
        what = Message("the year {year} cannot be right", year=str(date.year))
        return None, (what, Message("correct the folder's day"))
    wrong = wrong_address(f"{date:%Y/%m}/{parts[2]}")
    return (None, wrong) if wrong else (date, None)


def _holds_only_drafts(path: Path) -> bool:
    """Tell whether a folder holds texts, and nothing but drafts."""
    texts = sorted(path.glob("*.md"))
    return bool(texts) and all(salvage_header(read_beginning(text)).status == "draft" for text in texts)


def check_days(folder: PostFolder, today: datetime.date) -> Reading[None]:
    """Yield what is wrong by the only rules of a folder for which it matters what day it is."""
    for text in folder.texts:
        for field in ("updated", "announced"):
            day = getattr(text.header, field)
            if day and day > today:
                what = Message("“{field}” is a day to come", field=field)
                yield Problem(text.source, text.header.line(field), what, Message("correct the day"))
    original = folder.original
    if original and wants_announced(folder, today):
        announced = Message("a rally to come is announced, and nothing says since when readers know of it")
        cancelled = Message("a rally to come is cancelled, and nothing says since when readers know of it")
        what = cancelled if original.header.status == "cancelled" else announced
        instead = Message(
            "write a line “announced: {day}”, the day on which they first do (make fix writes it)", day=str(today)
        )
        yield Problem(original.source, original.header.line("status"), what, instead)


def wants_announced(folder: PostFolder, today: datetime.date) -> bool:
    """Tell whether the day is missing on which an event was announced: feeds have no other day for what is to come."""
    if not folder.original or not folder.date or not KINDS_BY_NAME[folder.kind].is_event:
        return False
    header = folder.original.header
    is_ahead = header.status == "cancelled" and folder.date > today
    return (header.status == "announced" or is_ahead) and "announced" not in header.lines


def _check_photos(folder: PostFolder) -> Reading[None]:
    """Yield a problem for each photo that no text shows, and each that a text shows and is not there."""
    for text in folder.texts:
        for name, line in text.references.photos.items():
            if PHOTO_FILE.fullmatch(name) and name not in folder.photo_names:
                what = Message("there is no photo {name} beside this text", name=name)
                put = Message("put it here with make photo, or delete what shows it")
                yield Problem(text.source, line, what, nearest(name, folder.photo_names) if folder.photo_names else put)
    for name in folder.photo_names:
        if wrong := wrong_photo_name(name, folder.photo_names):
            yield Problem(f"{folder.path}/{name}", 0, *wrong)
    for name in sorted(set(folder.photo_names) - shown_photos(folder.texts)):
        instead = Message("show it in one: ![what it shows]({name}), or delete it", name=name)
        yield Problem(f"{folder.path}/{name}", 0, Message("no text shows this photo"), instead, exposed=True)
    original = folder.original
    if original and original.header.cover and original.header.cover not in original.references.photos:
        line, cover = original.header.line("cover"), original.header.cover
        what = Message("the text does not show the photo {name}", name=cover)
        instead = Message("show it: ![…]({name})", name=cover)
        if cover not in folder.photo_names:
            what = Message("“cover” names {name}, and no such photo lies beside the text", name=cover)
            instead = Message("put it here with make photo and show it in the text, or delete this line")
        yield Problem(original.source, line, what, instead)
    yield from _check_covered_photos(folder)


def _check_covered_photos(folder: PostFolder) -> Reading[None]:
    """Yield a problem for each text that shows a photo which is covered elsewhere, and a warning for such a cover."""
    covered = covered_photos(text for text in folder.texts if text.header.status != "draft")
    for text in folder.texts:
        for name in sorted(text.references.uncovered & covered):
            what = Message("the photo {name} is covered elsewhere in this post, and not here", name=name)
            instead = Message("end its caption with ⚠ wherever it is shown, or nowhere")
            yield Problem(text.source, text.references.photos[name], what, instead)
    original = folder.original
    if original and original.header.cover in covered:
        what = Message("a photo with ⚠ is shown in no list and not where the post is shared")
        instead = Message("name another photo of the text, or delete this line")
        yield Problem(original.source, original.header.line("cover"), what, instead, warning=True)


def covered_photos(texts: Iterable[Text]) -> set[str]:
    """Return the names of the photos that a reader of any of the texts must ask for."""
    return {name for text in texts for name in text.references.covered}


def shown_photos(texts: Iterable[Text]) -> set[str]:
    """Return the names of the photos that any of the texts shows."""
    return {name for text in texts for name in text.references.photos}
