"""Collation: the order of names in an edition's alphabet, where `sorted` puts ђ after ш and lj after l and z."""

import re
from functools import lru_cache

from ..editions.edition import Edition

Key = tuple[tuple[int, str], ...]


@lru_cache
def _letters(alphabet: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, int]]:
    """(what finds the letters of a word, their places); what is no letter of the alphabet comes before all."""
    longest = sorted(alphabet, key=len, reverse=True)
    places = {letter: place for place, letter in enumerate(alphabet, 1)}
    return re.compile("|".join(map(re.escape, longest)) + "|.", re.DOTALL), places


def collation_key(name: str, edition: Edition) -> Key:
    """What sorts names by the edition's alphabet, small and capital letters alike."""
    pattern, places = _letters(edition.alphabet)
    return tuple((places.get(letter, 0), letter) for letter in pattern.findall(name.lower()))
