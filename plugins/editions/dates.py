"""Dates, hours and names of languages, as people write them in an edition (CLDR, by Babel)."""

import datetime
from collections.abc import Sequence

from babel import Locale
from babel.core import get_global
from babel.dates import format_date
from babel.lists import format_list

from .edition import Edition


def day(date: datetime.date, edition: Edition) -> str:
    """Return a day: 24. фебруара 2022."""
    pattern = edition.date_pattern
    if edition.months:
        pattern = pattern.replace("MMMM", f"'{edition.months[date.month - 1]}'")
    return format_date(date, pattern, locale=edition.locale)


def weekday(date: datetime.date, edition: Edition) -> str:
    """Return a day's name: четвртак."""
    return format_date(date, "EEEE", locale=edition.locale)


def full_day(date: datetime.date, edition: Edition) -> str:
    """Return a day with its name: четвртак, 24. фебруара 2022."""
    return f"{weekday(date, edition)}, {day(date, edition)}"


def short_day(date: datetime.date, edition: Edition) -> str:
    """Return a day within its year, as a list's rail has it: 24. феб, 9. маја."""
    short, name = (format_date(date, form, locale=edition.locale) for form in ("MMM", "LLLL"))
    # A name that is too short to be cut is declined.
    return f"{day_number(date, edition)}\u00a0{month_after_day(date, edition) if short == name else short}"


def day_number(date: datetime.date, edition: Edition) -> str:
    """Return the number of a day within its month, as its date begins: 24. in Serbian, 24 in Russian."""
    return format_date(date, "d." if edition.date_pattern.startswith("d.") else "d", locale=edition.locale)


def month_after_day(date: datetime.date, edition: Edition) -> str:
    """Return a day's month as it follows the day's number: фебруара."""
    return edition.months[date.month - 1] if edition.months else format_date(date, "MMMM", locale=edition.locale)


def months_after_day(edition: Edition) -> list[str]:
    """Return the same of all twelve months."""
    return [month_after_day(datetime.date(2000, number, 1), edition) for number in range(1, 13)]


def year_after_month(date: datetime.date, edition: Edition) -> str:
    """Return a day's year as it follows the month: 2022. in Serbian, 2022 г. in Russian."""
    return format_date(date, edition.date_pattern.partition("MMMM")[2].strip() or "y", locale=edition.locale)


def month_letters(path: str, edition: Edition) -> tuple[str, str]:
    """Return a month's letter and its short name, as a timeline has them, from its archive's path: Ф, Феб."""
    letter, short = (format_date(_first_day(path), form, locale=edition.locale) for form in ("LLLLL", "LLL"))
    return letter.upper(), short.rstrip(".").capitalize()[:4]


def month(path: str, edition: Edition) -> str:
    """Return a month as it stands alone in a heading, from its archive's path ("2022/02/"): фебруар 2022."""
    return format_date(_first_day(path), edition.month_pattern, locale=edition.locale)


def month_name(path: str, edition: Edition) -> str:
    """Return the same within its year: фебруар."""
    return format_date(_first_day(path), "LLLL", locale=edition.locale)


def year(path: str, edition: Edition) -> str:
    """Return a year as it stands alone in a heading, from its archive's path: 2022 год."""
    return format_date(_first_day(path), edition.year_pattern, locale=edition.locale)


def _first_day(path: str) -> datetime.date:
    """Return the first day of the month or year whose archive has that path."""
    year, _, month = path.strip("/").partition("/")
    return datetime.date(int(year), int(month or 1), 1)


def language_name(code: str, edition: Edition) -> str:
    """Return a language's name: руски."""
    return str(Locale.parse(edition.locale).languages[code])


def language_names(codes: Sequence[str], edition: Edition) -> str:
    """Return the names of languages as a list: српски и руски."""
    return format_list([language_name(code, edition) for code in codes], locale=edition.locale)


def territory_locale(edition: Edition) -> str:
    """Return the locale with the territory that is likely for it, as Open Graph wants it: sr_RS."""
    likely = Locale.parse(get_global("likely_subtags")[edition.language.code])
    return f"{likely.language}_{likely.territory}"


def hour(time: datetime.time) -> str:
    """Return 18:00, the form that all our languages share."""
    return f"{time:%H:%M}"
