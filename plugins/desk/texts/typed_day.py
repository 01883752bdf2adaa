"""A day as people type it: 2026-11-26, 26.11.2026, 26. 11. 2026., 26. новембра 2026, 26 ноября 2026, сутра, завтра."""

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

NAMED = re.compile(r"(\d{1,2})\.?\s+([^\W\d_]{3,})\.?(?:\s+(\d{4})\.?(?:\s*(?:г|год|године|godine|года)\.?)?)?")


def read_typed_day(words: str, today: datetime.date) -> datetime.date | None:
    """Return the day, or None where the words are none. Without a year it is the next such day from today on."""
    words = words.strip().lower()
    for distance, names in DAYS.items():
        if words in names.split():
            return today + datetime.timedelta(days=distance)
    if numbers := re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", words):
        return _day(int(numbers[1]), int(numbers[2]), int(numbers[3]))
    if numbers := re.fullmatch(r"(\d{1,2})[./]\s*(\d{1,2})(?:[./]\s*(\d{4})?\.?)?", words):
        return _next_day(int(numbers[1]), int(numbers[2]), numbers[3], today)
    if named := NAMED.fullmatch(words):
        months = [number for number, names in enumerate(MONTHS, 1) if named[2][:3] in names.split()]
        return _next_day(int(named[1]), months[0], named[3], today) if months else None
    return None


def _next_day(day: int, month: int, year: str | None, today: datetime.date) -> datetime.date | None:
    if year:
        return _day(int(year), month, day)
    found = _day(today.year, month, day)
    return found if found is None or found >= today else _day(today.year + 1, month, day)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
