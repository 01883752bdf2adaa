"""The font of cards: which letters it has, and how long words are in it. Pillow reads it and draws with it."""

import re
import unicodedata
from functools import cache, cached_property
from pathlib import Path

from PIL import ImageFont

from ...cache.store import make_key

FILE = "fonts/source-serif-4-semibold.woff2"  # in the theme
NO_LETTER = "\uffff"  # it never is one, so a font draws its box for it
TRIED = 24  # pixels: the size at which a letter is looked for
# Unicode categories: marks that would not stand where they belong, and what is not seen.
LEFT_OUT = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Me", "Mn"})
PICTURES = frozenset({"Sk", "So"})  # emoji, their colours, and other signs, of which the font has a few


@cache
def card_font(theme: Path) -> "CardFont":
    """Return the font of the theme. Raises OSError where there is none."""
    return CardFont(theme / FILE)


class CardFont:
    def __init__(self, path: Path) -> None:
        """Raises OSError where there is no such file."""
        self.path = path
        self.digest = make_key(self.path.read_bytes())
        self.at = cache(self._at)
        self.printable = cache(self._printable)
        self._letter = cache(self._find_letter)
        self._advance = cache(lambda letter, size: self.at(size).getlength(letter))

    def _at(self, size: int) -> ImageFont.FreeTypeFont:
        """Return the font at a size in pixels.

        Raqm would set kerning, but asks the machine for another library, and a card is the same everywhere.
        """
        return ImageFont.truetype(self.path, size, layout_engine=ImageFont.Layout.BASIC)

    def length(self, words: str, size: int) -> float:
        """Return how long the words are, in pixels: as long as their letters, since there is no kerning."""
        return sum([self._advance(letter, size) for letter in words])

    def _printable(self, words: str) -> str | None:
        """Return the words as the font can draw them, without emoji; None where it lacks a letter of theirs: a title
        with a hole would say something else."""
        letters = [self._letter(letter) for letter in unicodedata.normalize("NFC", words)]
        if None in letters:
            return None
        return re.sub(r" +", " ", "".join(filter(None, letters))).strip(" ")

    def _find_letter(self, letter: str) -> str | None:
        """Return what stands for a letter: itself, what is like it, "" where it is left out; None where it is
        missing."""
        category = unicodedata.category(letter)
        if category in LEFT_OUT:
            return ""
        for known in (letter, unicodedata.normalize("NFKC", letter)):
            if all(self._drawn(part) != self._box for part in known):
                return known
        return "" if category in PICTURES else None

    @cached_property
    def _box(self) -> bytes:
        return self._drawn(NO_LETTER)

    def _drawn(self, letter: str) -> bytes:
        """Return what names the letter's picture."""
        picture = self.at(TRIED).getmask(letter)
        return repr(picture.size).encode() + bytes(picture)
