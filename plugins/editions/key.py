"""A search key: what the ways in which readers write a word have in common.

The page of search makes the same keys of what a reader asks for, by the same rules: see theme/static/search.js.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from ..archive.language import Language

WORD = re.compile(r"[^\W_]+")  # letters and digits; all else parts words


def keys(words: str, language: Language) -> Iterator[str]:
    """The key of each word, in order."""
    return map(key_maker(language), WORD.findall(words))


@cache
def key_maker(language: Language) -> Callable[[str], str]:
    """What makes a word's key: the word in small letters, in one script, without accents, and what the language's rules
    leave of it. In a language without rules, what the forms of a word have in common is left to the index, which knows
    many languages' stems (https://snowballstem.org/algorithms/).
    """
    letters = str.maketrans(dict(language.search_letters))
    rules = [(re.compile(pattern), instead.replace("$", "\\")) for pattern, instead in language.search_rules]

    @lru_cache(2**16)
    def key(word: str) -> str:
        plain = unicodedata.normalize("NFC", word.lower()).translate(letters)
        found = "".join(letter for letter in unicodedata.normalize("NFD", plain) if not _is_mark(letter))
        for pattern, instead in rules:
            found = pattern.sub(instead, found)
        return found

    return key


def plain(words: str) -> str:
    """Words as an index keeps them: one space between two, no accents but those that make a letter, no soft hyphens."""
    composed = unicodedata.normalize("NFC", words)
    kept = (letter for letter in composed if not _is_mark(letter) and unicodedata.category(letter) != "Cf")
    return " ".join("".join(kept).split())


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter).startswith("M")
