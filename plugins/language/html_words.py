"""The words in HTML, changed without anything else being changed: for typography, and for script conversion.

Why ours: both must see a text's words across inline tags (a quote may open before <em> and close behind it), leave
code, addresses and other languages alone, and keep every other byte.
"""

import html as entities
import re
from collections.abc import Callable
from functools import cache

from .html_tokens import ATTRIBUTE, INLINE, READABLE, is_same_language, read_tokens, split_at_urls
from .placeholders import BLOCK_END, INLINE_TAG, LINE_BREAK, UNTOUCHED

PLACEHOLDER = re.compile(f"[{BLOCK_END}{INLINE_TAG}{UNTOUCHED}{LINE_BREAK}]")

Change = Callable[[str], str]  # of words with placeholders among them, which it must leave where they are


def change_words(html: str, lang: str, change: Change, target: str | None = None) -> str:
    """Return HTML in that language (BCP 47) with its words changed, all at once, and the words in its attributes.

    Code, addresses, what is marked translate="no", and what bears a `lang` of another language stay as they are.
    With a `target`, what bears a `lang` of that language and script bears the target's from then on.
    """
    words: list[str] = []  # with placeholders among them
    replaced: list[str] = []  # what the placeholders stand for
    for text, tag, its_lang, verbatim in read_tokens(html, lang):
        changeable = not verbatim and (its_lang == lang or is_same_language(its_lang, lang))
        if tag:
            words.append(_placeholder(tag, changeable))
            replaced.append(_change_attributes(text, change, target) if changeable and " " in text else text)
        elif changeable:
            first, *rest = split_at_urls(text)
            words.append(first)
            for address, after in zip(rest[::2], rest[1::2], strict=True):
                words += UNTOUCHED, after
                replaced.append(address)
        else:
            words.append(UNTOUCHED)
            replaced.append(text)
    return _put_back(replaced, PLACEHOLDER.split(change("".join(words))))


def _put_back(replaced: list[str], words: list[str]) -> str:
    """Return the words with what was replaced in the places between them."""
    pieces = [""] * (len(replaced) + len(words))
    pieces[::2], pieces[1::2] = words, replaced
    return "".join(pieces)


@cache
def _placeholder(tag: str, changeable: bool) -> str:
    """Return what stands for a tag among the words."""
    name = tag.lstrip("/")
    if tag == "br":
        return LINE_BREAK
    if name not in INLINE and name not in ("!", "code", "img", "kbd", "samp", "var"):
        return BLOCK_END
    return INLINE_TAG if changeable else UNTOUCHED


def _change_attributes(tag: str, change: Change, target: str | None) -> str:
    """Return a tag with the words in its attributes changed, and its `lang`."""

    def changed(attribute: re.Match[str]) -> str:
        name, double, single = attribute.groups()
        if target and name.lower() == "lang" and "-" in (double or single or ""):
            return f'{name}="{target}"'
        if name.lower() not in READABLE:
            return attribute[0]
        return f'{name}="{entities.escape(change(entities.unescape(double or single or "")))}"'

    return ATTRIBUTE.sub(changed, tag)
