"""The typeset HTML of each text in each edition: made once, and looked up only where a page shows it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...archive.folders.text import Text
from ...archive.folders.text_html_cache import TextHtmlCache
from ...archive.library import Library
from ...archive.post import Post
from ...archive.problem import Problem
from ...cache.time_limit import SECONDS, time_limit
from ...language.letters import cyrillic_words
from ...language.placeholders import TypesetHtml
from ...messages.message import Message, plural_message
from ..edition import Edition, native_edition
from ..pages.post_view import html_key
from ..strings import Strings
from .typeset_html import typeset_body

MARK_THEM = Message('mark them: [words of another language]{ru}, <span translate="no">names</span>')


@dataclass(frozen=True, slots=True)
class Source:
    """What one typeset HTML is made of."""

    post: Post
    text: Text
    edition: Edition


class TypesetHtmlCache:
    """Has the typeset HTML of each text in an edition, by `html_key`."""

    def __init__(
        self, library: Library, editions: tuple[Edition, ...], strings: Mapping[str, Strings], text_html: TextHtmlCache
    ) -> None:
        self.library, self.editions, self.strings, self.text_html = library, editions, strings, text_html
        self.store = text_html.store
        self.sources = dict(self._sources())
        self._all_strings = repr(sorted(catalogue.digest for catalogue in strings.values()))

    def _sources(self) -> Iterator[tuple[str, Source]]:
        for post in (*self.library.posts, *self.library.pages):
            for text in post.texts:
                for edition in self.editions:
                    if edition.language.code == text.language:
                        yield html_key(post, text, edition), Source(post, text, edition)

    def get(self, key: str) -> TypesetHtml:
        """Return the HTML of that key: from the store, or made now and kept there.

        Raises ContentChanged where the text has changed since it was read.
        """
        stored: TypesetHtml | None = self.store.get(self._store_key(key))
        if stored is None:
            stored = self._typeset(self.sources[key])
            self.store.put(self._store_key(key), stored)
        return stored

    def _store_key(self, key: str) -> str:
        native = native_edition(self.editions, self.sources[key].text.language)
        return self.store.key("typeset", self.strings[native.folder].digest, key)

    def _typeset(self, source: Source) -> TypesetHtml:
        """Return the text typeset in its own script, or converted from that into another."""
        post, text, edition = source.post, source.text, source.edition
        native = native_edition(self.editions, text.language)
        if edition.conversion is None:
            return typeset_body(self.text_html.get(text), native.language, post, self.strings[native.folder])
        return edition.conversion.convert_html(self.get(html_key(post, text, native)))

    def prepare(self) -> Iterator[Problem]:
        """Typeset every text that the store does not have yet, and keep it.

        Yield a problem for each that cannot be typeset, or not be converted whole.
        """
        posts = self._unprepared(list(self._keys_by_post()))
        self.store.fill(self._prepare_post, posts, _progress)
        for keys in self._unprepared(posts):
            yield from self._prepare_post(keys)
        self.store.use(self._store_key(key) for key in self.sources)

    def _keys_by_post(self) -> Iterable[list[str]]:
        """Return the keys of each post's HTML; of those one may be made from another."""
        by_post: defaultdict[str, list[str]] = defaultdict(list)
        for key, source in self.sources.items():
            by_post[source.post.folder].append(key)
        return by_post.values()

    def _unprepared(self, posts: Sequence[list[str]]) -> Sequence[list[str]]:
        """Return those of the posts, given by their keys, of which the store does not know that nothing is wrong."""
        checked = [self._checked_key(keys) for keys in posts]
        known = self.store.get_all(checked)
        return [keys for keys, key in zip(posts, checked, strict=True) if key not in known]

    def _checked_key(self, keys: Iterable[str]) -> str:
        return self.store.key("checked", self._all_strings, *keys)

    def _prepare_post(self, keys: Sequence[str]) -> list[Problem]:
        """Typeset a post's texts, and return what is wrong with them; where nothing is, that is kept."""
        problems = [problem for problem in map(self._prepare, keys) if problem]
        if not problems:
            self.store.put(self._checked_key(keys), True)
        return problems

    def _prepare(self, key: str) -> Problem | None:
        source = self.sources[key]
        try:
            with time_limit(SECONDS):
                html = self.get(key)
        except TimeoutError:
            what = plural_message(
                "to set this text takes over {number} second",
                "to set this text takes over {number} seconds",
                round(SECONDS),
            )
            return Problem(source.text.source, 0, what, Message("simplify it"))
        if source.edition.conversion and (left := cyrillic_words(html, source.edition.lang)):
            what = Message("Cyrillic is left in {script}: {words}", script=source.edition.lang, words=", ".join(left))
            return Problem(source.text.source, 0, what, MARK_THEM)
        return None


def _progress(done: int, number: int) -> Message:
    return Message("Typesetting: {done} of {all}", done=done, all=number)
