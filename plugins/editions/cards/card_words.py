"""What a card says: words as an edition has them, typeset and in its script."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from ...archive.kind import KINDS_BY_NAME
from ..dates import day_number, hour, month_after_day, weekday, year_after_month
from ..edition import Edition
from ..formats.feeds import group_name
from ..pages.post_view import PostView
from ..strings import Strings
from .card_font import CardFont

STATUSES = {"announced": "Announced", "cancelled": "Cancelled"}


@dataclass(frozen=True, slots=True)
class CardWords:
    group: str  # the group's whole name
    title: str = ""  # of a post; "" of an edition's own card, which has nothing but the name
    kind: str = ""  # what readers call a post of its kind
    is_event: bool = False
    day: str = ""  # its number, as a date begins
    month: str = ""
    year: str = ""
    status: str = ""  # "announced" or "cancelled" in readers' words
    is_cancelled: bool = False
    when: str = ""  # of an event: weekday and hour
    place: str = ""

    @property
    def alt(self) -> str:
        """What the card shows, for those who do not see it."""
        if not self.title:
            return self.group
        heading, scene = (self.kind, self.status, self.title), (self.when, self.place)
        date = f"{self.day} {self.month} {self.year}"
        return ". ".join((*filter(None, heading), ", ".join((date, *filter(None, scene)))))

    def printable(self, font: CardFont) -> "CardWords | None":
        """Return the words as the font can draw them; None where a letter is missing, or no title is left."""
        written = {field.name: getattr(self, field.name) for field in fields(self)}
        printed: dict[str, Any] = {
            name: font.printable(words) for name, words in written.items() if isinstance(words, str)
        }
        if None in printed.values() or (self.title and not printed["title"]):
            return None
        return replace(self, **printed)


def post_words(post: PostView, edition: Edition, strings: Strings) -> CardWords:
    """Return what the card of a post with a date says, in an edition where it has a text."""
    assert post.date
    kind = KINDS_BY_NAME[post.kind]
    return CardWords(
        group=group_name(strings),
        title=str(post.title),
        kind=strings.gettext(kind.singular),
        is_event=kind.is_event,
        day=day_number(post.date, edition),
        month=month_after_day(post.date, edition),
        year=year_after_month(post.date, edition),
        status=strings.gettext(STATUSES[post.status]) if post.status in STATUSES else "",
        is_cancelled=post.status == "cancelled",
        when=", ".join(_when(post, edition)),
        place=str(post.place),
    )


def _when(post: PostView, edition: Edition) -> Iterator[str]:
    if post.date and KINDS_BY_NAME[post.kind].is_event:
        yield weekday(post.date, edition)
        if post.starts:
            yield hour(post.starts)
