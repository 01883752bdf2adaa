"""A title is set as large as it can be, and never cut."""

import re

import pytest

from plugins.editions.cards.card_drawing import TITLES
from plugins.editions.cards.fitted_words import WHOLE, FittedWords, fit, fit_line
from tests.editions.cards.card_samples import FONT, WIDEST

WIDTH, HEIGHT = 788, 320


def fitted(words: str) -> FittedWords:
    return fit(words, FONT, WIDTH, HEIGHT, TITLES)


@pytest.mark.parametrize(
    "words",
    [
        "Мир",
        "Šetnja kroz centar",
        "Дан сећања на депортовану украјинску децу: скуп солидарности",
        "Обогащение профилей клиентов с помощью настраиваемого импорта SFTP (предварительная версия)",
        "Реч " * 99 + "реч",
        "Новосадско-београдско-нишко-крагујевачко-суботичко-зрењанинско-панчевачко-чачанско окупљање",
        "https://example.org/" + "x" * 200,
        WIDEST * 400,
        "- - -- -",
    ],
)
def test_no_letter_is_lost_and_no_line_is_longer_than_its_place(words: str) -> None:
    title = fitted(words)
    assert re.sub(" ", "", "".join(title.lines)) == re.sub(" ", "", words)
    assert all(FONT.length(line, title.size) <= WIDTH for line in title.lines)
    assert title.height < HEIGHT


def test_the_longer_a_title_the_smaller_its_type() -> None:
    sizes = [fitted("Протест испред амбасаде " * times).size for times in (1, 2, 4, 8, 16)]
    assert sizes == sorted(sizes, reverse=True) and len(set(sizes)) == len(sizes)


def test_words_are_whole_in_large_type_and_part_after_a_hyphen_only() -> None:
    title = fitted("Превысоконаучнорассмотрительствующая русско-украинско-белорусско-сербская встреча")
    assert title.size >= WHOLE
    assert title.lines == ("Превысоконаучнорассмотрительствующая", "русско-украинско-", "белорусско-сербская встреча")


def test_what_a_space_keeps_together_stays_on_a_line() -> None:
    assert not any(line.endswith(" и") for line in fitted("Шетња и\u00a0разговор и\u00a0песма у\u00a0парку").lines)


def test_lines_are_of_like_length() -> None:
    short, long = sorted(FONT.length(line, 60) for line in fit("реч " * 7 + "реч", FONT, 700, 130, (60,)).lines)
    assert long <= short + FONT.length("реч ", 60)


def test_one_line_gets_smaller_until_it_fits() -> None:
    assert fit_line("Акция", FONT, 300, 30).size == 30
    name = fit_line("Саопштење за јавност", FONT, 200, 30)
    assert 10 < name.size < 30 and FONT.length(name.lines[0], name.size) <= 200
