"""The tags and words of sanitised HTML, each knowing its language and whether it may be changed.

Why ours: a parser builds a tree and writes it anew, which costs ten times as much and changes the bytes. This reads
only what a serialiser wrote, where `<` stands before tags and comments alone, and tags are balanced.
"""

import html as entities
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

TAG = re.compile(r"(<!--.*?-->|</?[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>)", re.DOTALL)
ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")

# A web or e-mail address among words, as readers copy it.
URL = re.compile(r"((?:https?://|www\.)[^\s<>]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-][\w.-]*)")

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
WITHOUT_END = VOID | {"!"}
VERBATIM = frozenset({"code", "kbd", "pre", "samp", "script", "style", "textarea", "var"})
READABLE = frozenset({"alt", "aria-label", "content", "title"})  # attributes that hold words
INLINE = frozenset(
    "a abbr b bdi bdo cite data del dfn em i ins mark q ruby s small span strong sub sup time u wbr".split()
)


class Token(NamedTuple):
    text: str  # as it stands in the HTML
    tag: str  # the name of the element that it opens ("p") or closes ("/p"); "" for words, "!" for a comment
    lang: str  # BCP 47, of the words or of the element that it opens
    verbatim: bool  # in code, or translate="no": not to be changed


@lru_cache
def is_same_language(lang: str, other: str) -> bool:
    """Tell whether two BCP 47 tags are of one language, whatever the script."""
    return lang == other or lang.split("-")[0].lower() == other.split("-")[0].lower()


def split_at_urls(words: str) -> list[str]:
    """Return words, the address that stands behind them, words again, and so on."""
    return URL.split(words) if "@" in words or "://" in words or "www." in words else [words]


def read_attributes(tag: str) -> dict[str, str]:
    """Return a tag's attributes, their values as written."""
    return {name.lower(): double or single for name, double, single in ATTRIBUTE.findall(tag)}


def read_elements(html: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield (name, attributes by name) of each element in the HTML that has attributes, as they come."""
    for tag in TAG.findall(html):
        if " " in tag and tag[1] != "!":
            attributes = {name: entities.unescape(value) for name, value in read_attributes(tag).items()}
            yield tag[1:].split(None, 1)[0].lower(), attributes


def read_tokens(html: str, lang: str) -> Iterator[Token]:
    """Yield the tags and words of HTML in that language (BCP 47), in order; joined, they are that HTML again."""
    verbatim = False
    outer: list[tuple[str, bool]] = []  # language and verbatim around each element that is open
    pieces = TAG.split(html)
    for words, tag in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        if words:
            yield Token(words, "", lang, verbatim)
        if not tag:
            return
        yield (token := _tag_token(tag, lang, verbatim))
        if token.tag[0] == "/":
            lang, verbatim = outer.pop() if outer else (lang, verbatim)
        elif token.tag not in WITHOUT_END:
            outer.append((lang, verbatim))
            lang, verbatim = token.lang, token.verbatim


@lru_cache(2**12)
def _tag_token(text: str, lang: str, verbatim: bool) -> Token:
    """Return the token of a tag or comment, by what holds around it. A text has few that differ."""
    if text.startswith("<!"):
        return Token(text, "!", lang, verbatim)
    if text.startswith("</"):
        return Token(text, "/" + text[2:-1].strip().lower(), lang, verbatim)
    name = text[1:].split(None, 1)[0].rstrip("/>").lower()
    attributes = read_attributes(text)
    verbatim = {"no": True, "yes": False}.get(attributes.get("translate", ""), verbatim)
    return Token(text, name, attributes.get("lang", lang), verbatim or name in VERBATIM)
