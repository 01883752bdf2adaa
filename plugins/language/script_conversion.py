"""Script conversion: a language's words in another of its scripts.

Why ours: the libraries that do it get Љ, Њ and Џ wrong within words in capitals, and none knows HTML.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from .html_words import Change, change_words
from .letters import CAPITAL
from .placeholders import INLINE_TAG

Html = TypeVar("Html", bound=str)

# Serbian Cyrillic to Latin is exact, but for the case of the three letters that become two.
_CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"
_LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split()
_TABLE = str.maketrans(
    dict(zip(_CYRILLIC, _LATIN, strict=True))
    | {small.upper(): latin.capitalize() for small, latin in zip(_CYRILLIC, _LATIN, strict=True)}
    | dict(zip("ѐЀѝЍ", "èÈìÌ", strict=True))  # with a stress; other letters bear it as a character of its own
)
_DOUBLE = {"Љ": "LJ", "Њ": "NJ", "Џ": "DŽ"}
_WITHIN = f"[{INLINE_TAG}\u00ad\u0300-\u036f]*"  # what parts no word: tags, soft hyphens, stresses
_BEFORE_CAPITAL = re.compile(f"[ЉЊЏ](?={_WITHIN}[{CAPITAL}])")
_AFTER_CAPITAL = re.compile(f"([{CAPITAL}]{_WITHIN})([ЉЊЏ])(?!{_WITHIN}[^\\W\\d_])")


def to_latin(words: str) -> str:
    """Return Serbian words in Latin letters: Љубав → Ljubav, ЉУБАВ and КОЊ → LJUBAV and KONJ.

    Љ, Њ and Џ become two capitals if the next letter is a capital or, with no next letter, the one before is.
    """
    if not words.isascii():
        words = _BEFORE_CAPITAL.sub(lambda letter: _DOUBLE[letter[0]], words)
        words = _AFTER_CAPITAL.sub(lambda letters: letters[1] + _DOUBLE[letters[2]], words)
    return words.translate(_TABLE)


@dataclass(frozen=True, slots=True)
class ScriptConversion:
    origin: str  # BCP 47, of what it converts: "sr-Cyrl"
    target: str  # of what it makes: "sr-Latn"
    convert: Change  # plain words in the one script → in the other

    def convert_html(self, html: Html) -> Html:
        """Return HTML with its words converted, what bears another `lang`, code and translate="no" left as it is."""
        return type(html)(change_words(html, self.origin, self.convert, self.target))


_SERBIAN = ScriptConversion("sr-Cyrl", "sr-Latn", to_latin)
CONVERSIONS: Mapping[tuple[str, str], ScriptConversion] = {(_SERBIAN.origin, _SERBIAN.target): _SERBIAN}
