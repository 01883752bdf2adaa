"""A post: one rally or statement in its texts; and a page, which is a post without a date."""

import datetime
import hashlib
import unicodedata
from dataclasses import dataclass, field

from ..cache.store import Later
from ..language.language import Language
from .parsing.header import Translates
from .parsing.source_file import Body
from .photo import Photo


@dataclass(frozen=True, slots=True)
class Text:
    language: Language
    source: str  # its file inside content/: "rallies/2022-02-24-embassy/sr.md"
    key: str  # names the file's content, and all that a text is made with
    title: str
    summary: str
    place: str  # "" but in a rally
    updated: datetime.date | None
    correction: str
    translates: Translates | None  # None in the original
    digest: str  # see `digest`
    words: Later[tuple[Body, str]] = field(compare=False)  # (the body, its HTML), which `key` names

    @property
    def html(self) -> str:
        return self.words()[1]


@dataclass(frozen=True, slots=True)
class Post:
    kind: str  # "rally", "statement" or "page"
    folder: str  # inside content/
    address: str  # in every edition: "2022/02/embassy/", or "about/" of a page
    date: datetime.date | None  # None of a page
    texts: tuple[Text, ...]  # the public ones, the original first
    photos: tuple[Photo, ...]  # those that a public text shows
    tags: tuple[str, ...]  # in the order of tags.yml
    aliases: tuple[str, ...]  # old addresses, oldest first
    cover: Photo | None
    starts: datetime.time | None  # Belgrade time; None: all day
    ends: datetime.time | None  # on the next day where it is before `starts`
    ahead: bool  # its day is still to come
    status: str  # "draft" (in a preview only), "announced" until its day is over, "cancelled", or ""
    key: str  # names all of the above, with the names of its tags

    @property
    def original(self) -> Text:
        return self.texts[0]

    def text(self, language: Language) -> Text | None:
        """Its text in that language."""
        return next((text for text in self.texts if text.language.code == language.code), None)

    def photo(self, name: str) -> Photo | None:
        """The photo of that name, where a public text shows it."""
        return next((photo for photo in self.photos if photo.name == name), None)


def digest(title: str, summary: str, body: str) -> str:
    """What a translation names as the state of the original that it was made from: 8 hex digits.

    SHA-256 over title, summary and body, joined by LF, each in NFC, with LF line ends, stripped.
    """
    parts = (unicodedata.normalize("NFC", part.replace("\r\n", "\n")).strip() for part in (title, summary, body))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]
