"""The points of a text: what its header says “in short”."""

from pathlib import Path

import pytest

from plugins.archive.folders.text import translation_digest
from tests.small_content import APPEAL, assert_one_message, library, messages, russian, statement

TWO = "\n- Једно.\n- Друго."


def points_of(root: Path, site: str) -> tuple[str, ...]:
    return library(root, site).posts[0].original.header.points


def test_points_are_a_yaml_list(tmp_path: Path) -> None:
    for given in (TWO, "\n  - Једно.\n  - Друго.", "[Једно., Друго.]", "\n- Једно.\n-   'Друго.'"):
        assert points_of(tmp_path, statement(points=given)) == ("Једно.", "Друго.")


def test_a_text_has_none_unless_it_says_so(tmp_path: Path) -> None:
    assert points_of(tmp_path, statement()) == ()


def test_a_page_may_have_points(tmp_path: Path) -> None:
    (page,) = library(tmp_path, statement(points=TWO).replace("statements/2022-03-01-appeal", "pages/about")).pages
    assert len(page.original.header.points) == 2


COUNT = "write 2 to 4 lines below it, each as - words"
# what is written, and the one message
MISTAKES = {
    "one": (statement(points="\n- Једно."), f"sr.md:4: this is no “points”; {COUNT}"),
    "five": (statement(points="\n- Х" * 5), f"sr.md:4: this is no “points”; {COUNT}"),
    "an empty one": (statement(points="\n- Једно.\n-\n- Треће."), f"sr.md:4: this is no “points”; {COUNT}"),
    "no list": (statement(points="Једно, друго"), f"sr.md:4: “Једно, друго” is no “points”; {COUNT}"),
    "a long one": (
        statement(points=f"\n- Једно.\n- {'Ш' * 161}"),
        "sr.md:4: this is no “points”; write 160 letters a line at most",
    ),
    "a colon": (
        statement(points="\n- Захтев: повлачење\n- Друго."),
        "sr.md:4: this is no “points”; put the value in single quotes: - 'Захтев: повлачење'",
    ),
    "a colon at the end": (
        statement(points="\n- Захтев:\n- Друго."),
        "sr.md:4: this is no “points”; put the value in single quotes: - 'Захтев:'",
    ),
    "lists in it": (
        statement(points="\n- [Једно]\n- Друго."),
        "sr.md:4: this is no “points”; write words on one line, in single quotes where they begin with [ or {",
    ),
    "a star": (
        statement(points="\n- *Једно* је\n- Друго."),
        "sr.md:5: YAML cannot read this line; put the value in single quotes: - '*Једно* је'",
    ),
    "Markdown": (
        statement(points="\n- Једно **је**.\n- Друго."),
        "sr.md:4: warning: a “points” has no Markdown, and readers would see its signs; write the words alone; of another"
        " language [Новая газета]{ru}",
    ),
    "a letter of another language": (
        statement(points="\n- Једно.\n- Жёлто."),
        "sr.md:4: “Жёлто” has a letter that “sr” does not: ё; correct it, or mark the words of another language:"
        " [Жёлто]{ru}",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_points_gets_one_message_that_says_what_to_write(name: str, tmp_path: Path) -> None:
    assert_one_message(tmp_path, *MISTAKES[name])


def test_a_line_that_begins_with_another_language_is_shown_in_quotes(tmp_path: Path) -> None:
    lines = messages(tmp_path, statement(points="\n- [Новая газета]{ru} пише.\n- Друго."))
    assert any(line.endswith(": - '[Новая газета]{ru} пише.'") and "sr.md:5: " in line for line in lines), lines
    quoted = statement(points="\n- '[Новая газета]{ru} пише.'\n- Друго.")
    assert points_of(tmp_path, quoted)[0] == "[Новая газета]{ru} пише."


def test_only_the_letters_that_readers_see_are_counted(tmp_path: Path) -> None:
    assert points_of(tmp_path, statement(points=f"\n- Једно.\n- '[{'Ш' * 160}]{{ru}}'"))


def test_points_are_part_of_what_is_translated(tmp_path: Path) -> None:
    (post,) = library(tmp_path, statement(points=TWO)).posts
    digest = translation_digest("Наслов", "Сажетак.", "Једно.", "Друго.", "Текст.")
    assert post.original.digest == digest != translation_digest("Наслов", "Сажетак.", "Текст.")


def test_a_text_without_points_keeps_its_digest(tmp_path: Path) -> None:
    assert library(tmp_path, statement()).posts[0].original.digest == "7e446b63"


def test_a_translation_has_points_of_its_own_or_none(tmp_path: Path) -> None:
    for given in ({}, {"points": "\n- Одно.\n- Другое."}):
        site = statement(points=TWO)
        assert (
            messages(
                tmp_path, site + russian(translates=f"sr@{library(tmp_path, site).posts[0].original.digest}", **given)
            )
            == []
        )
        (tmp_path / APPEAL / "ru.md").unlink()
