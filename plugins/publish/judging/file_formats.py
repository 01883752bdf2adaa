"""The formats beside pages: feeds, calendars, sitemaps, styles. Each is read whole, and may name only what is there."""

import json
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain
from typing import Any

from icalendar import Calendar
from selectolax.lexbor import LexborHTMLParser

from ...messages.message import Message
from .fault import BRING_IN, DELETE, OTHER_SITEURL, REBUILD, Fault, Wrongs
from .origin import Origin

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SVG = "{http://www.w3.org/2000/svg}"


def check_format(path: str, data: bytes, files: Collection[str], origin: Origin) -> Iterator[Fault]:
    """Yield what is wrong with a file that is no page and no photo, by what its name ends in."""
    suffix = path[path.rfind(".") :]
    check = CHECKS.get(suffix)
    if check is None:
        return
    try:
        wrongs = list(check(path, data, files, origin))
    except (ValueError, KeyError, etree.ParseError, TypeError, AttributeError) as error:
        what = Message("this is no whole {kind} file ({reason})", kind=suffix[1:], reason=str(error))
        wrongs = [(what, REBUILD)]
    yield from (Fault(path, *wrong) for wrong in wrongs)


def sitemap_locations(data: bytes) -> list[str]:
    """Return the addresses that a sitemap names. Raises ParseError."""
    return [loc.text or "" for loc in etree.fromstring(data).iter(f"{SITEMAP}loc")]


def _check_xml(path: str, data: bytes, files: Collection[str], origin: Origin) -> Wrongs:
    root = etree.fromstring(data)
    if root.tag == f"{ATOM}feed":
        yield from _check_atom(root, files, origin)
    elif root.tag in (f"{SITEMAP}urlset", f"{SITEMAP}sitemapindex"):
        links = [link.get("href") or "" for link in root.iter("{http://www.w3.org/1999/xhtml}link")]
        addresses = dict.fromkeys([*sitemap_locations(data), *links])
        yield from chain.from_iterable(_check_address(address, files, origin) for address in addresses)
    else:
        yield Message("this is no feed and no sitemap"), DELETE


def _check_atom(root: etree.Element, files: Collection[str], origin: Origin) -> Wrongs:
    for part in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            if not part.findtext(f"{ATOM}{name}"):
                yield Message("an entry or the feed has no <{name}> (RFC 4287)", name=name), REBUILD
        for link in part.findall(f"{ATOM}link"):
            yield from _check_address(link.get("href") or "", files, origin)
        yield from _check_content(part.findtext(f"{ATOM}content") or "", files, origin)


def _check_json(path: str, data: bytes, files: Collection[str], origin: Origin) -> Wrongs:
    value = json.loads(data)
    if not isinstance(value, dict) or "jsonfeed.org" not in str(value.get("version")):
        return
    for item in (value, *value["items"]):
        for name in ("home_page_url", "feed_url", "url"):
            if name in item:
                yield from _check_address(item[name], files, origin)
        yield from _check_content(item.get("content_html", ""), files, origin)


def _check_content(html: str, files: Collection[str], origin: Origin) -> Wrongs:
    """A feed is read elsewhere, so whatever it holds must name whole addresses."""
    for node in LexborHTMLParser(html).css("[href],[src]") if html else ():
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        if not re.match(r"[a-z]+:", address):
            what = Message("“{address}” leads nowhere for readers of a feed", address=address)
            yield what, Message("write the whole address")
        elif origin.path_of(address) is not None:
            yield from _check_address(address, files, origin)


def _check_ics(path: str, data: bytes, files: Collection[str], origin: Origin) -> Wrongs:
    calendar: Any = Calendar.from_ical(data)
    if calendar.name != "VCALENDAR" or not data.rstrip().endswith(b"END:VCALENDAR"):
        yield Message("this is no whole ics file (it does not end)"), REBUILD
        return
    for event in calendar.walk("VEVENT"):
        for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
            if name not in event:
                yield Message("an event has no {name} (RFC 5545)", name=name), REBUILD
        if "URL" in event:
            yield from _check_address(str(event["URL"]), files, origin)


def _check_address(address: str, files: Collection[str], origin: Origin) -> Wrongs:
    """An address that must be a whole one of what is in the tree."""
    path = origin.path_of(address)
    if path is None:
        yield Message("“{address}” is no address of this site", address=address), OTHER_SITEURL
    elif path not in files:
        yield Message("“{address}” leads nowhere", address=address), Message("it may name only what is there")


def _check_css(path: str, data: bytes, files: Collection[str], origin: Origin) -> Wrongs:
    words = data.decode()
    if words.count("{") != words.count("}"):
        yield Message("this is no whole css file (a brace is not closed)"), REBUILD
        return
    for reference in re.finditer(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""", words):
        address = reference[1] or reference[2]
        destination = origin.destination(address, path)
        if destination.is_foreign:
            yield Message("“{address}” is asked of another origin", address=address), BRING_IN
        elif destination.wrong or destination.path not in files:
            yield Message("there is no {path}, which the stylesheet needs", path=address), REBUILD


def _check_svg(path: str, data: bytes, files: Collection[str], origin: Origin) -> Wrongs:
    for element in etree.fromstring(data).iter():
        active = [name for name in element.attrib if name.startswith("on") or name.endswith("href")]
        if element.tag in (f"{SVG}script", f"{SVG}foreignObject") or active:
            yield Message("a drawing must hold no script and no link"), Message("draw it without")


def _check_txt(path: str, data: bytes, files: Collection[str], origin: Origin) -> Wrongs:
    if not data.decode().endswith("\n"):
        yield Message("the last line does not end"), REBUILD


CHECKS: Mapping[str, Callable[[str, bytes, Collection[str], Origin], Wrongs]] = {
    ".xml": _check_xml,
    ".json": _check_json,
    ".ics": _check_ics,
    ".css": _check_css,
    ".svg": _check_svg,
    ".txt": _check_txt,
}
