"""A search entry: what search knows of a page."""

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...language.html_tokens import INLINE, TAG
from ...language.placeholders import TypesetHtml
from ...language.stemming import plain_words
from ..dates import day
from ..edition import Edition
from ..pages.post_view import PostView, view_post
from ..site import Site

# What stands in a text and says nothing: its contents, the numbers of its notes, the ways back from them, warnings.
NO_WORDS = re.compile(
    r'<nav class="toc".*?</nav>|<sup id="fnref.*?</sup>|<a class="footnote-backref".*?</a>|<!--.*?-->'
    r'|<details class="warned">.*?</details>',
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class SearchEntry:
    address: str  # of the page, in its edition: "2022/02/embassy/"
    kind: str  # a post's; "page" for a page
    status: str  # a post's: "announced"
    date: str  # ISO 8601; "" for a page
    title: str
    labels: str  # its day, its place, and the tags that the place does not name, as the edition writes them
    text: str  # its summary, its points and all the words of its text

    @property
    def year(self) -> str:
        return self.date[:4]


def search_entries(site: Site, edition: Edition) -> Iterator[SearchEntry]:
    """Yield the entry of each post and page that has a text in the edition's language, the newest post first."""
    for post in (*site.library.posts, *site.library.pages):
        view = view_post(post, site.library, edition)
        if not view.fallback:
            yield search_entry(view, site.html_cache.get(view.html_key), edition)


def search_entry(post: PostView, html: TypesetHtml, edition: Edition) -> SearchEntry:
    """Return the entry of a post whose text has that HTML."""
    tags = (name for _, name in post.tags if name not in post.place)
    labels = (day(post.date, edition) if post.date else "", post.place, *tags)
    return SearchEntry(
        address=post.address,
        kind=post.kind,
        status=post.status,
        date=post.date.isoformat() if post.date else "",
        title=plain_words(post.title),
        labels=plain_words(" · ".join(filter(None, labels))),
        text=plain_words(" ".join((post.summary, *post.points, words_of_html(html)))),
    )


def words_of_html(html: str) -> str:
    """Return the words of a text's HTML, with a space wherever something parts them."""
    html = TAG.sub(lambda tag: "" if _element(tag[0]) in INLINE else " ", NO_WORDS.sub("", html))
    return entities.unescape(html)


def _element(tag: str) -> str:
    """Return the name of the element that a tag opens or closes."""
    name = re.match(r"</?([a-zA-Z0-9]+)", tag)
    return name[1].lower() if name else ""
