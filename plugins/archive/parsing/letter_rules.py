"""The rules for letters: which words may not stand in a text, since an edition in another script is made from it."""

from collections.abc import Iterable

from ...language.language import Language
from ...language.letters import (
    CYRILLIC,
    LATIN,
    MIXED,
    STRESSED,
    foreign_words,
    is_mostly_latin,
    reads_as,
    words_in_language,
)
from ...messages.advice import letter_name
from ...messages.message import Message
from ..problem import Problem, Reading
from .body import Body

NOT_RUSSIAN = {"be": frozenset("ў"), "uk": frozenset("їєґі")}  # language → letters that tell it from Russian


def check_words(words: str, language: Language, name: str, line: int) -> Reading[None]:
    """Yield a problem for each word of mixed scripts.

    And, where an edition is made from the language, for each with a letter that it does not have, and one for words in
    another script.
    """
    if language.converted and is_mostly_latin(words):
        yield Problem(name, line, *_other_script(language), warning=True)
        return
    yield from (_wrong_word(word, language, name, line) for word in foreign_words(words, language))


def check_html(html: str, language: Language, body: Body, name: str, languages: Iterable[Language]) -> Reading[None]:
    """Yield the same for a rendered body, outside another `lang`; and one for a text in another language or script."""
    if other := reads_as(body.text, language, languages):
        what = Message("this reads as “{language}”", language=other.code)
        instead = Message("name the file {file}, or mark the words of the other language", file=f"{other.code}.md")
        yield Problem(name, body.first, what, instead, warning=not language.converted)
        return
    if not language.converted and not MIXED.search(html):
        return
    words = words_in_language(html, language)
    if language.converted and is_mostly_latin(words):
        yield Problem(name, body.first, *_other_script(language))
        return
    for word in foreign_words(words, language):
        yield _wrong_word(word, language, name, body.line_of_word(word) or body.line_of(word))


def likely_language(words: str) -> str:
    """Return the code of the language that Cyrillic words which are not Serbian are likely in."""
    return next((code for code, letters in NOT_RUSSIAN.items() if letters.intersection(words.lower())), "ru")


def _other_script(language: Language) -> tuple[Message, Message]:
    what = Message("this is mostly not in the letters of “{language}”", language=language.code)
    return what, Message("write it in Cyrillic (make cyrillic FILE=… does): the Latin edition is made from that")


def _wrong_word(word: str, language: Language, name: str, line: int) -> Problem:
    """Return what is wrong with a word; Latin letters among Cyrillic ones are a warning, for they may be meant."""
    cyrillic = dict.fromkeys(CYRILLIC.findall(word))
    ours = language.letters | STRESSED if language.converted else frozenset(cyrillic)
    strange = "".join(letter for letter in cyrillic if letter not in ours)
    if strange:
        code = language.code
        what = Message(
            "“{word}” has a letter that “{language}” does not: {letters}", word=word, language=code, letters=strange
        )
        marked = f"[{word}]{{{likely_language(word)}}}"
        instead = Message("correct it, or mark the words of another language: {marked}", marked=marked)
        return Problem(name, line, what, instead)
    if not CYRILLIC.search(word):
        what = Message("“{word}” is in Latin letters", word=word)
        instead = Message("write it in Cyrillic, or mark its language: {marked}", marked=f"[{word}]{{en}}")
        return Problem(name, line, what, instead, warning=True)
    latin = ", ".join(f"{letter} ({letter_name(letter)})" for letter in dict.fromkeys(LATIN.findall(word)))
    what = Message("“{word}” has Latin letters among the Cyrillic: {letters}", word=word, letters=latin)
    return Problem(name, line, what, Message("type the word anew, or run make fix for this post"), warning=True)
