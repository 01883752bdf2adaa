"""JSON-LD: what a post is, for machines (https://schema.org)."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ...archive.kind import KINDS_BY_NAME
from ..edition import Edition
from ..pages.post_view import PostView
from ..photo_sizes import largest_size
from .calendar import start_and_end
from .feeds import noon

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class JsonLdContext:
    """What the data of a post names beside it."""

    edition: Edition
    urls: Mapping[str, str]  # the absolute ones of the post's texts as written, by language
    group: str  # its whole name
    siteurl: str

    @property
    def publisher(self) -> dict[str, str]:
        return {"@type": "Organization", "name": self.group, "url": f"{self.siteurl}/{self.edition.folder}/"}


def json_ld(post: PostView, context: JsonLdContext) -> Markup:
    """Return the post's article and, of an event, that, as the content of a <script type="application/ld+json">."""
    graph = [_article(post, context)]
    if KINDS_BY_NAME[post.kind].is_event:
        graph.append(_event(post, context))
    data = {"@context": "https://schema.org", "@graph": graph}
    # “<” could end the element that holds it.
    return Markup(json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"))


def _article(post: PostView, context: JsonLdContext) -> dict[str, Any]:
    url = f"{context.siteurl}/{context.edition.folder}/{post.address}"
    original = context.urls[post.original_language]
    article: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "headline": post.title,
        "description": post.summary,
        "inLanguage": post.lang,
        "publisher": context.publisher,
        "author": context.publisher,
        "license": LICENCE,
    }
    if post.published:
        article["datePublished"] = noon(post.published)
    if post.modified:
        article["dateModified"] = noon(post.modified)
    if post.correction:
        article["correction"] = post.correction
    if post.cover:
        article["image"] = f"{context.siteurl}/{largest_size(post.cover).url}"
    if post.tags:
        article["keywords"] = [name for _, name in post.tags]
    if post.original_language != context.edition.language.code:
        article["translationOfWork"] = {"@id": original}
    elif translations := [{"@id": url} for code, url in context.urls.items() if code != post.original_language]:
        article["workTranslation"] = translations
    return article


def _event(post: PostView, context: JsonLdContext) -> dict[str, Any]:
    assert post.date
    start, end = start_and_end(post.date, post.starts, post.ends)
    status = "EventCancelled" if post.status == "cancelled" else "EventScheduled"
    event: dict[str, Any] = {
        "@type": "Event",
        "@id": f"{context.siteurl}/{context.edition.folder}/{post.address}#event",
        "name": post.title,
        "description": post.summary,
        "inLanguage": post.lang,
        "startDate": start.isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": post.place, "address": post.place},
        "organizer": context.publisher,
    }
    if isinstance(start, datetime.datetime) and end:
        event["endDate"] = end.isoformat()
    if post.cover:
        event["image"] = f"{context.siteurl}/{largest_size(post.cover).url}"
    return event
