"""What readers find at an address: a text, word that it is gone, or the way to where it is now."""

import hashlib
import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

GONE, MOVED = "gone", "moved"
TOMBSTONE_ID = "_gone"  # the id that a tombstone's heading bears


@dataclass(frozen=True, slots=True)
class PageEntry:
    what: str  # a post's kind, GONE, or MOVED
    target: str = ""  # the address that MOVED leads to: "ru/2022/02/embassy/"
    day: str = ""  # of a post: "2022-02-24"; "" of a page
    title: str = ""  # 8 hex digits that name a text's title
    letters: int = 0  # of its body
    sequence: int = 0  # of an event: how often calendars were told of a change

    def __str__(self) -> str:
        """As a line has it."""
        if self.what == GONE:
            return GONE
        if self.what == MOVED:
            return f"{MOVED} {self.target}"
        sequence = f" {self.sequence}" if self.sequence else ""
        return f"{self.what} {self.day or '-'} {self.title} {self.letters}{sequence}"


def parse_entry(line: str) -> PageEntry:
    """Return what a line says. Raises ValueError."""
    what, *rest = line.split(" ")
    if len(rest) >= 3:
        day, title, letters, *sequence = rest
        return PageEntry(what, "", day.strip("-"), title, int(letters), int(sequence[0]) if sequence else 0)
    return PageEntry(what, target="".join(rest))


def read_page_entry(parser: LexborHTMLParser, canonical: str | None) -> PageEntry | None:
    """Return what readers find on the page, or None: lists and fallbacks are no text of its edition's language.

    `canonical` is the file in the tree that the page says is in its place.
    """
    if parser.css_first(f"#{TOMBSTONE_ID}"):
        return PageEntry(GONE)
    if parser.css_first("meta[http-equiv=refresh]"):
        return PageEntry(MOVED, target=(canonical or "").removesuffix("index.html"))
    article, heading = parser.css_first("article.text"), parser.css_first("article.text h1")
    if not article or not heading or "lang" in heading.attributes:  # the title of a fallback says its language
        return None
    kind = (article.attributes["class"] or "").split()[1]
    time, body = article.css_first("time[datetime]"), article.css_first(".prose")
    title = hashlib.sha256(re.sub(r"\W+", "", heading.text()).encode()).hexdigest()[:8]
    return PageEntry(
        kind,
        day=(time.attributes["datetime"] or "")[:10] if time and kind != "page" else "",
        title=title,
        letters=len(re.sub(r"\W+", "", body.text())) if body else 0,
    )
