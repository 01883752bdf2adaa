"""Rewriting: changing the words in HTML and nothing else."""

import html as entities
import re
from collections.abc import Callable

from ..archive.token import ATTRIBUTE, INLINE, READABLE, Token, tokens

# In a block's words, as a change sees them. It must leave each where it is.
TAG = "\ufddd"  # an inline tag, which parts no word: the words around it belong together
THING = "\ufdde"  # a stretch that is not to be changed: code, another language, a picture

URL = re.compile(r"((?:https?://|www\.)[^\s<>]+|[^\s<>]+@[^\s<>]+)")  # as readers copy it

Change = Callable[[str], str]


def rewrite(html: str, language: str, change: Change) -> str:
    """HTML in that language (BCP 47) with its words changed, block by block, and the words in its attributes.

    Code, addresses, what is marked translate="no", and what bears a `lang` of another language stay as they are.
    """
    done: list[str] = []
    words: list[str] = []  # of the block at hand, with TAG and THING among them
    aside: list[str] = []  # what TAG and THING stand for

    def end_block() -> None:
        changed = re.split(f"[{TAG}{THING}]", change("".join(words))) if words else [""]
        done.append(changed[0])
        for piece, after in zip(aside, changed[1:], strict=True):
            done.extend((piece, after))
        words.clear()
        aside.clear()

    for token in tokens(html, language):
        own = not token.verbatim and _same(token.language, language)
        if token.tag and own:
            token = token._replace(text=_attributes(token.text, change))
        if not token.tag and own:
            for place, piece in enumerate(URL.split(token.text)):
                words.append(THING if place % 2 else piece)
                aside.extend([piece] if place % 2 else [])
        elif _is_block(token):
            end_block()
            done.append(token.text)
        else:
            words.append(TAG if token.tag and own else THING)
            aside.append(token.text)
    end_block()
    return "".join(done)


def _same(one: str, other: str) -> bool:
    """Whether two BCP 47 tags are of one language."""
    return one.split("-")[0].lower() == other.split("-")[0].lower()


def _is_block(token: Token) -> bool:
    name = token.tag.lstrip("/")
    return bool(name) and name not in INLINE and name not in ("!", "code", "img", "kbd", "samp", "var")


def _attributes(tag: str, change: Change) -> str:
    """A tag with the words in its attributes changed."""
    if " " not in tag:
        return tag

    def changed(found: re.Match[str]) -> str:
        name, double, single = found.groups()
        if name.lower() not in READABLE:
            return found[0]
        return f'{name}="{entities.escape(change(entities.unescape(double or single or "")))}"'

    return ATTRIBUTE.sub(changed, tag)
