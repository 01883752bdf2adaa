"""A language: what editors write texts in."""

import re
from dataclasses import dataclass

from unidecode import unidecode

SLUG = re.compile(r"[a-z0-9-]+")
SLUG_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Language:
    code: str  # ISO 639-1, the name of its texts' files: "sr" for sr.md
    tag: str  # BCP 47, what a page says of its texts: "sr-Cyrl"
    alphabet: str  # its small letters, in their order
    slug_letters: tuple[tuple[str, str], ...]  # letter → ASCII, where people write another than Unidecode
    quotes: tuple[str, str]  # the outer and the inner pair: ("„“", "‘’")
    dash: str  # the dash between spaces: "–"
    glue: tuple[str, ...]  # words that may not end a line: "и", "ул."
    units: tuple[str, ...]  # words that may not leave the number before them: "г.", "км"
    converted: bool  # an edition in another script is made from it, so no foreign letter may stand in it unmarked

    @property
    def letters(self) -> frozenset[str]:
        """Its letters, small and capital."""
        return frozenset(self.alphabet + self.alphabet.upper())


def slug(words: str, language: Language) -> str:
    """The words as a part of a URL: small ASCII letters, digits and single hyphens; may be empty."""
    table = str.maketrans(dict(language.slug_letters))
    ascii_words = unidecode(words.lower().translate(table)).lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_words.replace("'", "")).strip("-")[:SLUG_LENGTH].strip("-")
