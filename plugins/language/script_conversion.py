"""Conversion: a language's words in another of its scripts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .html_words import SEAM, Change, rewrite
from .letters import CAPITAL

# Serbian Cyrillic to Latin is exact, but for the case of the three letters that become two.
_CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"
_LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split()
_TABLE = str.maketrans(
    dict(zip(_CYRILLIC, _LATIN, strict=True))
    | {small.upper(): latin.capitalize() for small, latin in zip(_CYRILLIC, _LATIN, strict=True)}
)
_DOUBLE = {"Љ": "LJ", "Њ": "NJ", "Џ": "DŽ"}
_BEFORE_CAPITAL = re.compile(f"[ЉЊЏ](?={SEAM}*[{CAPITAL}])")
_AFTER_CAPITAL = re.compile(f"([{CAPITAL}]{SEAM}*)([ЉЊЏ])(?!{SEAM}*[^\\W\\d_])")


def latin_words(words: str) -> str:
    """Serbian words in Latin letters: Љубав → Ljubav, ЉУБАВ and КОЊ → LJUBAV and KONJ.

    Љ, Њ and Џ become two capitals if the next letter is a capital or, with no next letter, the one before is.
    """
    if not words.isascii():
        words = _BEFORE_CAPITAL.sub(lambda found: _DOUBLE[found[0]], words)
        words = _AFTER_CAPITAL.sub(lambda found: found[1] + _DOUBLE[found[2]], words)
    return words.translate(_TABLE)


@dataclass(frozen=True, slots=True)
class Conversion:
    origin: str  # BCP 47, of what it converts: "sr-Cyrl"
    target: str  # of what it makes: "sr-Latn"
    words: Change  # plain words in the one script → in the other

    def html(self, html: str) -> str:
        """HTML with its words converted, what bears another `lang`, code and translate="no" left as it is."""
        return rewrite(html, self.origin, self.words, self.target)


CONVERSIONS: Mapping[tuple[str, str], Conversion] = {
    (one.origin, one.target): one for one in (Conversion("sr-Cyrl", "sr-Latn", latin_words),)
}
