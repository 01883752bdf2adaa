"""Feeds: the newest posts for those who follow, as Atom (RFC 4287) and JSON Feed 1.1 (https://jsonfeed.org)."""

import datetime
import json
import xml.etree.ElementTree as etree
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ...archive.belgrade_time import BELGRADE
from ...archive.kind import KINDS_BY_FOLDER
from ..edition import Edition
from ..pages.post_view import PostView
from ..strings import Strings
from .identity import identity
from .xml_document import to_xml

ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# When a feed without posts was changed, and in a preview a post that is still to come: the group's first day.
NEVER = datetime.date(2022, 2, 24)


@dataclass(frozen=True, slots=True)
class FeedContext:
    """Where a feed stands, and what it takes to fill it."""

    home: str  # absolute, of the edition: "https://example.org/ru/"
    url: str  # absolute, of the feed
    path: str  # of the feed in the tree: "ru/feed.xml"
    edition: Edition
    strings: Strings
    html: Callable[[PostView], str]  # of an entry, with absolute links

    def absolute(self, path: str) -> str:
        return f"{self.home}{path}"

    def entry_id(self, post: PostView) -> str:
        """Return what an entry is known by in the feeds of its edition."""
        return identity(f"{self.edition.folder}/{post.first_address}").urn


def feed_title(kind: str, strings: Strings) -> str:
    """Return the site's name, with the kind of post where the feed has one kind only; `kind` is a listing's."""
    name = strings.gettext("Together Against War")
    return f"{name} · {strings.gettext(KINDS_BY_FOLDER[kind].plural)}" if kind in KINDS_BY_FOLDER else name


def group_name(strings: Strings) -> str:
    """Return the group's whole name."""
    return strings.gettext("Russians, Ukrainians, Belarusians and Serbs Together Against War")


def noon(date: datetime.date) -> str:
    """Return the middle of a day in Belgrade (RFC 3339): a moment that is of the same day for most readers, and in
    UTC."""
    return datetime.datetime.combine(date, datetime.time(12), BELGRADE).isoformat()


def title_with_status(post: PostView, strings: Strings) -> str:
    """Return the title as it stands where the page's notices do not: a cancellation is part of it."""
    return (
        strings.gettext("Cancelled: %(title)s") % {"title": post.title}
        if post.status == "cancelled"
        else str(post.title)
    )


def atom_feed(values: Mapping[str, Any], context: FeedContext) -> bytes:
    """Return an Atom feed of the posts."""
    posts: tuple[PostView, ...] = values["posts"]
    feed = etree.Element("feed", {"xmlns": ATOM, LANG: context.edition.lang})
    _add(feed, "id", identity(context.path).urn)
    _add(feed, "title", feed_title(values["kind"], context.strings))
    _add(feed, "updated", noon(max((post.modified or NEVER for post in posts), default=NEVER)))
    _add(feed, "link", rel="self", type="application/atom+xml", href=context.url)
    _add(feed, "link", rel="alternate", type="text/html", href=context.absolute(values["home"]))
    _add(etree.SubElement(feed, "author"), "name", group_name(context.strings))
    for post in posts:
        _add_entry(feed, post, context)
    return to_xml(feed)


def _add_entry(feed: etree.Element, post: PostView, context: FeedContext) -> None:
    entry = etree.SubElement(feed, "entry")
    url = context.absolute(post.address)
    _add(entry, "id", context.entry_id(post))
    _add(entry, "title", title_with_status(post, context.strings))
    _add(entry, "link", rel="alternate", type="text/html", hreflang=post.lang, href=url)
    if post.published:
        _add(entry, "published", noon(post.published))
    _add(entry, "updated", noon(post.modified or NEVER))
    for slug, name in post.tags:
        _add(entry, "category", term=slug, label=name)
    _add(entry, "summary", post.summary)
    _add(entry, "content", context.html(post), type="html")


def _add(parent: etree.Element, name: str, text: str | None = None, **attributes: str) -> None:
    etree.SubElement(parent, name, attributes).text = text


def json_feed(values: Mapping[str, Any], context: FeedContext) -> bytes:
    """Return the same as a JSON Feed."""
    posts: tuple[PostView, ...] = values["posts"]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed_title(values["kind"], context.strings),
        "home_page_url": context.absolute(values["home"]),
        "feed_url": context.url,
        "language": context.edition.lang,
        "authors": [{"name": group_name(context.strings)}],
        "items": [_item(post, context) for post in posts],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def _item(post: PostView, context: FeedContext) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": context.entry_id(post),
        "url": context.absolute(post.address),
        "title": title_with_status(post, context.strings),
        "summary": post.summary,
        "content_html": context.html(post),
        "language": post.lang,
        "date_modified": noon(post.modified or NEVER),
    }
    if post.published:
        item["date_published"] = noon(post.published)
    if post.tags:
        item["tags"] = [name for _, name in post.tags]
    return item
