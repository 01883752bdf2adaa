"""Rewriting: changing the words in HTML and nothing else."""

import html as entities
import re
from collections.abc import Callable

from ..archive.token import ATTRIBUTE, INLINE, READABLE, URL, Token, same_language, tokens

# In a block's words, as a change sees them. It must leave each where it is.
SEAM = "\ufddd"  # an inline tag, which parts no word: the words around it belong together
THING = "\ufdde"  # a stretch that is not to be changed: code, another language, a picture
BREAK = "\ufddf"  # a line break: what stands around it does not belong together

Change = Callable[[str], str]


def rewrite(html: str, language: str, change: Change, target: str | None = None) -> str:
    """HTML in that language (BCP 47) with its words changed, block by block, and the words in its attributes.

    Code, addresses, what is marked translate="no", and what bears a `lang` of another language stay as they are.
    With a `target`, what bears a `lang` of that language and script bears the target's from then on.
    """
    done: list[str] = []
    words: list[str] = []  # of the block at hand, with SEAM and THING among them
    aside: list[str] = []  # what SEAM and THING stand for

    def end_block() -> None:
        whole = "".join(words)
        changed = re.split(f"[{SEAM}{THING}{BREAK}]", whole if whole.isspace() else change(whole)) if whole else [""]
        done.append(changed[0])
        for piece, after in zip(aside, changed[1:], strict=True):
            done.extend((piece, after))
        words.clear()
        aside.clear()

    for token in tokens(html, language):
        own = not token.verbatim and same_language(token.language, language)
        if own and " " in token.text and token.tag:
            token = token._replace(text=_attributes(token.text, change, target))
        if not token.tag and own:
            for place, piece in enumerate(URL.split(token.text)):
                words.append(THING if place % 2 else piece)
                aside.extend([piece] if place % 2 else [])
        elif _is_block(token):
            end_block()
            done.append(token.text)
        else:
            words.append(BREAK if token.tag == "br" else SEAM if token.tag and own else THING)
            aside.append(token.text)
    end_block()
    return "".join(done)


def _is_block(token: Token) -> bool:
    name = token.tag.lstrip("/")
    return bool(name) and name not in INLINE and name not in ("!", "br", "code", "img", "kbd", "samp", "var")


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
