"""Calendars: when and where the rallies are."""

import datetime

import icalendar

from plugins.editions.formats.calendar import entry_of, read_entry
from tests.sample_site import SITEURL
from tests.site_settings import FOLDERS
from tests.small_content import rally
from tests.small_site import Build, Built


def test_calendars_say_when_and_where(sample: Built) -> None:
    path = sample.path / "sr-latn/2025/10/names/event.ics"
    (event,) = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert event["DTSTART"].dt == datetime.datetime.fromisoformat("2025-10-30T22:00:00+01:00")
    assert event["DTEND"].dt == datetime.datetime.fromisoformat("2025-10-31T00:30:00+01:00")
    assert event["SUMMARY"].replace("\u00a0", " ") == "Primer: čitanje imena do posle ponoći"
    assert event["SUMMARY"].params["LANGUAGE"] == "sr-Latn"
    assert event["LOCATION"] == "Beograd, Trg republike" and event["STATUS"] == "CONFIRMED"
    assert event["URL"] == f"{SITEURL}/sr-latn/2025/10/names/"


def test_a_rally_without_an_hour_is_all_day_and_a_cancelled_one_is_cancelled(sample: Built) -> None:
    (event,) = icalendar.Calendar.from_ical((sample.path / "ru/2025/07/picnic/event.ics").read_bytes()).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (datetime.date(2025, 7, 13), datetime.date(2025, 7, 14))
    assert event["SUMMARY"].params["LANGUAGE"] == "sr-Cyrl"  # a fallback: a schedule with holes would mislead
    (event,) = icalendar.Calendar.from_ical((sample.path / "ru/2023/06/rain/event.ics").read_bytes()).walk("VEVENT")
    assert event["STATUS"] == "CANCELLED"


def test_a_rally_that_does_not_say_when_it_ends_has_a_length(build: Build) -> None:
    built = build(rally(starts="23:00"))
    (event,) = icalendar.Calendar.from_ical((built.path / "ru/2022/02/embassy/event.ics").read_bytes()).walk("VEVENT")
    assert event["DTEND"].dt == datetime.datetime.fromisoformat("2022-02-25T01:00:00+01:00")


def test_an_event_is_the_same_in_every_edition_and_in_the_calendar(sample: Built) -> None:
    ids = set()
    for folder in FOLDERS:
        calendar = icalendar.Calendar.from_ical((sample.path / folder / "calendar.ics").read_bytes())
        days = [event["DTSTART"].dt for event in calendar.walk("VEVENT")]
        assert [f"{day:%Y-%m-%d}" for day in days] == ["2026-09-12", "2026-02-24", "2025-10-30", "2025-07-13"]
        ids.add(tuple(str(event["UID"]) for event in calendar.walk("VEVENT")))
        assert not calendar.errors
    assert len(ids) == 1


def test_an_entry_only_grows(build: Build) -> None:
    stamps = []
    site = rally(status="announced", announced="2025-12-20", starts="18:00").replace("2022-02-24", "2026-03-30")
    for revision, status in ((0, "announced"), (0, "cancelled"), (1, "announced"), (1, "cancelled")):
        count = f"revision: {revision}\n" if revision else ""
        built = build(site.replace("status: announced", f"{count}status: {status}"))
        published = (built.path / "ru/2026/03/embassy/event.ics").read_bytes()
        (event,) = icalendar.Calendar.from_ical(published).walk("VEVENT")
        stamps.append((event["SEQUENCE"], event["DTSTAMP"].dt))
        when = (datetime.date(2026, 3, 30), datetime.time(18), None)
        assert read_entry(published) == entry_of(when, "Београд", status == "cancelled", revision)
    assert sorted(set(stamps)) == stamps and len(stamps) == 4


def test_what_is_no_entry_of_ours_says_nothing() -> None:
    for event in (b"", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", b"\xff", b"BEGIN:VEVENT"):
        assert read_entry(event) is None
