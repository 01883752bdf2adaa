"""A language that editors write texts in, and what search and typography must know of it."""

from dataclasses import dataclass

from .stem_rules import StemRules


@dataclass(frozen=True, slots=True)
class Language:
    code: str  # ISO 639-1, the name of its texts' files: "sr" for sr.md
    lang: str  # BCP 47, what a page says of its texts: "sr-Cyrl"
    alphabet: str  # its small letters, in their order
    slug_letters: tuple[tuple[str, str], ...]  # letter → ASCII, where people write another than Unidecode
    quotes: tuple[str, str]  # the outer and the inner pair: ("„“", "‘’")
    dash: str  # the dash between spaces: "–"
    no_break_after: tuple[str, ...]  # words that may not end a line: "и", "ул."
    units: tuple[str, ...]  # words that may not leave the number before them: "г.", "км"
    stem_rules: StemRules  # how search finds what the forms of a word have in common
    converted: bool  # an edition in another script is made from it, so no foreign letter may stand in it unmarked

    @property
    def letters(self) -> frozenset[str]:
        """Its letters, small and capital."""
        return frozenset(self.alphabet + self.alphabet.upper())
