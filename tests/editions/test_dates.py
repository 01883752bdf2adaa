"""Days as people write them in each edition."""

import datetime

import pytest

from plugins.editions.dates import full_day, month_letters, short_day
from tests.site_settings import editions

DAYS = [datetime.date(2022, month, 9) for month in range(1, 13)]
SHORT = {
    "sr-cyrl": "јан феб мар апр маја јуна јула авг сеп окт нов дец",
    "sr-latn": "jan feb mar apr maja juna jula avg sep okt nov dec",
    "ru": "янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.",
}


@pytest.mark.parametrize("folder", SHORT)
def test_a_day_in_a_rail_is_short_and_declined(folder: str) -> None:
    number = "9" if folder == "ru" else "9."
    expected = [f"{number}\u00a0{month}" for month in SHORT[folder].split()]
    assert [short_day(day, editions()[folder]) for day in DAYS] == expected


def test_a_day_has_its_weekday() -> None:
    day = datetime.date(2022, 2, 24)
    said = [full_day(day, edition).replace("\u00a0", " ") for edition in editions().values()]
    assert said == ["четвртак, 24. фебруара 2022.", "četvrtak, 24. februara 2022.", "четверг, 24 февраля 2022 г."]


@pytest.mark.parametrize("folder", SHORT)
def test_months_of_a_timeline_have_a_letter_and_a_short_name(folder: str) -> None:
    letters = [month_letters(f"2022/{month:02}/", editions()[folder]) for month in range(1, 13)]
    assert all(len(letter) == 1 and len(short) <= 4 and short.startswith(letter) for letter, short in letters), letters
