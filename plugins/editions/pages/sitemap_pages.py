"""The pages of the sitemap: which pages stand for themselves, and when each changed last."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...archive.library import Library
from ...archive.post import Post
from ..page import Page
from .listing import listings
from .post_view import day_modified

INDEX = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    path: str  # in every edition
    changed: tuple[tuple[str, datetime.date | None], ...]  # (language, day of the last change) of each that it is in


def sitemap_pages(library: Library, others: Sequence[str] = ()) -> Iterator[Page]:
    """Yield one of the posts of each year, so that none passes 50,000 URLs, one of all else, and the index of them.

    `others` are the paths of what every edition has beside listings, posts and pages.
    """
    posts = {post.address: _entry(post) for post in library.posts}
    parts = {"sitemap-pages.xml": _listings_and_pages(library, posts, others)}
    years: defaultdict[str, list[SitemapEntry]] = defaultdict(list)
    for address, entry in posts.items():
        years[address[:4]].append(entry)
    parts |= {f"sitemap-{year}.xml": entries for year, entries in sorted(years.items())}
    for name, entries in parts.items():
        yield Page(name, "sitemap", {"entries": tuple(entries)})
    latest = tuple((name, _latest(entries)) for name, entries in parts.items())
    yield Page(INDEX, "sitemap-index", {"parts": latest})


def _entry(post: Post) -> SitemapEntry:
    return SitemapEntry(post.address, tuple((text.language, day_modified(post, text)) for text in post.texts))


def _listings_and_pages(
    library: Library, posts: Mapping[str, SitemapEntry], others: Sequence[str]
) -> list[SitemapEntry]:
    """Return the entries of listings and pages; a listing changed when the last of its posts did, whose entries are
    given by address."""
    entries = []
    for listing in listings(library):
        day = _latest([posts[post.address] for post in listing.posts])
        entries.append(SitemapEntry(listing.path, tuple((code, day) for code in library.languages)))
    paths = ("archive/", "tags/", *others)
    entries += [SitemapEntry(path, tuple((code, None) for code in library.languages)) for path in paths]
    return [*entries, *map(_entry, library.pages)]


def _latest(entries: Sequence[SitemapEntry]) -> datetime.date | None:
    return max((day for entry in entries for _, day in entry.changed if day), default=None)
