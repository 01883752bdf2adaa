"""Fitted words: a title in lines, as large as a place has room for. Nothing is ever cut: the type gets smaller."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .card_font import CardFont

CAPITAL = 0.67  # height of a capital letter, in sizes of the type
BELOW = 0.22  # what hangs below a line
WHOLE = 36  # pixels: in smaller type, a word that is longer than a line is broken
SMALLEST = 10  # pixels
PIECE = re.compile(r" ?[^ -]+-*| ?-+")  # a word with the space before it; after a hyphen there may be another line


@dataclass(frozen=True, slots=True)
class FittedWords:
    size: int  # of the type, in pixels
    lines: tuple[str, ...]

    @property
    def line_height(self) -> int:
        """From line to line: the smaller the type, the more air it wants."""
        return round(self.size * 1.02) + 8

    @property
    def capital(self) -> int:
        """How far the first line rises above its foot."""
        return round(self.size * CAPITAL)

    @property
    def height(self) -> int:
        """From the top of a capital to the last line's foot."""
        return self.capital + (len(self.lines) - 1) * self.line_height


def fit(words: str, font: CardFont, width: int, height: int, sizes: Sequence[int]) -> FittedWords:
    """Return the words at the first of the sizes at which they fit, in lines of like length; at the last one, whether
    they do or not."""
    for size in sizes:
        pieces = tuple(_pieces(words, font, size, width))
        filled = FittedWords(size, _filled(pieces, font, size, width))
        if filled.height + size * BELOW <= height and all(font.length(line, size) <= width for line in filled.lines):
            break
    return replace(filled, lines=_evened(pieces, font, size, width, len(filled.lines)))


def fit_line(words: str, font: CardFont, width: int, size: int) -> FittedWords:
    """Return the words on one line, at that size or as much smaller as they must be."""
    fitting = (smaller for smaller in range(size, SMALLEST, -1) if font.length(words, smaller) <= width)
    return FittedWords(next(fitting, SMALLEST), (words,))


def _evened(pieces: Sequence[str], font: CardFont, size: int, width: int, number: int) -> tuple[str, ...]:
    """Return so many lines, as short as they can be."""
    narrow = bisect_left(range(width), True, key=lambda tried: len(_filled(pieces, font, size, tried)) <= number)
    return _filled(pieces, font, size, narrow)


def _pieces(words: str, font: CardFont, size: int, width: int) -> Iterator[str]:
    """Yield what stays together."""
    for piece in PIECE.findall(words):
        if size >= WHOLE or font.length(piece.strip(" "), size) <= width:
            yield piece
        else:
            yield piece[:2]
            yield from piece[2:]


def _filled(pieces: Iterable[str], font: CardFont, size: int, width: int) -> tuple[str, ...]:
    """Return lines that hold as much as that width does."""
    lines = [""]
    for piece in pieces:
        if lines[-1] and font.length(lines[-1] + piece, size) > width:
            lines.append(piece.lstrip(" "))
        else:
            lines[-1] += piece
    return tuple(line.rstrip(" ") for line in lines)
