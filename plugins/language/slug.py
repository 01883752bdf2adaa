"""A slug: words as a part of a URL, in small ASCII letters, digits and hyphens."""

import re
from functools import lru_cache

from unidecode import unidecode

from .language import Language

LENGTH = 80


def slug(words: str, language: Language) -> str:
    """Return the words as a slug of at most LENGTH letters: a–z, digits and single hyphens; it may be empty."""
    ascii_words = unidecode(words.lower().translate(_letters(language))).lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_words.replace("'", "")).strip("-")[:LENGTH].strip("-")


@lru_cache
def _letters(language: Language) -> dict[int, str]:
    """Return what a slug has for the language's letters; Unidecode, which has the others, takes long for each."""
    letters = {ord(letter): unidecode(letter) for letter in language.alphabet}
    return letters | str.maketrans(dict(language.slug_letters))
