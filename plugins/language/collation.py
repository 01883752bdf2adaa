"""Collation: the order of names in an alphabet, where `sorted` puts ђ after ш, and lj between li and lk.

Why ours: PyICU has no wheel, and names are few; an alphabet given as letters does it.
"""

import re
from functools import lru_cache

CollationKey = tuple[tuple[int, str], ...]


@lru_cache
def _letters(alphabet: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, int]]:
    """Return (what finds the letters of a word, their places); what is no letter of the alphabet comes before all."""
    longest_first = sorted(alphabet, key=len, reverse=True)
    places = {letter: place for place, letter in enumerate(alphabet, 1)}
    return re.compile("|".join(map(re.escape, longest_first)) + "|.", re.DOTALL), places


def collation_key(name: str, alphabet: tuple[str, ...]) -> CollationKey:
    """Return what sorts names by the alphabet (its small letters, in their order), small and capital letters alike."""
    pattern, places = _letters(alphabet)
    return tuple((places.get(letter, 0), letter) for letter in pattern.findall(name.lower()))
