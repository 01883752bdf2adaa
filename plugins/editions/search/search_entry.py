"""A record: what search knows of a page."""

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...language.html_tokens import INLINE, TAG
from ...language.stemming import plain
from ..dates import day
from ..edition import Edition
from ..pages.post_view import View, view
from ..site import Site

# What stands in a text and says nothing: its contents, the numbers of its notes, the ways back from them.
ASIDE = re.compile(
    r'<nav class="toc".*?</nav>|<sup id="fnref.*?</sup>|<a class="footnote-backref".*?</a>|<!--.*?-->', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Record:
    address: str  # of the page, in its edition: "2022/02/embassy/"
    kind: str  # a post's; "page" for a page
    status: str  # a post's: "announced"
    date: str  # ISO 8601; "" for a page
    title: str
    labels: str  # its day, its place, and the tags that the place does not name, as the edition writes them
    text: str  # its summary and all the words of its text

    @property
    def year(self) -> str:
        return self.date[:4]


def records(site: Site, edition: Edition) -> Iterator[Record]:
    """The record of each post and page that has a text in the edition's language, the newest post first."""
    for post in (*site.library.posts, *site.library.pages):
        shown = view(post, site.library, edition)
        if not shown.fallback:
            yield record(shown, site.proses[shown.prose_key], edition)


def record(shown: View, prose: str, edition: Edition) -> Record:
    """The record of a view whose text has that HTML."""
    tags = (name for _, name in shown.tags if name not in shown.place)
    labels = (day(shown.date, edition) if shown.date else "", shown.place, *tags)
    return Record(
        address=shown.address,
        kind=shown.kind,
        status=shown.status,
        date=shown.date.isoformat() if shown.date else "",
        title=plain(shown.title),
        labels=plain(" · ".join(filter(None, labels))),
        text=plain(f"{shown.summary} {words(prose)}"),
    )


def words(html: str) -> str:
    """The words of a text's HTML, with a space wherever something parts them."""
    html = TAG.sub(lambda tag: "" if _name(tag[0]) in INLINE else " ", ASIDE.sub("", html))
    return entities.unescape(html)


def _name(tag: str) -> str:
    """The name of the element that a tag opens or closes."""
    found = re.match(r"</?([a-zA-Z0-9]+)", tag)
    return found[1].lower() if found else ""
