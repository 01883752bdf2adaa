"""A day as people type it."""

import datetime

import pytest

from plugins.archive.parsing.typed_values import plain_value, read_typed_day

TODAY = datetime.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-26", "2026-11-26"),
        ("2026-2-4", "2026-02-04"),
        ("26.11.2026", "2026-11-26"),
        ("26.11.2026.", "2026-11-26"),
        (" 26. 11. 2026. ", "2026-11-26"),
        ("26/11/2026", "2026-11-26"),
        ("26 ноября 2026", "2026-11-26"),
        ("26 ноября 2026 г.", "2026-11-26"),
        ("26. новембра 2026. године", "2026-11-26"),
        ("26. новембар 2026", "2026-11-26"),
        ("26 novembra 2026", "2026-11-26"),
        ("1 мая 2027", "2027-05-01"),
        ("1. мај 2027.", "2027-05-01"),
        ("26 Nov 2026", "2026-11-26"),
        ("24. фебруара", "2027-02-24"),
        ("24.2.", "2027-02-24"),
        ("26.11.", "2026-11-26"),
        ("Сутра", "2026-11-27"),
        ("завтра", "2026-11-27"),
        ("данас", "2026-11-26"),
        ("вчера", "2026-11-25"),
        ("prekosutra", "2026-11-28"),
        ("30.2.2026", None),
        ("26 нечега 2026", None),
        ("2026", None),
        ("", None),
        ("26.11.26", None),
    ],
)
def test_a_day_is_read_as_it_is_typed(typed: str, day: str | None) -> None:
    assert read_typed_day(typed, TODAY) == (datetime.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("field", "typed", "plain"),
    [
        ("updated", "26. 11. 2026.", "2026-11-26"),
        ("announced", "26 ноября 2026", "2026-11-26"),
        ("updated", "сутра", "сутра"),  # a file is read on another day, too
        ("updated", "26.11.", "26.11."),
        ("starts", "18", "18:00"),
        ("starts", "18.30", "18:30"),
        ("ends", "9 ч", "09:00"),
        ("ends", "18 часов", "18:00"),
        ("starts", "25:00", "25:00"),
        ("starts", "1٨:00", "1٨:00"),
        ("status", "Черновик", "draft"),
        ("status", "nacrt", "draft"),
        ("status", "најављено", "announced"),
        ("status", "отменена", "cancelled"),
        ("status", "black", "black"),
        ("title", "нацрт", "нацрт"),
    ],
)
def test_a_value_of_a_header_has_one_form(field: str, typed: str, plain: str) -> None:
    assert plain_value(field, typed) == plain
