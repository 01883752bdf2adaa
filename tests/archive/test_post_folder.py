"""A post's folder: its name, its texts, which of them is the original, and when a rally is."""

import datetime
import os
from pathlib import Path

import pytest

from plugins.archive.folders.text import translation_digest
from plugins.archive.problem import Problems
from tests.small_content import APPEAL, EMBASSY, TAGS, assert_one_message, library, messages, rally, russian, statement
from tests.small_site import text, write_files

# what is written, and the one message
MISTAKES = {
    "a folder without a day": (
        statement().replace("2022-03-01-", ""),
        "statements/appeal: “appeal” is no day and slug; name the folder as in 2022-02-24-embassy",
    ),
    "a folder of an impossible day": (
        statement().replace("2022-03-01", "2022-02-31"),
        "statements/2022-02-31-appeal: there is no day 2022-02-31; give the folder a day that exists",
    ),
    "a slug with capitals": (
        statement().replace("appeal", "Appeal"),
        "statements/2022-03-01-Appeal: “Appeal” is no slug; use small letters a–z, digits and hyphens, 80 at most",
    ),
    "a slug that Windows reserves": (
        statement().replace("appeal", "con"),
        "statements/2022-03-01-con: “con” is a name that the site or Windows needs; choose another",
    ),
    "a page named like a kind": (
        "-- content/pages/rallies/sr.md --\n" + text(),
        "pages/rallies: “rallies” is a name that the site or Windows needs; choose another",
    ),
    "an unknown language": (
        statement() + statement().replace("sr.md", "rs.md"),
        "rs.md: “rs” is no language of this site; did you mean “sr.md”?",
    ),
    "a text in capitals": (
        statement() + statement().replace("sr.md", "SR.md"),
        "SR.md: names of texts are in small letters; name it sr.md, or delete it",
    ),
    "a folder without texts": (
        f"-- {APPEAL}/.gitkeep --\n",
        "statements/2022-03-01-appeal: the folder has no text; write one of sr.md, ru.md in it, or delete it",
    ),
    "a file that has no place": (
        statement() + f"-- {APPEAL}/notes.xyz --\n",
        "notes.xyz: this file has no place in a post's folder; a text is one of sr.md, ru.md; a photo comes with make photo",
    ),
    "a folder in a post's folder": (
        statement() + f"-- {APPEAL}/more/sr.md --\n",
        "more: a folder has no place in a post's folder; move its files up, or delete it",
    ),
    "two originals": (
        statement() + russian(),
        "statements/2022-03-01-appeal/sr.md:1: statements/2022-03-01-appeal/ru.md and this text both say that they are"
        f" the original; write translates: ru@{translation_digest('Заголовок', 'Сводка.', 'Текст.')} here,"
        f" or translates: sr@{translation_digest('Наслов', 'Сажетак.', 'Текст.')} there",
    ),
    "no original": (
        russian(translates="sr@00000000"),
        "ru.md:4: no text of this post is the original; delete “translates” in the one that was written first",
    ),
    "a translation of another language": (
        statement() + russian(translates="uk@00000000"),
        f"ru.md:4: the original is sr, not uk; write translates: sr@{translation_digest('Наслов', 'Сажетак.', 'Текст.')}",
    ),
    "a translation without a digest": (
        statement() + russian(translates="sr"),
        "ru.md:4: warning: it does not say which state of the original it translates;"
        " once it says the same as that, give the command make translated POST=2022-03-01-appeal",
    ),
    "the post's tags in a translation": (
        TAGS + statement() + russian(translates="sr@00000000", tags="embassy"),
        "ru.md:5: “tags” is the whole post's; write it in statements/2022-03-01-appeal/sr.md and delete it here",
    ),
    "a cancelled translation": (
        rally() + f"-- {EMBASSY}/ru.md --\n" + text(place="Б", translates="sr@00000000", status="cancelled"),
        "ru.md:6: “cancelled” is the whole post's;"
        " write it in rallies/2022-02-24-embassy/sr.md; a translation may only be a draft",
    ),
    "updated before the post": (
        statement(updated="2022-02-28"),
        "sr.md:4: “updated” is before the post's day; correct the day",
    ),
    "updated tomorrow": (statement(updated="2026-01-02"), "sr.md:4: “updated” is a day to come; correct the day"),
    "an end without a start": (rally(ends="18:00"), "sr.md:5: the rally ends but never starts; write “starts” too"),
    "an hour that the clock skips": (
        rally(starts="02:30").replace("2022-02-24", "2022-03-27"),
        "sr.md:5: clocks skip 02:30 that night; write the hour after",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_folder_gets_one_message_that_says_what_to_write(name: str, tmp_path: Path) -> None:
    assert_one_message(tmp_path, *MISTAKES[name])


def test_a_fifo_is_no_text(tmp_path: Path) -> None:
    write_files(statement(), tmp_path)
    os.mkfifo(tmp_path / APPEAL / "ru.md")
    assert "has no place in a post's folder" in messages(tmp_path, "")[0]


def test_a_year_that_cannot_be_right_is_named(tmp_path: Path) -> None:
    for year in ("9999", "0001"):
        with pytest.raises(Problems, match=f"the year {int(year)} cannot be right"):
            library(tmp_path / year, rally(starts="20:00", ends="01:00").replace("2022-02-24", f"{year}-12-31"))


def test_a_rally_may_be_updated_before_its_day(tmp_path: Path) -> None:
    site = rally(status="announced", announced="2025-12-30", updated="2026-01-01").replace("2022-02-24", "2026-03-11")
    assert len(library(tmp_path, site).posts) == 1


def test_a_rally_may_be_updated_before_its_day_only_if_it_was_known_of(tmp_path: Path) -> None:
    wrong = "“updated” is before the post's day; correct the day"
    (line,) = messages(tmp_path / "unknown", rally(updated="2022-02-23"))
    assert line == f"rallies/2022-02-24-embassy/sr.md:5: {wrong}"
    assert messages(tmp_path / "announced", rally(announced="2022-02-20", updated="2022-02-23")) == []
    for status in ("announced", "cancelled", "draft"):
        told = messages(tmp_path / status, rally(status=status, updated="2022-02-23"))
        assert not any(wrong in line for line in told)
    state = translation_digest("Наслов", "Сажетак.", "Текст.")
    translation = f"-- {EMBASSY}/ru.md --\n" + text(place="Б", translates=f"sr@{state}", updated="2022-02-23")
    (line,) = messages(tmp_path / "translation", rally() + translation)
    assert line == f"rallies/2022-02-24-embassy/ru.md:6: {wrong}"
    for header in ({"status": "cancelled"}, {"announced": "2022-02-20"}):
        assert messages(tmp_path / "known" / next(iter(header)), rally(**header) + translation) == []


def test_what_is_still_to_come_says_since_when_it_is_announced(tmp_path: Path) -> None:
    missing = (
        "rallies/2026-03-11-embassy/sr.md:5: a rally to come is {}, and nothing says since when readers know of it;"
        " write a line “announced: 2026-01-01”, the day on which they first do (make fix writes it)"
    )
    for status in ("announced", "cancelled"):
        site = rally(status=status).replace("2022-02-24", "2026-03-11")
        assert messages(tmp_path / status, site) == [missing.format(status)]
    assert messages(tmp_path / "past", rally(status="cancelled")) == []
    for header, wrong in (
        ({"announced": "2026-01-02"}, "“announced” is a day to come; correct the day"),
        ({"announced": "2025-12-30", "updated": "2025-12-29"}, "“updated” is before “announced”; correct one of"),
    ):
        site = rally(status="announced", **header).replace("2022-02-24", "2026-03-11")
        (line,) = messages(tmp_path / wrong[:12], site)
        assert wrong in line
    (line,) = messages(tmp_path / "after", rally(announced="2022-02-25"))
    assert "“announced” is after the post's day; correct the day" in line


def test_a_rally_that_ends_after_midnight_is_no_mistake(tmp_path: Path) -> None:
    (post,) = library(tmp_path, rally(starts="20:00", ends="01:00")).posts
    assert post.ends == datetime.time(1)


def test_an_end_after_midnight_is_asked_of_the_next_night(tmp_path: Path) -> None:
    site = rally(starts="20:00", ends="02:30").replace("2022-02-24", "2022-03-26")
    assert "clocks skip 02:30 that night" in messages(tmp_path, site)[0]
