"""make new: a post is begun."""

import errno
import re
from pathlib import Path

import pytest

from tests.desk.small_project import Desk, assert_refused, read, write
from tests.interface import said
from tests.site_settings import FOLDERS
from tests.small_content import TAGS


def test_a_new_rally_has_a_folder_and_every_key_explained(desk: Desk) -> None:
    write(TAGS)
    result = desk(
        "new", KIND="rally", IN="sr", TITLE="Шетња: људи и ђаци", PLACE="Нови Сад", TAGS="walk", DATE="2026-02-01"
    )
    path = "content/rallies/2026-02-01-setnja-ljudi-i-djaci/sr.md"
    assert result.exit_code == 0 and result.output.startswith(f"{path} is begun, as a draft.")
    lines = read(path).splitlines()
    assert lines[:3] == [
        "---",
        "# Наслов какав се види у списковима, каналима вести и подељеним линковима",
        "title: 'Шетња: људи и ђаци'",
    ]
    assert {"place: Нови Сад", "tags: walk", "status: draft", "summary:", "# starts: 18:00"} <= set(lines)
    keys = [number for number, line in enumerate(lines) if re.match(r"(# )?\w+:", line) and number > 1]
    assert all(lines[number - 1].startswith("# ") for number in keys)
    assert desk("check").exit_code == 0


@pytest.mark.parametrize(
    ("code", "title", "name"),
    [
        ("ru", "Ёлка, съезд, щавель и юный йог", "yolka-sezd-shchavel-i-yunyy-yog"),
        ("sr", "Џеп, њива и Ђорђе", "dzep-njiva-i-djordje"),
        ("sr", "!!!", "statement"),
        (
            "sr",
            "Једна веома дугачка реченица која никако не може стати у адресу",
            "jedna-veoma-dugacka-recenica-koja-nikako-ne-moze",
        ),
    ],
)
def test_a_slug_is_proposed_from_the_title(desk: Desk, code: str, title: str, name: str) -> None:
    desk("new", KIND="statement", IN=code, TITLE=title)
    assert Path(f"content/statements/2026-01-01-{name}/{code}.md").is_file()


def test_a_new_post_takes_no_place_of_another(desk: Desk) -> None:
    given = {"KIND": "statement", "IN": "sr", "TITLE": "Апел"}
    desk("new", **given)
    before = read("content/statements/2026-01-01-apel/sr.md")
    assert "apel-2/sr.md is begun" in desk("new", **given).output
    result = desk("new", SLUG="apel", **given)
    assert result.exit_code == 1
    assert result.output == "SLUG is “apel”; statements/2026-01-01-apel has that address; choose another\n"
    assert read("content/statements/2026-01-01-apel/sr.md") == before


# the command, what is given to it, and all that it says
REFUSED = {
    "KIND": (("new",), {}, "KIND is missing; write it: make new KIND=…"),
    "a kind": (("new",), {"KIND": "raly"}, "KIND is “raly”; did you mean “rally”?"),
    "a language": (("new",), {"KIND": "page", "IN": "en"}, "IN is “en”; use one of: ru, sr"),
    "a title": (
        ("new",),
        {"KIND": "page", "IN": "sr", "TITLE": "А\u200bБ"},
        "TITLE is “А⟨U+200B⟩Б”; type it anew: an invisible character stands in it, U+200B ZERO WIDTH SPACE",
    ),
    "no title": (("new",), {"KIND": "page", "IN": "sr", "TITLE": " "}, "TITLE is “ ”; write some words"),
    "a day": (
        ("new",),
        {"KIND": "statement", "IN": "sr", "TITLE": "А", "DATE": "31.2.2026"},
        "DATE is “31.2.2026”; write a day that exists, as 24.2.2022 or 2022-02-24",
    ),
    "a tag": (
        ("new",),
        {"KIND": "statement", "IN": "sr", "TITLE": "А", "TAGS": "wlak"},
        "TAGS is “wlak”; there is no such tag; did you mean “walk”?",
    ),
    "a slug": (
        ("new",),
        {"KIND": "page", "IN": "sr", "TITLE": "А", "SLUG": "../x"},
        "SLUG is “../x”; “../x” is no slug; use small letters a–z, digits and hyphens, 80 at most",
    ),
    "a page's slug": (
        ("new",),
        {"KIND": "page", "IN": "sr", "TITLE": "А", "SLUG": "tags"},
        "SLUG is “tags”; “tags” is a name that the site or Windows needs; choose another",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_post_that_cannot_be_begun_is_refused_with_what_to_do(desk: Desk, name: str) -> None:
    assert_refused(desk, *REFUSED[name])


@pytest.mark.parametrize("message", ["Rally", "Statements"])
def test_a_kind_is_known_by_what_readers_call_it(message: str, desk: Desk) -> None:
    kind = {"Rally": "rallies", "Statements": "statements"}[message]
    for number, folder in enumerate(FOLDERS):
        given = {"IN": "sr", "TITLE": "А", "DATE": "1. маја 2026.", "PLACE": "Б", "TAGS": "", "SLUG": f"a-{number}"}
        result = desk("new", KIND=said(folder, message), **given)
        assert result.exit_code == 0, result.output
        assert Path(f"content/{kind}/2026-05-01-a-{number}/sr.md").is_file()


def test_a_full_disk_leaves_no_empty_folder(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("plugins.desk.safe_files.write_beside", fail)
    result = desk("new", KIND="page", IN="sr", TITLE="Страна", SLUG="strana")
    assert (result.exit_code, result.output) == (
        1,
        "the disk is full; free some space, and run it again; nothing was lost\n",
    )
    assert not Path("content/pages/strana").exists()
