"""A sheet: a text's file as it was read. Its words lie in the store until they are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from ..cache.store import Later, Store, content_key, remembered
from ..language.language import Language
from ..language.letters import check_html, check_words
from .parsing.body_html import Markup, read_markup
from .parsing.header import Header, read_header, salvage, split
from .parsing.source_file import Body, decoded, read_beginning, read_data
from .post import digest
from .problem import Problem, Reading, collect

Words: TypeAlias = tuple[Body, str]  # (the body, its HTML)
Parts: TypeAlias = tuple[str, Header, Markup, str, Words]  # those of a sheet from `key` on


@dataclass(frozen=True, slots=True)
class Sheet:
    language: Language
    source: str  # inside content/: "rallies/2022-02-24-embassy/sr.md"
    key: str  # names the file's content, and so all that follows
    header: Header
    markup: Markup
    digest: str  # see `post.digest`
    words: Later[Words]

    @property
    def body(self) -> Body:
        return self.words()[0]


@dataclass(frozen=True, slots=True)
class TextFile:
    folder: Path  # the post's
    name: str  # inside content/
    kind: str  # of the post
    language: Language
    languages: Mapping[str, Language]  # the site's, by code

    @property
    def path(self) -> Path:
        return self.folder / f"{self.language.code}.md"


def read_sheet(file: TextFile, store: Store) -> Reading[Sheet | None]:
    """A text's file, or None where its header cannot be read; its body is checked all the same."""
    data = yield from read_data(file.path, file.name)
    key = store.key("sheet", file.name, file.kind, data or read_beginning(file.path))
    words = words_of(file, store, f"{key}-words")
    kept = yield from remembered(store, key, _kept_apart(_read(data, file), words))
    store.use(words.key)
    return Sheet(file.language, file.name, *kept, words) if kept else None


def _kept_apart(reading: Reading[Parts | None], words: Later[Words]) -> Reading[tuple[str, Header, Markup, str] | None]:
    """The parts but the words, which go into the store by themselves."""
    parts = yield from reading
    if parts:
        words.store.put(words.key, parts[-1])
    return parts[:-1] if parts else None


def words_of(file: TextFile, store: Store, key: str) -> Later[Words]:
    """The words that the store has of a file by that key."""
    return Later(store, key, partial(_again, file, store, key))


def _again(file: TextFile, store: Store, key: str) -> None:
    """Put the words of a file into the store once more, if they still have that key."""
    data = collect(read_data(file.path, file.name), [])
    parts = collect(_read(data, file), [])
    now = store.key("sheet", file.name, file.kind, data or read_beginning(file.path))
    if parts and key == f"{now}-words":
        store.put(key, parts[-1])


def _read(data: bytes | None, file: TextFile) -> Reading[Parts | None]:
    """The parts of a file that holds those bytes."""
    text = None if data is None else (yield from decoded(data, file.name))
    if text is None:
        return _hidden(file, read_beginning(file.path))
    parts = split(text)
    if parts is None:
        missing = ("the header is missing", "begin the file with a line ---, keys and another line ---")
        endless = ("the header has no end", "write a line --- below its keys")
        yield Problem(file.name, 1, *(endless if text.startswith("---") else missing))
        return _hidden(file, text)
    head, body = parts
    header = yield from read_header(head, file.kind, file.name)
    html, markup = yield from read_markup(body, file.language, file.name.rpartition("/")[0], file.name)
    yield from check_html(html, file.language, body, file.name, file.languages.values())
    for key in ("title", "summary", "place", "correction"):
        yield from check_words(getattr(header, key), file.language, file.name, header.line(key))
    named = content_key(file.name, file.kind, text)
    return named, header, markup, digest(header.title, header.summary, body.text), (body, html)


def _hidden(file: TextFile, beginning: str) -> Parts | None:
    """What a file that cannot be read stands for: a draft, or nothing."""
    header = salvage(beginning)
    named = digest(header.title, header.summary, "")
    key = content_key(file.name, file.kind, beginning)
    return (key, header, Markup(), named, (Body("", 1), "")) if header.status == "draft" else None
