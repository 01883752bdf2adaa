"""Dates, hours and names of languages, as people write them in an edition (CLDR, by Babel)."""

import datetime

from babel import Locale
from babel.core import get_global
from babel.dates import format_date

from .edition import Edition


def day(date: datetime.date, edition: Edition) -> str:
    """Return a day: 24. фебруара 2022."""
    pattern = edition.date_pattern
    if edition.months:
        pattern = pattern.replace("MMMM", f"'{edition.months[date.month - 1]}'")
    return format_date(date, pattern, locale=edition.locale)


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


def territory_locale(edition: Edition) -> str:
    """Return the locale with the territory that is likely for it, as Open Graph wants it: sr_RS."""
    likely = Locale.parse(get_global("likely_subtags")[edition.language.code])
    return f"{likely.language}_{likely.territory}"


def hour(time: datetime.time) -> str:
    """Return 18:00, the form that all our languages share."""
    return f"{time:%H:%M}"
