"""The picture of a card."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import PIL
import pytest
from PIL import Image, ImageChops, ImageColor

from plugins.editions.cards.card_drawing import BOTTOM, LEFT, RIGHT, TOP, draw_card
from plugins.editions.cards.card_sheet import INK, PAPER, RED
from plugins.editions.cards.card_words import CardWords
from tests.editions.cards.card_samples import FONT, GROUP, LONGEST, RALLY, STATEMENT
from tests.paths import PROJECT

BELOW = 24  # what hangs below the last line
CARDS = {
    "a rally": RALLY,
    "a statement": STATEMENT,
    "one announced": replace(RALLY, status="Анонс"),
    "one cancelled": replace(RALLY, status="Отменена", is_cancelled=True),
    "the longest": LONGEST,
    "an edition's own": CardWords(GROUP),
}
MARK = (LEFT, 543, LEFT + 22, 567)  # around the kind's mark


def drawn(words: CardWords) -> Image.Image:
    return Image.open(BytesIO(draw_card(words, FONT))).convert("RGB")


def count(image: Image.Image, colour: str) -> int:
    """How many pixels are of that colour."""
    return sum(number for number, pixel in image.getcolors(2**24) or [] if pixel == ImageColor.getrgb(colour))


@pytest.mark.parametrize("name", CARDS)
def test_a_card_is_light_and_has_its_margins(name: str) -> None:
    data = draw_card(CARDS[name], FONT)
    assert len(data) < 100_000
    image = Image.open(BytesIO(data))
    assert (image.format, image.size, image.info) == ("PNG", (1200, 630), {})
    paper = Image.new("RGB", image.size, PAPER)
    left, top, right, bottom = ImageChops.difference(image.convert("RGB"), paper).getbbox() or (0, 0, 0, 0)
    assert left >= LEFT - 3 and top == TOP and right <= RIGHT and bottom <= BOTTOM + BELOW


@pytest.mark.parametrize("name", CARDS)
def test_the_sign_is_four_bars_cut_from_one_rule(name: str) -> None:
    rule = drawn(CARDS[name]).crop((LEFT, TOP, RIGHT, TOP + 1))
    row = "".join("█" if rule.getpixel((x, 0)) == ImageColor.getrgb(INK) else " " for x in range(rule.width))
    assert [len(bar) for bar in row.split()] == [252] * 4


def test_when_and_where_stay_on_one_line_where_that_need_not_be_small() -> None:
    above = (LEFT + 268, 488, RIGHT, 536)  # where the first of two lines would be
    short, long = (
        replace(RALLY, title="Мир", place=place) for place in ("Белград, площадь Республики!", "Место " * 12)
    )
    assert count(drawn(short).crop(above), INK) == 0 < count(drawn(long).crop(above), INK)


def test_a_rally_has_a_filled_mark_and_a_statement_an_open_one() -> None:
    rally, statement = drawn(RALLY).crop(MARK), drawn(STATEMENT).crop(MARK)
    assert count(rally, RED) == 22 * 22
    assert count(statement, RED) == 0 and count(statement, INK) == 22 * 22 - 14 * 14


def test_a_cancelled_rally_is_seen_to_be_off() -> None:
    announced, cancelled = (drawn(CARDS[f"one {status}"]) for status in ("announced", "cancelled"))
    status = (LEFT, 412, LEFT + 120, 460)
    assert count(cancelled.crop(status), RED) > 3 * count(announced.crop(status), RED) > 0
    assert count(drawn(RALLY).crop(status), RED) == 0
    crossed = (LEFT, 238, LEFT + 150, 248)
    assert count(cancelled.crop(crossed), RED) == 1500 > count(announced.crop(crossed), RED)


def test_each_word_of_a_card_is_seen() -> None:
    for name in ("group", "title", "kind", "day", "month", "year", "status", "when", "place"):
        shown = replace(LONGEST, **{name: "Мир"})
        assert draw_card(shown, FONT) != draw_card(replace(shown, **{name: "Рим"}), FONT), name


def test_the_same_words_are_the_same_bytes_in_any_process() -> None:
    script = (
        "import sys\n"
        "from tests.editions.cards.card_samples import FONT, RALLY\n"
        "from plugins.editions.cards.card_drawing import draw_card\n"
        "sys.stdout.buffer.write(draw_card(RALLY, FONT))"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-c", script]
    other = subprocess.run(command, cwd=PROJECT, env=environment, check=True, capture_output=True).stdout
    assert other == draw_card(RALLY, FONT)


@pytest.mark.skipif(PIL.__version__ != "13.0.0", reason="another Pillow may draw otherwise: renew the digest")
def test_the_same_words_are_the_same_bytes_on_any_machine() -> None:
    digest = hashlib.sha256(draw_card(RALLY, FONT)).hexdigest()[:16]
    assert digest == "47ec23d53e90db2f"
