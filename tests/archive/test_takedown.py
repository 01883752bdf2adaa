"""Takedowns: what takedowns.yml may say of posts that are gone."""

from pathlib import Path

import pytest

from tests.small_content import assert_one_message, messages, rally

# what is written, and the one message
MISTAKES = {
    "a takedown of what still stands": (
        rally() + "-- content/takedowns.yml --\n"
        "- url: 2022/02/embassy\n  date: 2022-03-01\n  reason: {sr: Захтев, ru: Просьба}\n",
        "takedowns.yml:1: rallies/2022-02-24-embassy still stands at 2022/02/embassy/; delete the post, or this takedown",
    ),
    "a takedown without a reason": (
        "-- content/takedowns.yml --\n- url: 2022/02/embassy\n  date: 2022-03-01\n",
        "takedowns.yml:1: the takedown lacks reason; write url, date and reason",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_takedown_gets_one_message_that_says_what_to_write(name: str, tmp_path: Path) -> None:
    assert_one_message(tmp_path, *MISTAKES[name])


def test_a_takedown_of_a_day_to_come_is_named(tmp_path: Path) -> None:
    site = "-- content/takedowns.yml --\n- url: 2022/02/gone\n  date: 2099-01-01\n  reason: {sr: Да, ru: Да}\n"
    (line,) = messages(tmp_path, site)
    assert line == "takedowns.yml:2: “2099-01-01” is no day; write a day that has come"


@pytest.mark.parametrize("url", ["rallies", "2022/13/x", "2022/02/page", "search"])
def test_a_takedown_cannot_take_an_address_that_the_site_needs(url: str, tmp_path: Path) -> None:
    site = f"-- content/takedowns.yml --\n- url: {url}\n  date: 2022-06-01\n  reason: {{sr: Да, ru: Да}}\n"
    (line,) = messages(tmp_path, site)
    assert line.startswith("takedowns.yml:1: “")
