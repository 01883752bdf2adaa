"""Values as people type them, in each language and script, where a header keeps one form: days, hours, states.

A day is 2026-11-26, 26.11.2026, 26. 11. 2026., 26. новембра 2026, 26 ноября 2026, сутра, завтра.
"""

import datetime
import re

# Each month by the first three letters of its names: Serbian in both scripts, Russian and English.
MONTHS = (
    *("јан jan янв", "феб feb фев", "мар mar", "апр apr", "мај maj май мая may", "јун jun июн"),
    *("јул jul июл", "авг avg aug", "сеп sep сен", "окт okt oct", "нов nov ноя", "дец dec дек"),
)
DAYS = {
    -1: "јуче juče juce вчера yesterday",
    0: "данас danas сегодня today",
    1: "сутра sutra завтра tomorrow",
    2: "прекосутра prekosutra послезавтра",
}

STATUSES = {
    "draft": "нацрт nacrt черновик",
    "announced": "најављен најављено најава najavljen najavljeno najava объявлен объявлена объявлено анонс",
    "cancelled": "отказан отказано otkazan otkazano отменен отменена отменено отменён отменена canceled",
}
HOUR = re.compile(r"(\d{1,2})(?:[.:](\d\d))?\s*(?:h|ч|час|часа|часов|sati|сати|сата|sata)?\.?", re.ASCII)
NAMED = re.compile(r"(\d{1,2})\.?\s+([^\W\d_]{3,})\.?(?:\s+(\d{4})\.?(?:\s*(?:г|год|године|godine|года)\.?)?)?")


def read_typed_day(words: str, today: datetime.date | None) -> datetime.date | None:
    """Return the day, or None where the words are none. Without a year it is the next such day from today on; where
    today is not given, the words must say the year."""
    words = words.strip().lower()
    for distance, names in DAYS.items():
        if words in names.split():
            return today + datetime.timedelta(days=distance) if today else None
    if numbers := re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", words):
        return _day(int(numbers[1]), int(numbers[2]), int(numbers[3]))
    if numbers := re.fullmatch(r"(\d{1,2})[./]\s*(\d{1,2})(?:[./]\s*(\d{4})?\.?)?", words):
        return _next_day(int(numbers[1]), int(numbers[2]), numbers[3], today)
    if named := NAMED.fullmatch(words):
        months = [number for number, names in enumerate(MONTHS, 1) if named[2][:3] in names.split()]
        return _next_day(int(named[1]), months[0], named[3], today) if months else None
    return None


def read_typed_hour(words: str) -> datetime.time | None:
    """Return the hour, or None where the words are none."""
    hour = HOUR.fullmatch(words.strip().lower())
    try:
        return datetime.time(int(hour[1]), int(hour[2] or 0)) if hour else None
    except ValueError:
        return None


def read_typed_status(words: str) -> str | None:
    """Return what a header calls the state of a post, or None where the words name none."""
    return next((status for status, names in STATUSES.items() if words.strip().lower() in names.split()), None)


def plain_value(field: str, words: str) -> str:
    """Return what somebody typed as that field of a header in the form that headers keep, or as it is."""
    if field in ("updated", "announced"):
        return str(read_typed_day(words, None) or words)
    if field in ("starts", "ends"):
        hour = read_typed_hour(words)
        return f"{hour:%H:%M}" if hour else words
    return read_typed_status(words) or words if field == "status" else words


def _next_day(day: int, month: int, year: str | None, today: datetime.date | None) -> datetime.date | None:
    if year:
        return _day(int(year), month, day)
    if today is None:
        return None
    found = _day(today.year, month, day)
    return found if found is None or found >= today else _day(today.year + 1, month, day)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
