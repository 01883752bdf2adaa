"""The search index of a language: where each stem stands, in parts of which a reader's browser loads the few it needs.

Why ours: engines for static sites (Pagefind, Lunr) know no Serbian, let alone in two scripts, load a program before
the first result, and make all of their index anew with each edit. One index serves all scripts of a language, since
its stems are the same in them; the entries that results show are each edition's.

A part is JSON, stem → "YEAR KIND" → postings: {"rat": {"2022 rally": "0224:3,2g 0306-2:5"}}. A posting is the rest of
an entry's id (see `entry_ids`), and the places of the stem in it, each but the first as its distance from the one
before, in base 36. Title, labels and text begin at the places in STARTS. `parts.json` names the first stem of each
part; theme/static/search.js reads all of this.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TypeAlias

from ...archive.post import Post
from ...cache.store import Store, make_key
from ...language.stemming import stems
from ...messages.message import Message
from ..edition import Edition, native_edition
from ..pages.post_view import html_key
from ..site import Site
from .search_entry import SearchEntry, entry_ids, read_entry, to_json

PART_SIZE = 20_000  # letters of postings in a part: gzip makes some 8 KB of them, and a stem is never cut
STARTS = {"title": 0, "labels": 64, "text": 128}  # where places begin in an entry
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

Postings: TypeAlias = list[tuple[str, str, str]]  # (stem, "YEAR KIND", the postings there)


@dataclass(frozen=True, slots=True)
class IndexedPost:
    post: Post
    id: str  # see `entry_ids`
    key: str  # names all that its entry is made of


class SearchIndex:
    """The index of the texts in one language, made of what the store keeps of each month."""

    def __init__(self, site: Site, language: str, store: Store) -> None:
        self.site, self.store = site, store
        self.edition: Edition = native_edition(site.editions, language)
        self._months = self._read_months()
        strings = site.strings[self.edition.folder].digest
        self._keys = {
            month: store.key("stems", strings, *(post.key for post in posts)) for month, posts in self._months.items()
        }

    def _read_months(self) -> Mapping[str, list[IndexedPost]]:
        """Return the posts of each month that has any, the oldest first; pages are of no month."""
        ids = entry_ids(self.site.library)
        months: defaultdict[str, list[IndexedPost]] = defaultdict(list)
        for post in (*self.site.library.posts, *self.site.library.pages):
            if text := post.text(self.edition.language.code):
                id_ = ids[post.address]
                tags = [self.site.library.tags[slug].names[self.edition.language.code] for slug in post.tags]
                made_of = (id_, post.kind, str(post.date), html_key(post, text, self.edition), *tags)
                months[id_[:7]].append(IndexedPost(post, id_, make_key(*made_of)))
        return {month: sorted(months[month], key=lambda post: post.id) for month in sorted(months)}

    def digests(self) -> Mapping[str, str]:
        """Return what names the content of each part, by its first stem, in their order; none where nothing is
        indexed."""
        key = self.store.key("index", *self._keys.values())
        digests: Mapping[str, str] | None = self.store.get(key)
        self.store.use(self._keys.values())
        if digests is None:
            digests = {first: make_key(part) for first, part in self.parts.items()}
            self.store.put(key, digests)
        return digests

    @cached_property
    def parts(self) -> Mapping[str, bytes]:
        """The parts, each by its first stem, in their order."""
        self.store.fill(self._postings_of, [month for month in self._months if not self._is_kept(month)], _progress)
        index: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for _, months in groupby(self._months, key=lambda month: month[:4]):
            for stem, label, postings in self._year_postings(list(months)):
                index[stem][label] = postings
        # What is in a part already is needed no more: of many posts that is much.
        return {part[0]: to_json({stem: index.pop(stem) for stem in part}) for part in list(_cut(index))}

    def _year_postings(self, months: Sequence[str]) -> Postings:
        """Return what stands in the posts of a year's months: an edit leaves all years but one as they are."""
        key = self.store.key("year", *(self._keys[month] for month in months))
        postings: Postings | None = self.store.get(key)
        if postings is None:
            joined: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
            for month in months:
                for stem, label, in_month in self._postings_of(month):
                    joined[stem, label].append(in_month)
            postings = [(stem, label, " ".join(parts)) for (stem, label), parts in joined.items()]
            self.store.put(key, postings)
        return postings

    def _is_kept(self, month: str) -> bool:
        return self.store.get(self._keys[month]) is not None

    def _postings_of(self, month: str) -> Postings:
        """Return what stands in the posts of a month: from the store, or found now and kept there."""
        postings: Postings | None = self.store.get(self._keys[month])
        if postings is None:
            postings = list(self._find_postings(self._months[month]))
            self.store.put(self._keys[month], postings)
        return postings

    def _find_postings(self, posts: Sequence[IndexedPost]) -> Iterator[tuple[str, str, str]]:
        found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for indexed in posts:
            year, _, name = indexed.id.partition("/")
            entry = read_entry(indexed.post, self.site, self.edition)
            for stem, places in self._places(entry).items():
                found[stem, f"{year} {indexed.post.kind}"].append(f"{name}:{_write_places(places)}")
        for (stem, label), postings in sorted(found.items()):
            yield stem, label, " ".join(postings)

    def _places(self, entry: SearchEntry) -> Mapping[str, list[int]]:
        """Return where each stem stands in the entry."""
        ends = [*list(STARTS.values())[1:], None]
        places: defaultdict[str, list[int]] = defaultdict(list)
        for (name, start), end in zip(STARTS.items(), ends, strict=True):
            for place, stem in enumerate(stems(getattr(entry, name), self.edition.language), start):
                if stem and (end is None or place < end):
                    places[stem].append(place)
        return places


def _write_places(places: Sequence[int]) -> str:
    return ",".join(_base36(place - before) for before, place in zip((0, *places), places, strict=False))


def _base36(number: int) -> str:
    tens, ones = divmod(number, 36)
    return (_base36(tens) if tens else "") + DIGITS[ones]


def _cut(index: Mapping[str, Mapping[str, str]]) -> Iterator[Sequence[str]]:
    """Yield the stems of each part, in the order in which browsers sort them.

    Stems are kept together by what they begin with, so that one edit moves them only among their neighbours.
    """
    sizes = {stem: sum(map(len, labels.values())) for stem, labels in index.items()}
    ordered = sorted(index, key=lambda stem: stem.encode("utf-16-be"))
    return _cut_by_beginning(ordered, sizes, 1)


def _cut_by_beginning(ordered: Sequence[str], sizes: Mapping[str, int], length: int) -> Iterator[Sequence[str]]:
    part: list[str] = []
    size = 0
    for _, alike in groupby(ordered, key=lambda stem: stem[:length]):
        group = list(alike)
        group_size = sum(sizes[stem] for stem in group)
        if part and size + group_size > PART_SIZE:
            yield part
            part, size = [], 0
        if group_size > PART_SIZE and len(group) > 1:
            yield from _cut_by_beginning(group, sizes, length + 1)
        else:
            part += group
            size += group_size
    if part:
        yield part


def _progress(done: int, number: int) -> Message:
    return Message("Indexing: {done} of {all} months", done=done, all=number)
