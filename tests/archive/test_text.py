"""The words of a text: in the letters of its language, and in nothing else."""

from pathlib import Path

import pytest

from plugins.language.typography import typeset
from tests.site_settings import languages
from tests.small_content import APPEAL, assert_one_message, library, messages, statement
from tests.small_site import Build

# what is written, and the one message
MISTAKES = {
    "a letter that is not Serbian": (
        statement("Читао је роман Достоевский."),
        "sr.md:5: “Достоевский” has a letter that “sr” does not: й; correct it, or mark the words of another language:"
        " [Достоевский]{ru}",
    ),
    "a letter that is not Serbian in a description": (
        statement("![Плакат Нет войне!](crowd.jpg)") + f"-- {APPEAL}/crowd.jpg --\n",
        "sr.md:5: “войне” has a letter that “sr” does not: й; correct it, or mark the words of another language:"
        " [войне]{ru}",
    ),
    "a title that is not Serbian": (
        statement(title="Мы против"),
        "sr.md:2: “Мы” has a letter that “sr” does not: ы; correct it, or mark the words of another language: [Мы]{ru}",
    ),
    "a text in Latin letters": (
        statement("Ovo je tekst koji nije na ćirilici."),
        "sr.md:5: this is mostly not in the letters of “sr”; write it in Cyrillic (make cyrillic FILE=… does): the Latin edition is made from that",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_letters_gets_one_message_that_says_what_to_write(name: str, tmp_path: Path) -> None:
    assert_one_message(tmp_path, *MISTAKES[name])


def test_addresses_are_no_latin_text_and_no_stray_cyrillic(build: Build) -> None:
    for body in (
        "Пишите: <info@example.org>.",
        "Снимак: <https://www.youtube.com/watch?v=abcdefghijk>",
        "<https://пример.срб/>",
        "Инстаграм:@grupa",
    ):
        built = build(statement(body))
        assert (built.code, built.stderr) == (0, ""), built.stderr


def test_latin_letters_among_cyrillic_ones_are_pointed_out(tmp_path: Path) -> None:
    (line,) = messages(tmp_path, statement("Прва.\n\nПротеcт је био, а Webом иде."))
    assert line.endswith(
        "sr.md:7: warning: “Протеcт” has Latin letters among the Cyrillic: c (U+0063 LATIN SMALL LETTER C);"
        " type the word anew, or run make fix for this post"
    )


def test_decomposed_letters_are_letters(tmp_path: Path) -> None:
    assert "“Толстой”" in messages(tmp_path, statement("Толстои\u0306"))[0]


def test_a_word_is_named_where_it_is_wrong(tmp_path: Path) -> None:
    body = '<span lang="ru">Достоевский</span> и *Достоевский*{: lang=ru } и мыло\n\nДостоевский и мы'
    places = [
        line.partition(": ")[0].rpartition(":")[2] + line.partition("“")[2][:4]
        for line in messages(tmp_path, statement(body))
    ]
    assert places == ["5мыло", "7Дост", "7мы” "]


def test_one_endless_word_can_be_read(tmp_path: Path) -> None:
    # It took many minutes; nothing is measured here, but nobody would wait.
    (tmp_path / "content").mkdir()
    library(tmp_path, statement("Љ" * 50_000))
    typeset("a" * 100_000 + '"' * 10_000, languages()["sr"])
