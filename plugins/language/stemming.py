"""A search key: what the ways in which readers write a word have in common.

The page of search makes the same keys of what a reader asks for, by the same rules: see theme/static/search.js.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from .language import Language

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
        found = unicodedata.normalize("NFD", plain).translate(MARKS)
        for pattern, instead in rules:
            found = pattern.sub(instead, found)
        return found

    return key


def plain(words: str) -> str:
    """Words as an index keeps them: one space between two, no accents but those that make a letter, no soft hyphens."""
    return " ".join(unicodedata.normalize("NFC", words).translate(UNSEEN).split())


class Unseen(dict[int, int | None]):
    """What `str.translate` makes of a letter: nothing of a mark, nor of those of the categories named."""

    def __init__(self, *categories: str) -> None:
        super().__init__()
        self.categories = categories

    def __missing__(self, letter: int) -> int | None:
        self[letter] = None if unicodedata.category(chr(letter)).startswith(self.categories) else letter
        return self[letter]


MARKS, UNSEEN = Unseen("M"), Unseen("M", "Cf")
