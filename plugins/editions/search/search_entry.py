"""A search entry: what search knows of a page, and shows of it in a result."""

import datetime
import html as entities
import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from ...archive.library import Library
from ...archive.post import Post
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
INLINE_TAG = re.compile(rf"</?(?:{'|'.join(sorted(INLINE))})(?=[\s>/])(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SearchEntry:
    url: str  # in its edition: "2022/02/embassy/"
    status: str  # a post's: "announced"
    title: str
    labels: str  # its day, its place, and the tags that the place does not name, as the edition writes them
    text: str  # its summary, its points and all the words of its text

    def as_json(self) -> bytes:
        # With no tag in it, not even a browser that guesses takes it for a page.
        return to_json(asdict(self)).replace(b"<", b"\\u003c")


def to_json(value: object) -> bytes:
    """Return a value as a script reads it, in as few bytes as JSON has."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def read_entry(post: Post, site: Site, edition: Edition) -> SearchEntry:
    """Return the entry of a post, or page, that has a text in the edition's language."""
    view = view_post(post, site.library, edition)
    return search_entry(view, site.html_cache.get(view.html_key), edition)


def search_entry(post: PostView, html: TypesetHtml, edition: Edition) -> SearchEntry:
    """Return the entry of a post whose text has that HTML."""
    tags = (name for _, name in post.tags if name not in post.place)
    labels = (day(post.date, edition) if post.date else "", post.place, *tags)
    return SearchEntry(
        url=post.address,
        status=post.status,
        title=plain_words(post.title),
        labels=plain_words(" · ".join(filter(None, labels))),
        text=plain_words(" ".join((post.summary, *post.points, words_of_html(html)))),
    )


def words_of_html(html: str) -> str:
    """Return the words of a text's HTML, with a space wherever something parts them."""
    return entities.unescape(TAG.sub(" ", INLINE_TAG.sub("", NO_WORDS.sub("", html))))


def entry_ids(library: Library) -> Mapping[str, str]:
    """Return what names each entry for the index, by the post's address: its year and day, "2022/0224", and for one
    that is not the first of its day "2022/0224-2"; a page, which has no day, is of the year 0000.

    No other post's coming changes it, but that of one of the same day.
    """
    of_day: Counter[datetime.date | None] = Counter()
    ids = {}
    for post in sorted((*library.posts, *library.pages), key=lambda post: post.address):
        of_day[post.date] += 1
        number = of_day[post.date]
        first = f"{post.date:%Y/%m%d}" if post.date else "0000/0000"
        ids[post.address] = first if number == 1 else f"{first}-{number}"
    return ids
