"""The sheet that a card is drawn on: paper, and a layer of each colour, so that the picture has few shades and all of
them are right."""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw

from .card_font import CardFont
from .fitted_words import FittedWords

WIDTH, HEIGHT = 1200, 630  # pixels, as those ask for who show shared pages
PAPER, INK, QUIET, RED = "#fdfcf9", "#191816", "#5b5750", "#a3201a"  # as in the stylesheet
COLOURS = (INK, QUIET, RED)  # a later one covers an earlier one
SHADES = 20  # of each colour, from the paper to itself
FULL = 255  # of a layer: its colour alone

Box = tuple[int, int, int, int]  # left, top, right, bottom


class CardSheet:
    def __init__(self, font: CardFont) -> None:
        self.font = font
        self._layers = {colour: Image.new("L", (WIDTH, HEIGHT)) for colour in COLOURS}
        self._draws = {colour: ImageDraw.Draw(layer) for colour, layer in self._layers.items()}

    def rectangle(self, box: Box, colour: str, line: int = 0) -> None:
        """Draw a rectangle up to its right and bottom: filled, or a line so many pixels wide."""
        left, top, right, bottom = box
        inside = 0 if line else FULL
        self._draws[colour].rectangle((left, top, right - 1, bottom - 1), inside, FULL, line)

    def lines(self, left: int, foot: int, words: FittedWords, colour: str, on: str = PAPER) -> None:
        """Draw words whose first line's foot is at `foot`: in a colour on the paper, or in the paper's on a colour."""
        layer, value = (on, 0) if colour == PAPER else (colour, FULL)
        font = self.font.at(words.size)
        for number, line in enumerate(words.lines):
            self._draws[layer].text((left, foot + number * words.line_height), line, value, font, anchor="ls")

    def png(self) -> bytes:
        """Return the picture, the same on every machine."""
        image = Image.new("P", (WIDTH, HEIGHT))
        image.putpalette(bytes(_palette()))
        for number, layer in enumerate(self._layers.values()):
            shades = [value * SHADES // FULL for value in range(FULL + 1)]
            places = [shade and number * SHADES + shade for shade in shades]
            image.paste(layer.point(places), mask=layer.point([FULL if shade else 0 for shade in shades]))
        file = BytesIO()
        # Not the smallest, but made of runs of like bytes alone: zlib finds others by ways that a processor may have
        # or not.
        image.save(file, "PNG", compress_type=3)
        return file.getvalue()


def _palette() -> Iterator[int]:
    """Yield the paper, and each colour's shades, as red, green and blue."""
    paper = ImageColor.getrgb(PAPER)
    yield from paper
    for colour in map(ImageColor.getrgb, COLOURS):
        for shade in range(1, SHADES + 1):
            for behind, before in zip(paper, colour, strict=True):
                yield behind + (before - behind) * shade // SHADES
