"""The formats beside pages: feeds, calendars, sitemaps, styles. Each is read whole, and may name only what is there."""

import json
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain
from typing import Any

from icalendar import Calendar
from selectolax.lexbor import LexborHTMLParser

from .fault import REBUILD, Fault
from .origin import FOREIGN, Origin

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SVG = "{http://www.w3.org/2000/svg}"

Found = Iterator[tuple[str, str]]  # (what is wrong, what to do)


def read_format(path: str, data: bytes, files: Collection[str], origin: Origin) -> Iterator[Fault]:
    """What is wrong with a file that is no page and no photo, by what its name ends in."""
    suffix = path[path.rfind(".") :]
    check = CHECKS.get(suffix)
    if check is None:
        return
    try:
        found = list(check(path, data, files, origin))
    except (ValueError, KeyError, etree.ParseError, TypeError, AttributeError) as error:
        found = [(f"this is no whole {suffix[1:]} file ({error})", REBUILD)]
    yield from (Fault(path, *one) for one in found)


def locations(data: bytes) -> list[str]:
    """The addresses that a sitemap names. Raises ParseError."""
    return [one.text or "" for one in etree.fromstring(data).iter(f"{SITEMAP}loc")]


def _xml(path: str, data: bytes, files: Collection[str], origin: Origin) -> Found:
    root = etree.fromstring(data)
    if root.tag == f"{ATOM}feed":
        yield from _atom(root, files, origin)
    elif root.tag in (f"{SITEMAP}urlset", f"{SITEMAP}sitemapindex"):
        links = [one.get("href") or "" for one in root.iter("{http://www.w3.org/1999/xhtml}link")]
        yield from chain.from_iterable(_named(one, files, origin) for one in dict.fromkeys([*locations(data), *links]))
    else:
        yield "this is no feed and no sitemap", "delete it"


def _atom(root: etree.Element, files: Collection[str], origin: Origin) -> Found:
    for part in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            if not part.findtext(f"{ATOM}{name}"):
                yield f"an entry or the feed has no <{name}> (RFC 4287)", REBUILD
        for link in part.findall(f"{ATOM}link"):
            yield from _named(link.get("href") or "", files, origin)
        yield from _content(part.findtext(f"{ATOM}content") or "", files, origin)


def _json(path: str, data: bytes, files: Collection[str], origin: Origin) -> Found:
    value = json.loads(data)
    if "jsonfeed.org" not in str(value.get("version", "")):
        return
    for item in (value, *value["items"]):
        for name in ("home_page_url", "feed_url", "url"):
            if name in item:
                yield from _named(item[name], files, origin)
        yield from _content(item.get("content_html", ""), files, origin)


def _content(html: str, files: Collection[str], origin: Origin) -> Found:
    """A feed is read elsewhere, so whatever it holds must name whole addresses."""
    for node in LexborHTMLParser(html).css("[href],[src]") if html else ():
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        if not re.match(r"[a-z]+:", address):
            yield f"“{address}” leads nowhere for readers of a feed", "write the whole address"
        elif origin.own(address) is not None:
            yield from _named(address, files, origin)


def _ics(path: str, data: bytes, files: Collection[str], origin: Origin) -> Found:
    calendar: Any = Calendar.from_ical(data)
    if calendar.name != "VCALENDAR" or not data.rstrip().endswith(b"END:VCALENDAR"):
        raise ValueError("it does not end")
    for event in calendar.walk("VEVENT"):
        for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
            if name not in event:
                yield f"an event has no {name} (RFC 5545)", REBUILD
        if "URL" in event:
            yield from _named(str(event["URL"]), files, origin)


def _named(address: str, files: Collection[str], origin: Origin) -> Found:
    """An address that must be a whole one of what is in the tree."""
    path = origin.own(address)
    if path is None:
        yield f"“{address}” is no address of this site", "build the tree with the SITEURL that it will have"
    elif path not in files:
        yield f"“{address}” leads nowhere", "it may name only what is there"


def _css(path: str, data: bytes, files: Collection[str], origin: Origin) -> Found:
    words = data.decode()
    if words.count("{") != words.count("}"):
        raise ValueError("a brace is not closed")
    for found in re.finditer(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""", words):
        address = found[1] or found[2]
        place = origin.place(address, path)
        if place.wrong == FOREIGN:
            yield f"“{address}” is asked of another origin", "put it into the tree, and lead there"
        elif place.wrong or place.path not in files:
            yield f"there is no {address}, which the stylesheet needs", REBUILD


def _svg(path: str, data: bytes, files: Collection[str], origin: Origin) -> Found:
    for one in etree.fromstring(data).iter():
        given = [name for name in one.attrib if name.startswith("on") or name.endswith("href")]
        if one.tag in (f"{SVG}script", f"{SVG}foreignObject") or given:
            yield "a drawing must hold no script and no link", "draw it without"


def _txt(path: str, data: bytes, files: Collection[str], origin: Origin) -> Found:
    if not data.decode().endswith("\n"):
        yield "the last line does not end", REBUILD


CHECKS: Mapping[str, Callable[[str, bytes, Collection[str], Origin], Found]] = {
    ".xml": _xml,
    ".json": _json,
    ".ics": _ics,
    ".css": _css,
    ".svg": _svg,
    ".txt": _txt,
}
