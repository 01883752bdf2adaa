"""Tokens: sanitised HTML as a run of tags and words, each knowing its language and whether it may be changed.

Not a parser: it reads what a serialiser wrote, where `<` stands only before tags and comments, and tags are balanced.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

TAG = re.compile(r"(<!--.*?-->|</?[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>)", re.DOTALL)
ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")

# An address among words, as readers copy it.
URL = re.compile(r"((?:https?://|www\.)[^\s<>]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-][\w.-]*)")

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
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


def same_language(one: str, other: str) -> bool:
    """Whether two BCP 47 tags are of one language, whatever the script."""
    return one == other or one.split("-")[0].lower() == other.split("-")[0].lower()


def attributes(tag: str) -> dict[str, str]:
    """A tag's attributes, their values as written."""
    return {name.lower(): double or single for name, double, single in ATTRIBUTE.findall(tag)}


def tokens(html: str, language: str) -> Iterator[Token]:
    """The tags and words of HTML whose language is given, in order; joined, they are that HTML again."""
    stack = [(language, False)]
    for place, text in enumerate(TAG.split(html)):
        if place % 2 == 0:
            if text:
                yield Token(text, "", *stack[-1])
        elif text.startswith("<!"):
            yield Token(text, "!", *stack[-1])
        elif text.startswith("</"):
            yield Token(text, "/" + text[2:-1].strip().lower(), *stack[-1])
            del stack[max(1, len(stack) - 1) :]
        else:
            name = text[1:].split(None, 1)[0].rstrip("/>").lower()
            here = _within(text, name, *stack[-1])
            yield Token(text, name, *here)
            if name not in VOID:
                stack.append(here)


def _within(tag: str, name: str, language: str, verbatim: bool) -> tuple[str, bool]:
    """What holds inside an element, by its opening tag and what holds around it."""
    if " " not in tag:
        return language, verbatim or name in VERBATIM
    given = attributes(tag)
    verbatim = {"no": True, "yes": False}.get(given.get("translate", ""), verbatim)
    return given.get("lang", language), verbatim or name in VERBATIM
