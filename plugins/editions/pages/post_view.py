"""A post as one edition shows it: its words typeset, and in the edition's script."""

import datetime
from dataclasses import dataclass

from ...archive.folders.photo import Photo
from ...archive.folders.text import Text
from ...archive.library import Library
from ...archive.post import Post
from ...archive.tag import Tag
from ...cache.store import make_key
from ...language.phrase import Phrase, read_phrase
from ...language.typography import typeset, typeset_phrase
from ..dates import language_name
from ..edition import Edition
from .parallel_texts import parallel_paths

ABOUT = "about/"  # the page about the group


@dataclass(frozen=True, slots=True)
class PostView:
    kind: str
    address: str  # in this edition: "2022/02/embassy/"
    date: datetime.date | None
    starts: datetime.time | None
    ends: datetime.time | None
    ahead: bool  # its day is still to come
    status: str
    tags: tuple[tuple[str, str], ...]  # (slug, name)
    lang: str  # BCP 47, of the words below
    fallback: bool  # the post has no text in this edition's language: this is the original
    mark: str  # of a fallback: the name of its language, in this edition's
    original_language: str  # its code
    languages: tuple[str, ...]  # codes of the languages it has texts in
    # (path below its address, codes of both languages) of each page that shows this text and another side by side
    parallel_paths: tuple[tuple[str, tuple[str, str]], ...]
    title: Phrase
    summary: Phrase
    points: tuple[Phrase, ...]  # the same “in short”
    menu: str  # what the menu calls a page; "" where it is not in it
    place: Phrase
    published: datetime.date | None  # the day on which readers first saw it; None in a preview of what is to come
    updated: datetime.date | None
    modified: datetime.date | None  # the day of its last change that readers should know of
    revised: datetime.date | None  # the same of the post, whatever the language
    revision: int  # how often what an event's calendar entry says has changed
    correction: Phrase
    cover: Photo | None
    cover_alt: str  # what the cover shows, in words
    first_address: str  # what names it for programs
    html_key: str  # of the text's HTML, which is looked up only when the page is rendered


def view_post(post: Post, library: Library, edition: Edition) -> PostView:
    """Return the post in that edition: its text in the edition's language, or else the original."""
    text = post.text(edition.language.code) or post.original
    is_own = text.language == edition.language.code
    language = library.languages[text.language]

    def in_edition(written: str) -> Phrase:
        phrase = typeset_phrase(read_phrase(written), language)
        return phrase.convert(edition.conversion.convert) if is_own and edition.conversion else phrase

    def words(field: str) -> Phrase:
        return in_edition(getattr(text.header, field))

    return PostView(
        kind=post.kind,
        address=post.address,
        date=post.date,
        starts=post.starts,
        ends=post.ends,
        ahead=post.ahead,
        status=post.status,
        tags=tuple(
            (slug, words_in_edition(library.tags[slug].names[edition.language.code], edition)) for slug in post.tags
        ),
        lang=edition.lang if is_own else language.lang,
        fallback=not is_own,
        mark="" if is_own else language_name(text.language, edition),
        original_language=post.original.language,
        languages=tuple(text.language for text in post.texts),
        parallel_paths=tuple(
            (path, pair) for path, pair in parallel_paths(post, text.language) if text.language in pair
        ),
        title=words("title"),
        summary=words("summary"),
        points=tuple(map(in_edition, text.header.points)),
        menu=(words("menu") or words("title")) if is_in_menu(post) else "",
        place=words("place"),
        published=day_published(post),
        updated=text.header.updated,
        modified=day_modified(post, text),
        revised=max((day for text in post.texts if (day := day_modified(post, text))), default=None),
        revision=post.revision,
        correction=words("correction"),
        cover=post.cover,
        cover_alt=str(in_edition(text.references.alts.get(post.cover.name, ""))) if post.cover else "",
        first_address=post.first_address,
        html_key=html_key(post, text, edition),
    )


def is_in_menu(post: Post) -> bool:
    """Tell whether the menu has a page: the one about the group, and each whose original says its name there."""
    return post.date is None and (post.address == ABOUT or bool(post.original.header.menu))


def html_key(post: Post, text: Text, edition: Edition) -> str:
    """Return what names all that the text's typeset HTML in that edition is made of, but the code and the strings."""
    is_converted = edition.conversion is not None and text.language == edition.language.code
    return make_key(text.key, edition.lang if is_converted else "", repr(post.photos))


def day_published(post: Post) -> datetime.date | None:
    """Return the day on which readers first saw the post; None where it has only a day to come."""
    return post.announced or (None if post.ahead else post.date)


def day_modified(post: Post, text: Text) -> datetime.date | None:
    """Return the day of the text's last change that readers should know of; None where it has only a day to come.

    An event that was announced has another page once its day has come.
    """
    days = (text.header.updated, day_published(post), None if post.ahead else post.date)
    return max((day for day in days if day), default=None)


def tag_name(tag: Tag, edition: Edition) -> str:
    """Return a tag's name as the edition has it."""
    return words_in_edition(tag.names[edition.language.code], edition)


def words_in_edition(words: str, edition: Edition) -> str:
    """Return words of its language as the edition has them: typeset, and in its script."""
    words = typeset(words, edition.language)
    return edition.conversion.convert(words) if edition.conversion else words
