"""Calendars: when and where the rallies are."""

import datetime

import icalendar

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
