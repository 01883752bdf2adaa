"""The sheet that a card is drawn on: a picture of few shades, each colour's from the paper to itself, so that all of
them are right."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw

from .card_font import CardFont
from .fitted_words import FittedWords

WIDTH, HEIGHT = 1200, 630  # pixels, as those ask for who show shared pages
PAPER, INK, QUIET, RED = "#fdfcf9", "#191816", "#5b5750", "#a3201a"  # as in the stylesheet
COLOURS = (INK, QUIET, RED)
SHADES = 20  # of each colour, from the paper to itself
FULL = 255  # of a letter's grey: the colour alone

Box = tuple[int, int, int, int]  # left, top, right, bottom


class CardSheet:
    def __init__(self, font: CardFont) -> None:
        self.font = font
        self._image = Image.new("P", (WIDTH, HEIGHT))
        self._image.putpalette(bytes(_palette()))

    def rectangle(self, box: Box, colour: str, line: int = 0) -> None:
        """Draw a rectangle up to its right and bottom: filled, or a line so many pixels wide."""
        left, top, right, bottom = box
        full = _places(colour)[FULL]
        ImageDraw.Draw(self._image).rectangle((left, top, right - 1, bottom - 1), None if line else full, full, line)

    def lines(self, left: int, foot: int, words: FittedWords, colour: str, on: str = PAPER) -> None:
        """Draw words whose first line's foot is at `foot`: in a colour on the paper, or in the paper's on a colour."""
        grey = Image.new("L", (WIDTH, HEIGHT))
        draw, font = ImageDraw.Draw(grey), self.font.at(words.size)
        for number, line in enumerate(words.lines):
            draw.text((left, foot + number * words.line_height), line, FULL, font, anchor="ls")
        if box := grey.getbbox():
            drawn = grey.crop(box)
            places = _places(on)[::-1] if colour == PAPER else _places(colour)
            self._image.paste(
                drawn.point(places), box, drawn.point([FULL if place != places[0] else 0 for place in places])
            )

    def png(self) -> bytes:
        """Return the picture, the same on every machine."""
        file = BytesIO()
        # Not the smallest, but made of runs of like bytes alone: zlib finds others by ways that a processor may have
        # or not.
        self._image.save(file, "PNG", compress_type=3)
        return file.getvalue()


@cache
def _places(colour: str) -> list[int]:
    """Return the place in the palette of each grey of a letter in that colour."""
    before = COLOURS.index(colour) * SHADES
    return [shade and before + shade for shade in (grey * SHADES // FULL for grey in range(FULL + 1))]


def _palette() -> Iterator[int]:
    """Yield the paper, and each colour's shades, as red, green and blue."""
    paper = ImageColor.getrgb(PAPER)
    yield from paper
    for colour in map(ImageColor.getrgb, COLOURS):
        for shade in range(1, SHADES + 1):
            for behind, before in zip(paper, colour, strict=True):
                yield behind + (before - behind) * shade // SHADES
