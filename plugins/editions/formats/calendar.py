"""Calendars: events as calendar programs have them (RFC 5545), written by icalendar."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...archive.belgrade_time import BELGRADE
from ..edition import Edition
from ..pages.post_view import PostView
from ..strings import Strings
from .feeds import NEVER, feed_title, title_with_status
from .identity import identity

if TYPE_CHECKING:
    from icalendar import Event

LENGTH = datetime.timedelta(hours=2)  # of an event that does not say when it ends: without one it would take no time
PRODUCT = "-//Together Against War//Rallies//"


@dataclass(frozen=True, slots=True)
class Entry:
    """What readers' calendars were told of an event."""

    start: datetime.date
    end: datetime.date
    place: str
    is_cancelled: bool
    sequence: int


def entry_of(
    when: tuple[datetime.date, datetime.time | None, datetime.time | None],
    place: str,
    is_cancelled: bool,
    revision: int,
) -> Entry:
    """Return what calendars are told of an event at that day, from that hour to that, in Belgrade.

    A cancellation is a revision (RFC 5545, 3.8.7.4) without anybody's having to count it: it may be in a hurry.
    """
    start, end = start_and_end(*when)
    return Entry(start, end or start + LENGTH, place, is_cancelled, 2 * revision + is_cancelled)


def read_entry(event: bytes) -> Entry | None:
    """Return what an event.ics of ours says, or None where it is none of ours."""
    from icalendar import Calendar

    try:
        (entry,) = Calendar.from_ical(event).walk("VEVENT")
        start, end = entry.decoded("dtstart"), entry.decoded("dtend")
        return Entry(start, end, str(entry["location"]), entry["status"] == "CANCELLED", int(entry.decoded("sequence")))
    except (ValueError, KeyError):
        return None


def calendar(posts: Sequence[PostView], edition: Edition, strings: Strings, home: str) -> bytes:
    """Return a calendar of the events; `home` is the edition's absolute URL, or "" where it is not known."""
    from icalendar import Calendar  # late: most builds write no calendar, and it takes as long as all else here

    calendar = Calendar()
    calendar.add("prodid", f"{PRODUCT}{edition.lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", feed_title("rallies", strings))
    for post in posts:
        calendar.add_component(_event(post, strings, home))
    return bytes(calendar.to_ical())


def start_and_end(
    date: datetime.date, starts: datetime.time | None, ends: datetime.time | None
) -> tuple[datetime.date, datetime.date | None]:
    """Return when an event begins and ends: moments in Belgrade, or days, the last of them not included."""
    if not starts:
        return date, date + datetime.timedelta(days=1)
    start = datetime.datetime.combine(date, starts, BELGRADE)
    if not ends:
        return start, None
    ends_next_day = datetime.timedelta(days=ends < starts)
    return start, datetime.datetime.combine(date + ends_next_day, ends, BELGRADE)


def _in_utc(moment: datetime.date) -> datetime.date:
    """Return a moment as it needs no time zone to be understood, which would be three times as long as the event."""
    return moment.astimezone(datetime.UTC) if isinstance(moment, datetime.datetime) else moment


def _event(post: PostView, strings: Strings, home: str) -> "Event":
    from icalendar import Event

    event = Event()
    assert post.date
    when = (post.date, post.starts, post.ends)
    entry = entry_of(when, post.place, post.status == "cancelled", post.revision)
    language = {"LANGUAGE": post.lang}
    changed = datetime.datetime.combine(post.revised or NEVER, datetime.time(), datetime.UTC)
    event.add("uid", str(identity(post.first_address)))
    event.add("dtstamp", changed + datetime.timedelta(minutes=entry.sequence))  # the day of the change may be the same
    event.add("dtstart", _in_utc(entry.start))
    event.add("dtend", _in_utc(entry.end))
    # Not every program shows the status.
    event.add("summary", title_with_status(post, strings), parameters=language)
    event.add("description", "\n\n".join(filter(None, (post.summary, post.correction))), parameters=language)
    event.add("location", entry.place, parameters=language)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("sequence", entry.sequence)
    if home:
        event.add("url", f"{home}{post.address}")
    return event
