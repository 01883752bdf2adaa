"""Script: which letters a language's texts may hold, where another script is made from them."""

import re

from .language import Language
from .problem import Problem, Reading
from .source import Body
from .token import READABLE, URL, Token, attributes, same_language, tokens

CYRILLIC = re.compile("[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]")
LOOKALIKE = frozenset("aceijopsxyABCEHIJKMOPSTXY")
MIXED = re.compile("[A-Za-z][\u0400-\u052f]|[\u0400-\u052f][A-Za-z]")
NAMES = 20  # so many Latin letters may be names
LATIN = re.compile("[A-Za-zÀ-ɏ]")
CAPITAL = "A-ZŠĐČĆŽ\u0400-\u042f"  # in a set of letters
WORD = re.compile(r"[^\W\d_]+")


def check_words(words: str, language: Language, name: str, line: int) -> Reading[None]:
    """A problem for each word with a letter that the language does not have, and one for words in another script."""
    if language.converted:
        yield from (_problem(word, language, name, line) for word in foreign_words(words, language))
        if _is_elsewhere(words):
            yield Problem(name, line, *_other_script(language), warning=True)


def check_html(html: str, language: Language, body: Body, name: str) -> Reading[None]:
    """The same for a rendered body, outside another `lang`; and one for a text that is mostly in another script."""
    if not language.converted:
        return
    every = (token for token in tokens(html, language.tag) if not token.verbatim)
    own = " ".join(
        piece for token in every if same_language(token.language, language.code) for piece in _readable(token)
    )
    for word in foreign_words(own, language):
        yield _problem(word, language, name, body.line_of_word(word) or body.line_of(word))
    if _is_elsewhere(own):
        yield Problem(name, body.first, *_other_script(language))


def _is_elsewhere(words: str) -> bool:
    """Whether the words are mostly in Latin letters, and more of them than a few names have."""
    latin = len(LATIN.findall(URL.sub("", words)))
    return latin > max(len(CYRILLIC.findall(words)), NAMES)


def _other_script(language: Language) -> tuple[str, str]:
    what = f"this is mostly not in the letters of “{language.code}”"
    return what, "write it in Cyrillic: the Latin edition is made from that"


def strays(html: str, tag: str) -> list[str]:
    """The words with Cyrillic letters in HTML of that BCP 47 tag, outside another language and translate="no".

    Addresses are no words.
    """
    if not CYRILLIC.search(html):
        return []
    own = (token for token in tokens(html, tag) if not token.verbatim and token.language in (tag, tag.split("-")[0]))
    words = WORD.findall(" ".join(URL.sub("", piece) for token in own for piece in _readable(token)))
    return [word for word in words if CYRILLIC.search(word)]


def _readable(token: Token) -> list[str]:
    """What of a token a reader reads."""
    if token.tag:
        return [value for name, value in attributes(token.text).items() if name in READABLE]
    return [token.text]


def foreign_words(words: str, language: Language) -> list[str]:
    """The words that cannot be the language's, each once, as they first come.

    They have a Cyrillic letter that it does not, or a Latin letter that looks like one of its own.
    """
    strange = set(CYRILLIC.findall(words)) - language.letters
    if not strange and not MIXED.search(words):
        return []
    every = dict.fromkeys(WORD.findall(words))
    return [word for word in every if strange.intersection(word) or _is_mixed(word)]


def _is_mixed(word: str) -> bool:
    """Whether Latin letters pass for Cyrillic ones in it: “Протеcт”, but not “Webа”."""
    latin = LATIN.findall(word)
    return bool(latin) and len(latin) < len(word) and LOOKALIKE.issuperset(latin) and bool(CYRILLIC.search(word))


def _problem(word: str, language: Language, name: str, line: int) -> Problem:
    """What is wrong with a word; Latin letters among Cyrillic ones are a warning, for they may be meant."""
    cyrillic = dict.fromkeys(letter for letter in word if CYRILLIC.match(letter))
    strange = "".join(letter for letter in cyrillic if letter not in language.letters)
    if strange:
        what = f"“{word}” has a letter that “{language.code}” does not: {strange}"
        instead = f'correct it, or mark the words of another language: <span lang="ru">{word}</span>'
        return Problem(name, line, what, instead)
    latin = ", ".join(dict.fromkeys(LATIN.findall(word)))
    what = f"“{word}” has Latin letters among the Cyrillic: {latin}"
    return Problem(name, line, what, "type the word anew", warning=True)
