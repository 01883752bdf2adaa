"""The files that a page of search loads: an index of each language, and an entry of each page in each edition."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...archive.post import Post
from ...cache.store import Store, make_key
from ..edition import Edition
from ..pages.edition_pages import SEARCH
from ..site import Site
from .search_entry import entry_ids, read_entry, to_json
from .search_index import SearchIndex

PARTS = "parts.json"


def entry_files(site: Site, edition: Edition, store: Store) -> Iterator["EntryFile"]:
    """Yield the entry of each post and page that has a text in the edition's language."""
    ids = entry_ids(site.library)
    salt = store.key("entry", site.strings[edition.folder].digest)
    for post in (*site.library.posts, *site.library.pages):
        if post.text(edition.language.code):
            url = f"{edition.folder}/{SEARCH}{ids[post.address]}.json"
            yield EntryFile(url, post, site, edition, salt)


def index_files(site: Site, store: Store) -> Iterator["PartFile | PartsFile"]:
    """Yield the parts of the index of each language that has a text."""
    for language in site.library.languages:
        index = SearchIndex(site, language, store)
        digests = index.digests()
        folder = f"{SEARCH}{language}/"
        if digests:
            yield PartsFile(f"{folder}{PARTS}", tuple(digests))
        for first, digest in digests.items():
            yield PartFile(f"{folder}{first.encode().hex()}.json", first, index, digest)


@dataclass(frozen=True, slots=True)
class EntryFile:
    url: str
    post: Post
    site: Site
    edition: Edition
    salt: str  # names all that every entry depends on: the code, the settings, the strings
    is_slow, is_kept = False, True  # see TreeFile

    def fingerprint(self) -> str:
        return make_key(self.salt, self.url, self.post.key)

    def content(self) -> bytes:
        return read_entry(self.post, self.site, self.edition).as_json()


@dataclass(frozen=True, slots=True)
class PartFile:
    """Stems of the index, and where they stand."""

    url: str
    first: str  # stem
    index: SearchIndex
    digest: str  # names its content
    is_slow, is_kept = False, False

    def fingerprint(self) -> str:
        return self.digest

    def content(self) -> bytes:
        return self.index.parts[self.first]


@dataclass(frozen=True, slots=True)
class PartsFile:
    """The first stem of each part, in their order; its file bears it in hexadecimal digits of UTF-8."""

    url: str
    firsts: tuple[str, ...]
    is_slow, is_kept = False, False

    def fingerprint(self) -> str:
        return make_key(*self.firsts)

    def content(self) -> bytes:
        return to_json(self.firsts)
