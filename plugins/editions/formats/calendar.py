"""Calendars: events as calendar programs have them (RFC 5545), written by icalendar."""

import datetime
from collections.abc import Sequence
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


def start_and_end(post: PostView) -> tuple[datetime.date, datetime.date | None]:
    """Return when an event begins and ends: moments in Belgrade, or days, the last of them not included."""
    assert post.date
    if not post.starts:
        return post.date, post.date + datetime.timedelta(days=1)
    start = datetime.datetime.combine(post.date, post.starts, BELGRADE)
    if not post.ends:
        return start, None
    ends_next_day = datetime.timedelta(days=post.ends < post.starts)
    return start, datetime.datetime.combine(post.date + ends_next_day, post.ends, BELGRADE)


def _in_utc(moment: datetime.date) -> datetime.date:
    """Return a moment as it needs no time zone to be understood, which would be three times as long as the event."""
    return moment.astimezone(datetime.UTC) if isinstance(moment, datetime.datetime) else moment


def _event(post: PostView, strings: Strings, home: str) -> "Event":
    from icalendar import Event

    event = Event()
    start, end = start_and_end(post)
    language = {"LANGUAGE": post.lang}
    changed = post.modified or NEVER
    event.add("uid", str(identity(post.first_address)))
    event.add("dtstamp", datetime.datetime.combine(changed, datetime.time(), datetime.UTC))
    event.add("dtstart", _in_utc(start))
    event.add("dtend", _in_utc(end or start + LENGTH))
    # Not every program shows the status.
    event.add("summary", title_with_status(post, strings), parameters=language)
    event.add("description", "\n\n".join(filter(None, (post.summary, post.correction))), parameters=language)
    event.add("location", post.place, parameters=language)
    event.add("status", "CANCELLED" if post.status == "cancelled" else "CONFIRMED")
    event.add("sequence", int(post.status == "cancelled"))
    if home:
        event.add("url", f"{home}{post.address}")
    return event
