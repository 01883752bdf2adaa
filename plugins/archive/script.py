"""Script: which letters a language's texts may hold, where another script is made from them."""

import re

from .language import Language
from .problem import Problem, Reading
from .source import Body
from .token import READABLE, URL, Token, attributes, same_language, tokens

CYRILLIC = re.compile("[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]")
NAMES = 20  # so many Latin letters may be names
LATIN = re.compile("[A-Za-zÀ-ɏ]")
CAPITAL = "A-ZŠĐČĆŽ\u0400-\u042f"  # in a set of letters
WORD = re.compile(r"[^\W\d_]+")


def check_words(words: str, language: Language, name: str, line: int) -> Reading[None]:
    """A problem for each word with a letter that the language does not have."""
    if language.converted:
        for word in foreign_words(words, language):
            yield Problem(name, line, *_advice(word, language))


def check_html(html: str, language: Language, body: Body, name: str) -> Reading[None]:
    """The same for a rendered body, outside another `lang`; and one for a text that is mostly in another script."""
    if not language.converted:
        return
    every = (token for token in tokens(html, language.tag) if not token.verbatim)
    own = " ".join(
        piece for token in every if same_language(token.language, language.code) for piece in _readable(token)
    )
    for word in foreign_words(own, language):
        yield Problem(name, body.line_of(word), *_advice(word, language))
    latin, cyrillic = len(LATIN.findall(URL.sub("", own))), len(CYRILLIC.findall(own))
    if latin > max(cyrillic, NAMES):
        what = f"this text is mostly not in the letters of “{language.code}”"
        yield Problem(name, body.first, what, "write it in Cyrillic: the Latin edition is made from that")


def strays(html: str, tag: str) -> list[str]:
    """The words with Cyrillic letters in HTML of that BCP 47 tag, outside another language and translate="no"."""
    if not CYRILLIC.search(html):
        return []
    own = (token for token in tokens(html, tag) if not token.verbatim and token.language in (tag, tag.split("-")[0]))
    words = WORD.findall(" ".join(piece for token in own for piece in _readable(token)))
    return [word for word in words if CYRILLIC.search(word)]


def _readable(token: Token) -> list[str]:
    """What of a token a reader reads."""
    if token.tag:
        return [value for name, value in attributes(token.text).items() if name in READABLE]
    return [token.text]


def foreign_words(words: str, language: Language) -> list[str]:
    """The words with a Cyrillic letter that is not the language's, each once, as they first come."""
    strange = set(CYRILLIC.findall(words)) - language.letters
    if not strange:
        return []
    return list(dict.fromkeys(word for word in WORD.findall(words) if strange.intersection(word)))


def _advice(word: str, language: Language) -> tuple[str, str]:
    strange = "".join(dict.fromkeys(letter for letter in word if CYRILLIC.match(letter)))
    strange = "".join(letter for letter in strange if letter not in language.letters)
    return (
        f"“{word}” has a letter that “{language.code}” does not: {strange}",
        f'correct it, or mark the words of another language: <span lang="ru">{word}</span>',
    )
