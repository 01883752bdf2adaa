"""Dates and hours, as people write them in an edition."""

import datetime

from babel.dates import format_date

from .edition import Edition


def day(date: datetime.date, edition: Edition) -> str:
    """24. фебруара 2022."""
    pattern = edition.date
    if edition.months:
        pattern = pattern.replace("MMMM", f"'{edition.months[date.month - 1]}'")
    return format_date(date, pattern, locale=edition.locale)


def hour(time: datetime.time) -> str:
    """18:00, the form that all our languages share."""
    return f"{time:%H:%M}"
