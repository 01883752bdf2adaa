"""Relations: what the pages of a tree say of each other, and whether it is so."""

import xml.etree.ElementTree as etree
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from pathlib import Path

from ..permanence import is_permanent
from .fault import REBUILD, Fault
from .file_formats import locations
from .html_page import Document
from .origin import Origin

DEFAULT = "x-default"
ENGINE = ("pagefind.js", "pagefind-entry.json")  # what a page of search loads with a first search


def relations(root: Path, documents: Mapping[str, Document], files: Collection[str], origin: Origin) -> Iterator[Fault]:
    """What is wrong between pages."""
    for one in documents.values():
        yield from _anchors(one, documents)
        yield from _language(one, documents)
        yield from _canonical(one, documents, origin)
        yield from _alternates(one, documents, origin)
        yield from _search(one, files)
    yield from _sitemap(root, documents, files, origin)


def _anchors(one: Document, documents: Mapping[str, Document]) -> Iterator[Fault]:
    for path, fragment in one.fragments:
        if path in documents and fragment not in documents[path].anchors:
            yield Fault(one.path, f"there is no place #{fragment} on {path}", "lead to a heading that is there")


def _language(one: Document, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Each page of an edition is in the language of its home."""
    home = documents.get(f"{one.path.partition('/')[0]}/index.html")
    if home and home.lang != one.lang:
        yield Fault(one.path, f"the page's lang is “{one.lang}”, its edition's “{home.lang}”", "mend its template")


def _canonical(one: Document, documents: Mapping[str, Document], origin: Origin) -> Iterator[Fault]:
    if not one.canonical:
        if one.indexed and origin.siteurl:
            yield Fault(one.path, "the page names no canonical address", "build the tree with its SITEURL")
        return
    path = origin.own(one.canonical)
    if path is None:
        instead = "build the tree with the SITEURL that it will have"
        yield Fault(one.path, f"“{one.canonical}” is no canonical address of this site", instead)
    elif path not in documents:
        yield Fault(one.path, f"the canonical address “{one.canonical}” leads nowhere", REBUILD)
    elif path != one.path and origin.own(documents[path].canonical) != path:
        yield Fault(one.path, f"the canonical page “{one.canonical}” names yet another", REBUILD)


def _alternates(one: Document, documents: Mapping[str, Document], origin: Origin) -> Iterator[Fault]:
    """hreflang is absolute, names the page itself, is true, and is answered.

    https://developers.google.com/search/docs/specialty/international/localized-versions
    """
    twins = {lang: origin.own(address) for lang, address in one.alternates if lang != DEFAULT}
    if twins and one.path not in twins.values() and one.path != "index.html":
        yield Fault(one.path, "the page's hreflang do not name itself", REBUILD)
    for lang, address in one.alternates:
        path = origin.own(address)
        if path is None:
            yield Fault(one.path, f"the hreflang “{address}” is no whole address of this site", REBUILD)
        elif path not in documents:
            yield Fault(one.path, f"the hreflang “{address}” leads nowhere", REBUILD)
        elif lang == DEFAULT:
            continue
        elif documents[path].lang != lang:
            yield Fault(one.path, f"the page at hreflang “{lang}” is in “{documents[path].lang}”", REBUILD)
        elif one.path != "index.html" and one.path not in map(origin.own, dict(documents[path].alternates).values()):
            yield Fault(one.path, f"the page at hreflang “{lang}” does not name this one", REBUILD)


def _search(one: Document, files: Collection[str]) -> Iterator[Fault]:
    """A page that searches has what it searches with."""
    folder = one.path.removesuffix("index.html")
    if "_query" in one.anchors:
        for name in ENGINE:
            if f"{folder}{name}" not in files:
                yield Fault(one.path, f"there is no {folder}{name} to search with", REBUILD)


def _sitemap(root: Path, documents: Mapping[str, Document], files: Collection[str], origin: Origin) -> Iterator[Fault]:
    """The sitemaps name the pages that stand for themselves, all of them and no other."""
    if not origin.siteurl:
        return
    if "sitemap.xml" not in files:
        yield Fault("", "there is no sitemap.xml", REBUILD)
    try:
        named = set(chain.from_iterable(locations((root / path).read_bytes()) for path in files if _is_sitemap(path)))
    except etree.ParseError:
        return  # that is a fault by itself
    listed = {path for address in named if (path := origin.own(address)) and path.endswith(".html")}
    standing = {path for path, one in documents.items() if one.indexed and origin.own(one.canonical) == path}
    for path in sorted(listed & documents.keys() - standing):
        yield Fault(path, "a sitemap names this page, which does not stand for itself", REBUILD)
    for path in sorted(standing - listed - {"index.html"}):
        if is_permanent(path):
            yield Fault(path, "no sitemap names this page", REBUILD)


def _is_sitemap(path: str) -> bool:
    return path.startswith("sitemap") and path.endswith(".xml")
