"""A language: what editors write texts in."""

from dataclasses import dataclass


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
    search_letters: tuple[tuple[str, str], ...]  # letter → what search takes it for: ("ш", "s")
    search_rules: tuple[tuple[str, str], ...]  # then: (regular expression, what stands instead), as JavaScript has them
    converted: bool  # an edition in another script is made from it, so no foreign letter may stand in it unmarked

    @property
    def letters(self) -> frozenset[str]:
        """Its letters, small and capital."""
        return frozenset(self.alphabet + self.alphabet.upper())
