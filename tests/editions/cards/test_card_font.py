"""What a card can show: never a box in a letter's place, and never a title with a hole."""

import pytest

from tests.editions.cards.card_samples import FONT

PRINTED = [
    ("Љубав и ЉУДИ: „шетња“ – 5 €", "Љубав и ЉУДИ: „шетња“ – 5 €"),
    ("Šetnja: đak, ćevap, Čačak, žena", "Šetnja: đak, ćevap, Čačak, žena"),
    ("Ґанок, Ўладзя, її", "Ґанок, Ўладзя, її"),
    ("Łódź, Zürich № 5", "Łódź, Zürich № 5"),
    ("✊🏽 Мир! 🇺🇦 Слобода 🕊️", "Мир! Слобода"),
    ("1️⃣ мај", "1 мај"),
    ("👩‍👩‍👧 Заједно", "Заједно"),
    ("за\u0301мок", "замок"),
    ("и\u0306", "й"),
    ("не\u00adразмакнуто\u200b", "неразмакнуто"),
    ("5\u202fкм и\u00a0још", "5 км и\u00a0још"),
    ("🕊️", ""),
    ("Песма שלום за мир", None),
    ("سلام", None),
    ("和平", None),
    ("მშვიდობა", None),
]


@pytest.mark.parametrize(("written", "printed"), PRINTED)
def test_words_as_the_font_draws_them(written: str, printed: str | None) -> None:
    said = FONT.printable(written)
    assert (said.replace("\u202f", " ") if said else said) == printed
