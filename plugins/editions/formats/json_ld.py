"""Linked data: what a post is, for machines (JSON-LD, https://schema.org)."""

import datetime
import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from ..edition import Edition
from ..pages.post_view import View
from ..photo_sizes import largest
from .calendar import moments
from .feeds import moment

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def linked(post: View, edition: Edition, urls: Mapping[str, str], group: str, siteurl: str) -> Markup:
    """The post's article and, of a rally, its event, as the content of a <script type="application/ld+json">.

    `urls` are the absolute ones of the post's texts as written, by language.
    """
    publisher = {"@type": "Organization", "name": group, "url": f"{siteurl}/{edition.folder}/"}
    graph = [_article(post, edition, urls, publisher, siteurl)]
    if post.kind == "rally":
        graph.append(_event(post, edition, publisher, siteurl))
    data = {"@context": "https://schema.org", "@graph": graph}
    # “<” could end the element that holds it.
    return Markup(json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"))


def _article(
    post: View, edition: Edition, urls: Mapping[str, str], publisher: dict[str, str], siteurl: str
) -> dict[str, Any]:
    url = f"{siteurl}/{edition.folder}/{post.address}"
    original = urls[post.original]
    article: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "headline": post.title,
        "description": post.summary,
        "inLanguage": post.tag,
        "publisher": publisher,
        "author": publisher,
        "license": LICENCE,
    }
    if not post.ahead:
        article["datePublished"] = moment(post.date)
    if post.modified:
        article["dateModified"] = moment(post.modified)
    if post.correction:
        article["correction"] = post.correction
    if post.cover:
        article["image"] = f"{siteurl}/{largest(post.cover).url}"
    if post.tags:
        article["keywords"] = [name for _, name in post.tags]
    if post.original != edition.language.code:
        article["translationOfWork"] = {"@id": original}
    elif others := [{"@id": there} for code, there in urls.items() if code != post.original]:
        article["workTranslation"] = others
    return article


def _event(post: View, edition: Edition, publisher: dict[str, str], siteurl: str) -> dict[str, Any]:
    begins, ends = moments(post)
    status = "EventCancelled" if post.status == "cancelled" else "EventScheduled"
    event: dict[str, Any] = {
        "@type": "Event",
        "@id": f"{siteurl}/{edition.folder}/{post.address}#event",
        "name": post.title,
        "description": post.summary,
        "inLanguage": post.tag,
        "startDate": begins.isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": post.place, "address": post.place},
        "organizer": publisher,
    }
    if isinstance(begins, datetime.datetime) and ends:
        event["endDate"] = ends.isoformat()
    if post.cover:
        event["image"] = f"{siteurl}/{largest(post.cover).url}"
    return event
