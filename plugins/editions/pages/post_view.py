"""A view: a post as one edition shows it."""

import datetime
from dataclasses import dataclass

from ...archive.library import Library
from ...archive.photo import Photo
from ...archive.post import Post, Text
from ...language.typography import typeset
from ..dates import language_name
from ..edition import Edition
from ..rendering.typeset_html import prose_key


@dataclass(frozen=True, slots=True)
class View:
    kind: str
    address: str  # in this edition: "2022/02/embassy/"
    date: datetime.date | None
    starts: datetime.time | None
    ends: datetime.time | None
    ahead: bool  # its day is still to come
    status: str
    tags: tuple[tuple[str, str], ...]  # (slug, name)
    tag: str  # BCP 47, of the words below
    fallback: bool  # the post has no text in this edition's language: this is the original
    mark: str  # of a fallback: the name of its language, in this edition's
    original: str  # code of the original's language
    languages: tuple[str, ...]  # codes of the languages it has texts in
    title: str
    summary: str
    place: str
    updated: datetime.date | None
    modified: datetime.date | None  # the day of its last change that readers should know of
    correction: str
    cover: Photo | None
    first_address: str  # that of the oldest alias, or else its own: what stays when a post moves
    prose_key: str  # of the text's HTML, which is looked up only when the page is rendered


def view(post: Post, library: Library, edition: Edition) -> View:
    """The post in that edition: its text in the edition's language or else the original, typeset, in its script."""
    text = post.text(edition.language) or post.original
    own = text.language == edition.language
    return View(
        kind=post.kind,
        address=post.address,
        date=post.date,
        starts=post.starts,
        ends=post.ends,
        ahead=post.ahead,
        status=post.status,
        tags=tuple((slug, written(library.tags[slug].names[edition.language.code], edition)) for slug in post.tags),
        tag=edition.tag if own else text.language.tag,
        fallback=not own,
        mark="" if own else language_name(text.language.code, edition),
        original=post.original.language.code,
        languages=tuple(one.language.code for one in post.texts),
        title=_words(text.title, text, edition),
        summary=_words(text.summary, text, edition),
        place=_words(text.place, text, edition),
        updated=text.updated,
        modified=modified(post, text),
        correction=_words(text.correction, text, edition),
        cover=post.cover,
        first_address=f"{post.aliases[0]}/" if post.aliases else post.address,
        prose_key=prose_key(post, text, edition),
    )


def modified(post: Post, text: Text) -> datetime.date | None:
    """The day of the text's last change that readers should know of; None where it has only a day to come."""
    days = (text.updated, None if post.ahead else post.date)
    return max((day for day in days if day), default=None)


def written(words: str, edition: Edition) -> str:
    """Words of the edition's language, typeset, in its script."""
    words = typeset(words, edition.language)
    return edition.conversion.words(words) if edition.conversion else words


def _words(words: str, text: Text, edition: Edition) -> str:
    return written(words, edition) if text.language == edition.language else typeset(words, text.language)
