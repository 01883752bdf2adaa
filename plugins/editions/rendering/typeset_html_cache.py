"""Proses: the HTML of each text in each edition, made once, and looked up only where a page shows it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...archive.library import Library
from ...archive.post import Post, Text
from ...archive.problem import Problem
from ...cache.store import Store
from ...cache.time_limit import SECONDS, bounded
from ...language.letters import strays
from ..edition import Edition, native
from ..strings import Strings
from .typeset_html import prose, prose_key

MARK = 'mark them: <span lang="ru">words of another language</span>, <span translate="no">names</span>'


@dataclass(frozen=True, slots=True)
class Source:
    """What one prose is made of."""

    post: Post
    text: Text
    edition: Edition


class Proses(Mapping[str, str]):
    """The HTML of each text in an edition, by `prose.prose_key`."""

    def __init__(self, library: Library, editions: tuple[Edition, ...], strings: Mapping[str, Strings], store: Store):
        self.editions, self.strings, self.store = editions, strings, store
        self.sources = dict(self._sources(library))
        self._said = repr(sorted(one.digest for one in strings.values()))

    def _sources(self, library: Library) -> Iterator[tuple[str, Source]]:
        for post in (*library.posts, *library.pages):
            for text in post.texts:
                for edition in (one for one in self.editions if one.language == text.language):
                    yield prose_key(post, text, edition), Source(post, text, edition)

    def __getitem__(self, key: str) -> str:
        kept = self.store.get(self._key("prose", key))
        if kept is None:
            kept = self._made(self.sources[key])
            self.store.put(self._key("prose", key), kept)
        html: str = kept
        return html

    def __iter__(self) -> Iterator[str]:
        return iter(self.sources)

    def __len__(self) -> int:
        return len(self.sources)

    def _key(self, what: str, key: str) -> str:
        own = native(self.editions, self.sources[key].edition.language)
        return self.store.key(what, self.strings[own.folder].digest, key)

    def _made(self, source: Source) -> str:
        """The text set in its own script, and converted from that into another."""
        own = native(self.editions, source.text.language)
        if source.edition.conversion is None:
            return prose(source.post, source.text, self.strings[own.folder])
        return source.edition.conversion.html(self[prose_key(source.post, source.text, own)])

    def check(self) -> Iterator[Problem]:
        """A problem for each text that cannot be set, or not be converted whole."""
        posts = self._unchecked(list(self._by_post()))
        self.store.fill(self._check, posts, "Typesetting")
        for keys in self._unchecked(posts):
            yield from self._check(keys)
        self.store.use_all(self._key("prose", key) for key in self.sources)

    def _by_post(self) -> Iterable[list[str]]:
        """The keys of each post's proses; of those one may be made from another."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key, source in self.sources.items():
            found[source.post.folder].append(key)
        return found.values()

    def _unchecked(self, posts: Sequence[list[str]]) -> Sequence[list[str]]:
        """Those of the posts of which the store does not know that nothing is wrong with them."""
        checked = [self._checked(keys) for keys in posts]
        known = self.store.get_all(checked)
        return [keys for keys, key in zip(posts, checked, strict=True) if key not in known]

    def _checked(self, keys: Iterable[str]) -> str:
        return self.store.key("checked", self._said, *keys)

    def _check(self, keys: Sequence[str]) -> list[Problem]:
        """What is wrong with a post's proses; where nothing is, that is kept."""
        problems = [problem for problem in map(self._wrong, keys) if problem]
        if not problems:
            self.store.put(self._checked(keys), True)
        return problems

    def _wrong(self, key: str) -> Problem | None:
        source = self.sources[key]
        try:
            with bounded(SECONDS):
                html = self[key]
        except TimeoutError:
            what = f"to set this text takes over {SECONDS:.0f} seconds"
            return Problem(source.text.source, 0, what, "simplify it")
        if source.edition.conversion and (left := strays(html, source.edition.tag)):
            what = f"Cyrillic is left in {source.edition.tag}: {', '.join(left)}"
            return Problem(source.text.source, 0, what, MARK)
        return None
