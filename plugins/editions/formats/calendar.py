"""Events: rallies as calendars have them (RFC 5545)."""

import datetime
import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...archive.post_folder import BELGRADE
from ..edition import Edition
from ..pages.post_view import View
from .feeds import NEVER

if TYPE_CHECKING:
    from icalendar import Event

# Under which an event's address is made its identity (RFC 9562, version 5): no domain, so it outlives one.
NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
PRODUCT = "-//Together Against War//Rallies//"


def calendar(posts: Sequence[View], name: str, edition: Edition, home: str) -> bytes:
    """A calendar of the rallies; `home` is the edition's absolute URL, or "" where it is not known."""
    from icalendar import Calendar  # late: most builds write no calendar, and it takes as long as all else here

    made = Calendar()
    made.add("prodid", f"{PRODUCT}{edition.tag.upper()}")
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    for post in posts:
        made.add_component(_event(post, home))
    return bytes(made.to_ical())


def moments(post: View) -> tuple[datetime.date, datetime.date | None]:
    """When a rally begins and ends: moments in Belgrade, or days, the last of them not included."""
    assert post.date
    if not post.starts:
        return post.date, post.date + datetime.timedelta(days=1)
    begins = datetime.datetime.combine(post.date, post.starts, BELGRADE)
    if not post.ends:
        return begins, None
    night = datetime.timedelta(days=post.ends < post.starts)
    return begins, datetime.datetime.combine(post.date + night, post.ends, BELGRADE)


def _utc(moment: datetime.date) -> datetime.date:
    """A moment as it needs no time zone to be understood, which would be three times as long as the event."""
    return moment.astimezone(datetime.UTC) if isinstance(moment, datetime.datetime) else moment


def _event(post: View, home: str) -> "Event":
    from icalendar import Event

    event = Event()
    begins, ends = moments(post)
    language = {"LANGUAGE": post.tag}
    changed = post.modified or NEVER
    event.add("uid", str(uuid.uuid5(NAMESPACE, post.first_address)))
    event.add("dtstamp", datetime.datetime.combine(changed, datetime.time(), datetime.UTC))
    event.add("dtstart", _utc(begins))
    if ends:
        event.add("dtend", _utc(ends))
    event.add("summary", post.title, parameters=language)
    event.add("description", post.summary, parameters=language)
    event.add("location", post.place, parameters=language)
    event.add("status", "CANCELLED" if post.status == "cancelled" else "CONFIRMED")
    event.add("sequence", int(post.status == "cancelled"))
    if home:
        event.add("url", f"{home}{post.address}")
    return event
