"""Letters: which script and language words are in, and which words cannot be what they are said to be."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from .html_tokens import READABLE, Token, is_same_language, read_attributes, read_tokens, split_at_urls
from .language import Language

CYRILLIC = re.compile("[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]")
LATIN = re.compile("[A-Za-zÀ-ɏ]")
LATIN_RUN, CYRILLIC_RUN = (re.compile(f"{script.pattern}+") for script in (LATIN, CYRILLIC))
CAPITAL = "A-ZŠĐČĆŽ\u0400-\u042f"  # in a set of letters
WORD = re.compile(r"[^\W\d_]+")

LOOKALIKES = frozenset("aceijopsxyABCEHIJKMOPSTXY")  # Latin letters that look like Cyrillic ones
# Letters of both scripts side by side. It begins with what is seldom, which is quicker.
MIXED = re.compile("[A-Za-z](?:(?=[\u0400-\u052f])|(?<=[\u0400-\u052f][A-Za-z]))")
PASSING = re.compile(
    "[аеорсухјАВЕКМНОРСТХЈ][A-Za-z]"
)  # a Cyrillic letter that passes for the Latin one it stands before
NOT_ENGLISH = re.compile("[À-ÖØ-öø-ɏ]")  # Latin letters that English lacks, as in “šetnja”

STRESSED = frozenset("ѐЀѝЍ")  # е and и with a stress, as in ѝма

NAMES = 20  # so many Latin letters may be names
SLIPS = 5  # so many letters of another language may be a name, or slips


def reads_as(words: str, language: Language, languages: Iterable[Language]) -> Language | None:
    """Return the language that words said to be in `language` are rather in, by the letters that only one of the two
    has; None where they are as they should be."""
    for other in languages:
        their_letters, our_letters = _distinct_letters(other, language)
        theirs = len(their_letters.findall(words))
        if theirs > SLIPS and theirs > len(our_letters.findall(words)):
            return other
    return None


@cache
def _distinct_letters(language: Language, other: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of the letters that only the one has, and of those that only the other has."""
    return _any_of(language.letters - other.letters), _any_of(other.letters - language.letters)


def _any_of(letters: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(letters))}]" if letters else "(?!)")


def is_mostly_latin(words: str) -> bool:
    """Tell whether the words are mostly in Latin letters, and more of them than a few names have."""
    words = "".join(split_at_urls(words)[::2])
    latin = len("".join(LATIN_RUN.findall(words)))
    return latin > NAMES and latin > len("".join(CYRILLIC_RUN.findall(words)))


def words_in_language(html: str, language: Language) -> str:
    """Return the words of HTML that a reader reads as the language's: outside code and what bears another `lang`."""
    tokens = (token for token in read_tokens(html, language.lang) if not token.verbatim)
    return " ".join(
        words for token in tokens if is_same_language(token.lang, language.code) for words in _read_words(token)
    )


def cyrillic_words(html: str, lang: str) -> list[str]:
    """Return the words with Cyrillic letters in HTML of that BCP 47 tag, outside another language and translate="no".

    Addresses are no words.
    """
    if not CYRILLIC.search(html):
        return []
    tokens = (token for token in read_tokens(html, lang) if not token.verbatim)
    ours = (token for token in tokens if token.lang in (lang, lang.split("-")[0]))
    words = WORD.findall(" ".join("".join(split_at_urls(words)[::2]) for token in ours for words in _read_words(token)))
    return [word for word in words if CYRILLIC.search(word)]


def _read_words(token: Token) -> Iterator[str]:
    """Yield what of a token a reader reads: its words, or those in a tag's attributes."""
    if not token.tag:
        yield token.text
    elif " " in token.text:
        yield from (value for name, value in read_attributes(token.text).items() if name in READABLE)


def foreign_words(words: str, language: Language) -> list[str]:
    """Return the words that cannot be the language's, each once, as they first come.

    They have a Cyrillic letter that it does not, a Latin letter that looks like one of its own, or one with a mark.
    """
    ours = language.letters | STRESSED
    strange = set("".join(CYRILLIC_RUN.findall(words))) - ours if language.converted else set()
    marked = set(NOT_ENGLISH.findall(words)) if language.converted else set()
    if not strange and not marked and not MIXED.search(words):
        return []
    wrong_letters = strange | marked
    return [word for word in dict.fromkeys(WORD.findall(words)) if wrong_letters.intersection(word) or is_mixed(word)]


def is_mixed(word: str) -> bool:
    """Tell whether letters of one script pass for the other's in it: “Протеcт”, “Фасebook”, but not “Webа”."""
    latin = LATIN.findall(word)
    if not latin or not CYRILLIC.search(word):
        return False
    return LOOKALIKES.issuperset(latin) or PASSING.search(word) is not None
