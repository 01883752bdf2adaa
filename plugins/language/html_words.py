"""Rewriting: changing the words in HTML and nothing else."""

import html as entities
import re
from collections.abc import Callable
from functools import cache

from .html_tokens import ATTRIBUTE, INLINE, READABLE, parted, same_language, tokens

# In the words of a text, as a change sees them. It must leave each where it is.
END = "\ufddc"  # the end of a block: what stands around it has nothing to do with each other
SEAM = "\ufddd"  # an inline tag, which parts no word: the words around it belong together
THING = "\ufdde"  # a stretch that is not to be changed: code, another language, a picture
BREAK = "\ufddf"  # a line break: what stands around it does not belong together
MARK = re.compile(f"[{END}{SEAM}{THING}{BREAK}]")

Change = Callable[[str], str]


def rewrite(html: str, language: str, change: Change, target: str | None = None) -> str:
    """HTML in that language (BCP 47) with its words changed, all at once, and the words in its attributes.

    Code, addresses, what is marked translate="no", and what bears a `lang` of another language stay as they are.
    With a `target`, what bears a `lang` of that language and script bears the target's from then on.
    """
    words: list[str] = []  # with marks among them
    aside: list[str] = []  # what the marks stand for
    for text, tag, its, verbatim in tokens(html, language):
        own = not verbatim and (its == language or same_language(its, language))
        if tag:
            words.append(_mark(tag, own))
            aside.append(_attributes(text, change, target) if own and " " in text else text)
        elif own:
            first, *others = parted(text)
            words.append(first)
            for address, after in zip(others[::2], others[1::2], strict=True):
                words += THING, after
                aside.append(address)
        else:
            words.append(THING)
            aside.append(text)
    return _put_back(aside, MARK.split(change("".join(words))))


def _put_back(aside: list[str], words: list[str]) -> str:
    """The words with what was put aside in the places between them."""
    every = [""] * (len(aside) + len(words))
    every[::2], every[1::2] = words, aside
    return "".join(every)


@cache
def _mark(tag: str, own: bool) -> str:
    """What stands for a tag among the words."""
    name = tag.lstrip("/")
    if tag == "br":
        return BREAK
    if name not in INLINE and name not in ("!", "code", "img", "kbd", "samp", "var"):
        return END
    return SEAM if own else THING


def _attributes(tag: str, change: Change, target: str | None) -> str:
    """A tag with the words in its attributes changed, and its `lang`."""

    def changed(found: re.Match[str]) -> str:
        name, double, single = found.groups()
        if target and name.lower() == "lang" and "-" in (double or single or ""):
            return f'{name}="{target}"'
        if name.lower() not in READABLE:
            return found[0]
        return f'{name}="{entities.escape(change(entities.unescape(double or single or "")))}"'

    return ATTRIBUTE.sub(changed, tag)
