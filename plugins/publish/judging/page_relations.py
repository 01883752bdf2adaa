"""The relations of pages: what the pages of a tree say of each other, and whether it is so."""

import json
import xml.etree.ElementTree as etree
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from pathlib import Path

from ...messages.message import Message
from ..permanence import is_permanent
from .fault import OTHER_SITEURL, REBUILD, Fault
from .file_formats import sitemap_locations
from .html_page import HtmlPage
from .origin import Origin

DEFAULT = "x-default"


def check_relations(
    root: Path, pages: Mapping[str, HtmlPage], files: Collection[str], origin: Origin
) -> Iterator[Fault]:
    """Yield what is wrong between the pages, by path, of a tree of those files."""
    for page in pages.values():
        yield from _check_fragments(page, pages)
        yield from _check_language(page, pages)
        yield from _check_canonical(page, pages, origin)
        yield from _check_alternates(page, pages, origin)
        yield from _check_search(root, page, files)
    yield from _check_sitemap(root, pages, files, origin)


def _check_fragments(page: HtmlPage, pages: Mapping[str, HtmlPage]) -> Iterator[Fault]:
    for path, fragment in page.fragments:
        if path in pages and fragment not in pages[path].anchors:
            what = Message("there is no place #{fragment} on {path}", fragment=fragment, path=path)
            yield Fault(page.path, what, Message("lead to a heading that is there"))


def _check_language(page: HtmlPage, pages: Mapping[str, HtmlPage]) -> Iterator[Fault]:
    """Each page of an edition is in the language of its home."""
    home = pages.get(f"{page.path.partition('/')[0]}/index.html")
    if home and home.lang != page.lang:
        what = Message("the page's lang is “{lang}”, its edition's “{edition}”", lang=page.lang, edition=home.lang)
        yield Fault(page.path, what, Message("mend its template"))


def _check_canonical(page: HtmlPage, pages: Mapping[str, HtmlPage], origin: Origin) -> Iterator[Fault]:
    if not page.canonical:
        if page.indexed and origin.siteurl:
            what = Message("the page names no canonical address")
            yield Fault(page.path, what, Message("build the tree with its SITEURL"))
        return
    path, address = origin.path_of(page.canonical), page.canonical
    if path is None:
        what = Message("“{address}” is no canonical address of this site", address=address)
        yield Fault(page.path, what, OTHER_SITEURL)
    elif path not in pages:
        yield Fault(page.path, Message("the canonical address “{address}” leads nowhere", address=address), REBUILD)
    elif path != page.path and origin.path_of(pages[path].canonical) != path:
        yield Fault(page.path, Message("the canonical page “{address}” names yet another", address=address), REBUILD)


def _check_alternates(page: HtmlPage, pages: Mapping[str, HtmlPage], origin: Origin) -> Iterator[Fault]:
    """hreflang is absolute, names the page itself, is true, and is answered.

    https://developers.google.com/search/docs/specialty/international/localized-versions
    """
    twins = {lang: origin.path_of(address) for lang, address in page.alternates if lang != DEFAULT}
    if twins and page.path not in twins.values() and page.path != "index.html":
        yield Fault(page.path, Message("the page's hreflang do not name itself"), REBUILD)
    for lang, address in page.alternates:
        path = origin.path_of(address)
        if path is None:
            what = Message("the hreflang “{address}” is no whole address of this site", address=address)
            yield Fault(page.path, what, REBUILD)
        elif path not in pages:
            yield Fault(page.path, Message("the hreflang “{address}” leads nowhere", address=address), REBUILD)
        elif lang == DEFAULT:
            continue
        elif pages[path].lang != lang:
            what = Message("the page at hreflang “{lang}” is in “{other}”", lang=lang, other=pages[path].lang)
            yield Fault(page.path, what, REBUILD)
        elif page.path != "index.html" and not _names(pages[path], page, origin):
            yield Fault(page.path, Message("the page at hreflang “{lang}” does not name this one", lang=lang), REBUILD)


def _names(page: HtmlPage, twin: HtmlPage, origin: Origin) -> bool:
    """Tell whether the page has the other among its alternates."""
    return twin.path in (origin.path_of(address) for _, address in page.alternates)


def _check_search(root: Path, page: HtmlPage, files: Collection[str]) -> Iterator[Fault]:
    """A page that searches has the index of its language, whole."""
    if "_query" not in page.anchors:
        return
    folder = f"search/{page.lang.partition('-')[0]}"
    parts = f"{folder}/parts.json"
    for path in (parts, *(f"{folder}/{name}.json" for name in _part_names(root / parts))):
        if path not in files:
            yield Fault(page.path, Message("there is no {path} to search with", path=path), REBUILD)


def _part_names(path: Path) -> Iterator[str]:
    """Yield the name of each part of an index of search; none where that cannot be read, which is told of its file."""
    try:
        firsts = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return
    for first in firsts if isinstance(firsts, list) else ():
        yield str(first).encode().hex()


def _check_sitemap(
    root: Path, pages: Mapping[str, HtmlPage], files: Collection[str], origin: Origin
) -> Iterator[Fault]:
    """The sitemaps name the pages that stand for themselves, all of them and no other."""
    if not origin.siteurl:
        return
    if "sitemap.xml" not in files:
        yield Fault("", Message("there is no sitemap.xml"), REBUILD)
    sitemaps = (path for path in files if path.startswith("sitemap") and path.endswith(".xml"))
    try:
        addresses = set(chain.from_iterable(sitemap_locations((root / path).read_bytes()) for path in sitemaps))
    except etree.ParseError:
        return  # that is a fault by itself
    listed = {path for address in addresses if (path := origin.path_of(address)) and path.endswith(".html")}
    own = {path for path, page in pages.items() if page.indexed and origin.path_of(page.canonical) == path}
    for path in sorted(listed & pages.keys() - own):
        yield Fault(path, Message("a sitemap names this page, which does not stand for itself"), REBUILD)
    for path in sorted(own - listed):
        if is_permanent(path):
            yield Fault(path, Message("no sitemap names this page"), REBUILD)
