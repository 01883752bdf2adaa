"""Stemming: what the ways in which readers write a word, and its forms, have in common.

The page of search makes the same stems of what a reader asks for, by the same rules: see theme/static/search.js.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from .language import Language

WORD = re.compile(r"[^\W_]+")  # letters and digits; all else parts words
LONGEST = 50  # letters of a word; a longer one is none, and is known by so many: the rules would take long


def stems(words: str, language: Language) -> Iterator[str]:
    """Return the stem of each word, in order."""
    return map(stemmer(language), WORD.findall(words))


@cache
def stemmer(language: Language) -> Callable[[str], str]:
    """Return what makes a word's stem: the word in small letters, in one script, without accents, and what the
    language's rules leave of it.

    In a language without rules each form of a word has a stem of its own: a text is found by the words that it has.
    """
    words = dict(language.stem_rules.words)
    letters = str.maketrans(dict(language.stem_rules.letters))
    endings = [(re.compile(pattern), instead.replace("$", "\\")) for pattern, instead in language.stem_rules.endings]

    @lru_cache(2**16)
    def stem(word: str) -> str:
        small = unicodedata.normalize("NFC", word.lower())
        one_script = words.get(small, small).translate(letters)
        stem = unicodedata.normalize("NFD", one_script).translate(ACCENTS)
        if len(stem) > LONGEST:
            return stem[:LONGEST]
        for pattern, instead in endings:
            stem = pattern.sub(instead, stem)
        return stem

    return stem


def plain_words(words: str) -> str:
    """Return words as an index keeps them: one space between two, no accents but those that make a letter, no soft
    hyphens."""
    return " ".join(unicodedata.normalize("NFC", words).translate(ACCENTS_AND_FORMAT).split())


class WithoutCategories(dict[int, int | None]):
    """A table for `str.translate` that takes out what is of the Unicode categories named, and leaves all else."""

    def __init__(self, *categories: str) -> None:
        super().__init__()
        self.categories = categories

    def __missing__(self, letter: int) -> int | None:
        self[letter] = None if unicodedata.category(chr(letter)).startswith(self.categories) else letter
        return self[letter]


ACCENTS, ACCENTS_AND_FORMAT = WithoutCategories("M"), WithoutCategories("M", "Cf")
