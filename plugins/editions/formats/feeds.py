"""Feeds: the newest posts for those who follow, as Atom (RFC 4287) and JSON Feed 1.1 (https://jsonfeed.org)."""

import datetime
import json
import xml.etree.ElementTree as etree
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ...archive.post_folder import BELGRADE
from ..edition import Edition
from ..pages.post_view import View
from ..strings import Strings
from .xml_document import document

ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NEVER = datetime.date(2022, 2, 24)  # the last change of what has none that can be told: the group's first day


@dataclass(frozen=True, slots=True)
class Place:
    """Where a feed stands, and what it takes to fill it."""

    home: str  # absolute, of the edition: "https://example.org/ru/"
    url: str  # absolute, of the feed
    edition: Edition
    strings: Strings
    prose: Callable[[View], str]  # with absolute links

    def of(self, path: str) -> str:
        return f"{self.home}{path}"


def feed_title(kind: str, strings: Strings) -> str:
    """The site's name, with the kind of post where the feed has one kind only."""
    kinds = {"rallies": strings.gettext("Rallies"), "statements": strings.gettext("Statements")}
    name = strings.gettext("Together Against War")
    return f"{name} · {kinds[kind]}" if kind in kinds else name


def group(strings: Strings) -> str:
    """The group's whole name."""
    return strings.gettext("Russians, Ukrainians, Belarusians and Serbs Together Against War")


def moment(date: datetime.date | None) -> str:
    """The beginning of a day in Belgrade (RFC 3339)."""
    return datetime.datetime.combine(date or NEVER, datetime.time(), BELGRADE).isoformat()


def atom(values: Mapping[str, Any], place: Place) -> bytes:
    """An Atom feed of the posts."""
    posts: tuple[View, ...] = values["posts"]
    feed = etree.Element("feed", {"xmlns": ATOM, LANG: place.edition.tag})
    _add(feed, "id", place.url)
    _add(feed, "title", feed_title(values["kind"], place.strings))
    _add(feed, "updated", moment(max((_changed(post) for post in posts), default=NEVER)))
    _add(feed, "link", rel="self", type="application/atom+xml", href=place.url)
    _add(feed, "link", rel="alternate", type="text/html", href=place.of(values["home"]))
    _add(etree.SubElement(feed, "author"), "name", group(place.strings))
    for post in posts:
        entry = etree.SubElement(feed, "entry")
        _add(entry, "id", place.of(post.first_address))
        _add(entry, "title", post.title)
        _add(entry, "link", rel="alternate", type="text/html", hreflang=post.tag, href=place.of(post.address))
        if not post.ahead:
            _add(entry, "published", moment(post.date))
        _add(entry, "updated", moment(_changed(post)))
        for slug, name in post.tags:
            _add(entry, "category", term=slug, label=name)
        _add(entry, "summary", post.summary)
        _add(entry, "content", place.prose(post), type="html")
    return document(feed)


def _add(parent: etree.Element, name: str, text: str | None = None, **attributes: str) -> None:
    etree.SubElement(parent, name, attributes).text = text


def _changed(post: View) -> datetime.date:
    """The day of the entry's last change. A day to come would be taken back by the first change, so it is none."""
    return post.modified or NEVER


def json_feed(values: Mapping[str, Any], place: Place) -> bytes:
    """The same as a JSON Feed."""
    posts: tuple[View, ...] = values["posts"]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed_title(values["kind"], place.strings),
        "home_page_url": place.of(values["home"]),
        "feed_url": place.url,
        "language": place.edition.tag,
        "authors": [{"name": group(place.strings)}],
        "items": [_item(post, place) for post in posts],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def _item(post: View, place: Place) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": place.of(post.first_address),
        "url": place.of(post.address),
        "title": post.title,
        "summary": post.summary,
        "content_html": place.prose(post),
        "language": post.tag,
        "date_modified": moment(_changed(post)),
    }
    if not post.ahead:
        item["date_published"] = moment(post.date)
    if post.tags:
        item["tags"] = [name for _, name in post.tags]
    return item
