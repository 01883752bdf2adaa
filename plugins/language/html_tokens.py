"""Tokens: sanitised HTML as a run of tags and words, each knowing its language and whether it may be changed.

Not a parser: it reads what a serialiser wrote, where `<` stands only before tags and comments, and tags are balanced.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

TAG = re.compile(r"(<!--.*?-->|</?[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>)", re.DOTALL)
ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")

# An address among words, as readers copy it.
URL = re.compile(r"((?:https?://|www\.)[^\s<>]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-][\w.-]*)")

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
ALONE = VOID | {"!"}
VERBATIM = frozenset({"code", "kbd", "pre", "samp", "script", "style", "textarea", "var"})
READABLE = frozenset({"alt", "aria-label", "content", "title"})  # attributes that hold words
INLINE = frozenset(
    "a abbr b bdi bdo cite data del dfn em i ins mark q ruby s small span strong sub sup time u wbr".split()
)


class Token(NamedTuple):
    text: str  # as it stands in the HTML
    tag: str  # the name of the element that it opens ("p") or closes ("/p"); "" for words, "!" for a comment
    language: str  # BCP 47, of the words or of the element that it opens
    verbatim: bool  # in code, or translate="no": not to be changed


@lru_cache
def same_language(one: str, other: str) -> bool:
    """Whether two BCP 47 tags are of one language, whatever the script."""
    return one == other or one.split("-")[0].lower() == other.split("-")[0].lower()


def parted(words: str) -> list[str]:
    """Words, the address that stands behind them, words again, and so on."""
    return URL.split(words) if "@" in words or "://" in words or "www." in words else [words]


def attributes(tag: str) -> dict[str, str]:
    """A tag's attributes, their values as written."""
    return {name.lower(): double or single for name, double, single in ATTRIBUTE.findall(tag)}


def tokens(html: str, language: str) -> Iterator[Token]:
    """The tags and words of HTML whose language is given, in order; joined, they are that HTML again."""
    verbatim = False
    around: list[tuple[str, bool]] = []  # what holds around the elements that are open
    pieces = TAG.split(html)
    for words, tag in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        if words:
            yield Token(words, "", language, verbatim)
        if not tag:
            return
        yield (token := _of_tag(tag, language, verbatim))
        if token.tag[0] == "/":
            language, verbatim = around.pop() if around else (language, verbatim)
        elif token.tag not in ALONE:
            around.append((language, verbatim))
            language, verbatim = token.language, token.verbatim


@lru_cache(2**12)
def _of_tag(text: str, language: str, verbatim: bool) -> Token:
    """The token of a tag or comment, by what holds around it. A text has few that differ."""
    if text.startswith("<!"):
        return Token(text, "!", language, verbatim)
    if text.startswith("</"):
        return Token(text, "/" + text[2:-1].strip().lower(), language, verbatim)
    name = text[1:].split(None, 1)[0].rstrip("/>").lower()
    given = attributes(text)
    verbatim = {"no": True, "yes": False}.get(given.get("translate", ""), verbatim)
    return Token(text, name, given.get("lang", language), verbatim or name in VERBATIM)
