"""The sitemap: every page that stands for itself, for search engines (https://www.sitemaps.org/protocol.html)."""

import datetime
import xml.etree.ElementTree as etree
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...archive.library import Library
from ...archive.post import Post
from ..edition import Edition
from ..page import Page
from ..pages.listing import listings
from ..pages.post_view import modified
from .xml_document import document

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
INDEX = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class Entry:
    path: str  # in every edition
    changed: tuple[tuple[str, datetime.date | None], ...]  # (language, day of the last change) of each that it is in


def sitemaps(library: Library) -> Iterator[Page]:
    """One of the posts of each year, so that none passes 50,000 URLs, one of all else, and the index of them."""
    every = {post.address: _entry(post) for post in library.posts}
    parts = {"sitemap-pages.xml": _standing(library, every)}
    years: defaultdict[str, list[Entry]] = defaultdict(list)
    for address, entry in every.items():
        years[address[:4]].append(entry)
    parts |= {f"sitemap-{year}.xml": entries for year, entries in sorted(years.items())}
    for name, entries in parts.items():
        yield Page(name, "sitemap", {"entries": tuple(entries)})
    yield Page(INDEX, "sitemap-index", {"parts": tuple((name, _latest(entries)) for name, entries in parts.items())})


def _entry(post: Post) -> Entry:
    return Entry(post.address, tuple((text.language.code, modified(post, text)) for text in post.texts))


def _standing(library: Library, every: Mapping[str, Entry]) -> list[Entry]:
    """Listings and pages; a listing changed when the last of its posts did, whose entries are given by address."""
    found = []
    for listing in listings(library):
        day = _latest([every[post.address] for post in listing.posts])
        found.append(Entry(listing.path, tuple((code, day) for code in library.languages)))
    found += [Entry(path, tuple((code, None) for code in library.languages)) for path in ("archive/", "tags/")]
    return [*found, *map(_entry, library.pages)]


def _latest(entries: Sequence[Entry]) -> datetime.date | None:
    return max((day for entry in entries for _, day in entry.changed if day), default=None)


def sitemap(entries: Sequence[Entry], editions: Sequence[Edition], siteurl: str) -> bytes:
    """The entries' URLs in every edition, each naming all of its twins."""
    root = etree.Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for entry in entries:
        days = dict(entry.changed)
        twins = [edition for edition in editions if edition.language.code in days]
        for edition in twins:
            url = etree.SubElement(root, "url")
            etree.SubElement(url, "loc").text = f"{siteurl}/{edition.folder}/{entry.path}"
            if day := days[edition.language.code]:
                etree.SubElement(url, "lastmod").text = day.isoformat()
            for twin in twins:
                link = {"rel": "alternate", "hreflang": twin.tag, "href": f"{siteurl}/{twin.folder}/{entry.path}"}
                etree.SubElement(url, "xhtml:link", link)
    return document(root)


def sitemap_index(parts: Sequence[tuple[str, datetime.date | None]], siteurl: str) -> bytes:
    root = etree.Element("sitemapindex", {"xmlns": SITEMAP})
    for name, day in parts:
        part = etree.SubElement(root, "sitemap")
        etree.SubElement(part, "loc").text = f"{siteurl}/{name}"
        if day:
            etree.SubElement(part, "lastmod").text = day.isoformat()
    return document(root)
