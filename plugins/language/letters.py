"""Script: which letters a language's texts may hold, where another script is made from them."""

import re
from collections.abc import Iterable
from functools import cache

from ..archive.parsing.source_file import Body
from ..archive.problem import Problem, Reading, letter
from .html_tokens import READABLE, Token, attributes, parted, same_language, tokens
from .language import Language

CYRILLIC = re.compile("[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]")
LOOKALIKE = frozenset("aceijopsxyABCEHIJKMOPSTXY")
# Letters of both scripts side by side. It begins with what is seldom, which is quicker.
MIXED = re.compile("[A-Za-z](?:(?=[\u0400-\u052f])|(?<=[\u0400-\u052f][A-Za-z]))")
ELSEWHERE = {"be": frozenset("ў"), "uk": frozenset("їєґі")}  # language → letters that tell it from Russian
PASSING = re.compile("[аеорсухјАВЕКМНОРСТХЈ][A-Za-z]")
NAMES = 20  # so many Latin letters may be names
SLIPS = 5  # so many letters of another language may be a name, or slips
LATIN = re.compile("[A-Za-zÀ-ɏ]")
LATIN_RUN, CYRILLIC_RUN = (re.compile(f"{one.pattern}+") for one in (LATIN, CYRILLIC))
CAPITAL = "A-ZŠĐČĆŽ\u0400-\u042f"  # in a set of letters
MARKED = re.compile("[À-ÖØ-öø-ɏ]")  # Latin letters that are not English, as in “šetnja”
WORD = re.compile(r"[^\W\d_]+")


def check_words(words: str, language: Language, name: str, line: int) -> Reading[None]:
    """A problem for each word of mixed scripts.

    And, where an edition is made from the language, for each with a letter that it does not have, and one for words in
    another script.
    """
    if language.converted and _is_elsewhere(words):
        yield Problem(name, line, *_other_script(language), warning=True)
        return
    yield from (_problem(word, language, name, line) for word in foreign_words(words, language))


def check_html(html: str, language: Language, body: Body, name: str, languages: Iterable[Language]) -> Reading[None]:
    """The same for a rendered body, outside another `lang`; and one for a text in another language or script."""
    if other := reads_as(body.text, language, languages):
        instead = f"name the file {other.code}.md, or mark the words of the other language"
        yield Problem(name, body.first, f"this reads as “{other.code}”", instead, warning=not language.converted)
        return
    if not language.converted and not MIXED.search(html):
        return
    every = (token for token in tokens(html, language.tag) if not token.verbatim)
    own = " ".join(
        piece for token in every if same_language(token.language, language.code) for piece in _readable(token)
    )
    if language.converted and _is_elsewhere(own):
        yield Problem(name, body.first, *_other_script(language))
        return
    for word in foreign_words(own, language):
        yield _problem(word, language, name, body.line_of_word(word) or body.line_of(word))


def reads_as(words: str, language: Language, languages: Iterable[Language]) -> Language | None:
    """The language that words said to be in `language` are rather in, by the letters that only one of the two has."""
    for other in languages:
        their_letters, our_letters = _apart(other, language)
        theirs = _count(words, their_letters)
        if theirs > SLIPS and theirs > _count(words, our_letters):
            return other
    return None


@cache
def _apart(one: Language, other: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The letters that only the one has, and those that only the other has."""
    only, others = one.letters - other.letters, other.letters - one.letters
    return re.compile(f"[{''.join(only)}]" if only else "(?!)"), re.compile(
        f"[{''.join(others)}]" if others else "(?!)"
    )


def _count(words: str, letters: re.Pattern[str]) -> int:
    return len(letters.findall(words))


def _is_elsewhere(words: str) -> bool:
    """Whether the words are mostly in Latin letters, and more of them than a few names have."""
    words = "".join(parted(words)[::2])
    latin = len("".join(LATIN_RUN.findall(words)))
    return latin > NAMES and latin > len("".join(CYRILLIC_RUN.findall(words)))


def _other_script(language: Language) -> tuple[str, str]:
    what = f"this is mostly not in the letters of “{language.code}”"
    return what, "write it in Cyrillic (make cyrillic FILE=… does): the Latin edition is made from that"


def strays(html: str, tag: str) -> list[str]:
    """The words with Cyrillic letters in HTML of that BCP 47 tag, outside another language and translate="no".

    Addresses are no words.
    """
    if not CYRILLIC.search(html):
        return []
    own = (token for token in tokens(html, tag) if not token.verbatim and token.language in (tag, tag.split("-")[0]))
    words = WORD.findall(" ".join("".join(parted(piece)[::2]) for token in own for piece in _readable(token)))
    return [word for word in words if CYRILLIC.search(word)]


def _readable(token: Token) -> list[str]:
    """What of a token a reader reads."""
    if token.tag:
        if " " not in token.text:
            return []
        return [value for name, value in attributes(token.text).items() if name in READABLE]
    return [token.text]


def foreign_words(words: str, language: Language) -> list[str]:
    """The words that cannot be the language's, each once, as they first come.

    They have a Cyrillic letter that it does not, a Latin letter that looks like one of its own, or a marked one.
    """
    strange = set("".join(CYRILLIC_RUN.findall(words))) - language.letters if language.converted else set()
    marked = set(MARKED.findall(words)) if language.converted else set()
    if not strange and not marked and not MIXED.search(words):
        return []
    every = dict.fromkeys(WORD.findall(words))
    wrong = strange | marked
    return [word for word in every if wrong.intersection(word) or is_mixed(word)]


def is_mixed(word: str) -> bool:
    """Whether letters of one script pass for the other's in it: “Протеcт”, “Fасebook”, but not “Webа”."""
    latin = LATIN.findall(word)
    if not latin or not CYRILLIC.search(word):
        return False
    return LOOKALIKE.issuperset(latin) or PASSING.search(word) is not None


def _problem(word: str, language: Language, name: str, line: int) -> Problem:
    """What is wrong with a word; Latin letters among Cyrillic ones are a warning, for they may be meant."""
    cyrillic = dict.fromkeys(CYRILLIC.findall(word))
    strange = "".join(one for one in cyrillic if one not in language.letters) if language.converted else ""
    if strange:
        what = f"“{word}” has a letter that “{language.code}” does not: {strange}"
        code = next((code for code, letters in ELSEWHERE.items() if letters.intersection(word.lower())), "ru")
        instead = f'correct it, or mark the words of another language: <span lang="{code}">{word}</span>'
        return Problem(name, line, what, instead)
    if not CYRILLIC.search(word):
        instead = f'write it in Cyrillic, or mark its language: <span lang="en">{word}</span>'
        return Problem(name, line, f"“{word}” is in Latin letters", instead, warning=True)
    latin = ", ".join(f"{one} ({letter(one)})" for one in dict.fromkeys(LATIN.findall(word)))
    what = f"“{word}” has Latin letters among the Cyrillic: {latin}"
    return Problem(name, line, what, "type the word anew, or run make fix for this post", warning=True)
