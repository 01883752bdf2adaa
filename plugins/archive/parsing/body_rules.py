"""The rules for a text as it was typed: what may not stand in it, since Markdown would publish it or swallow words."""

import re
from collections.abc import Iterator

from ...language.placeholders import SanitisedHtml
from ..problem import Problem, Reading
from .body import Body

CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
LOST = "\ufffd"  # what a program writes in place of a letter that it could not read
HIDING = re.compile(r"^[ \t]*#?status:[ \t]*draft[ \t]*$", re.MULTILINE)
COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)


def check_source(content: str, name: str) -> Reading[None]:
    """Yield what may stand nowhere in a text's file."""
    for number, line in _found(CONFLICT, content):
        instead = "keep what is right of both sides, and delete the lines of <<<<<<<, ======= and >>>>>>>"
        yield Problem(name, number, f"git has left a conflict here, “{line}”", instead)
    if LOST in content:
        number = content.count("\n", 0, content.index(LOST)) + 1
        yield Problem(name, number, "a letter was lost here (U+FFFD)", "type it anew, or copy the text once more")


def check_body(body: Body, html: SanitisedHtml, name: str) -> Reading[None]:
    """Yield what in a body hides words that are meant to be read, or shows what is meant to be hidden."""
    text = "\n".join(body.lines)
    for number, _ in _found(HIDING, text):
        what = "this hides nothing: it stands below the header"
        yield Problem(name, body.first + number - 1, what, "put the line between the two lines ---, or delete it")
    for comment in COMMENT.finditer(text):
        number = body.first + text.count("\n", 0, comment.start())
        if not comment[0].endswith("-->") or "<!--" in comment[1]:
            yield Problem(name, number, "this note to editors has no end", "write --> where it ends")
            return
    if "&lt;!--" in CODE.sub("", html):
        instead = "give it a paragraph of its own, from <!-- to -->, or take the empty line out of it"
        yield Problem(name, body.line_of("<!--"), "readers would see this note to editors", instead)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    """Yield (number, words) of each line in which the pattern begins."""
    lines = text.split("\n")
    for found in pattern.finditer(text):
        number = text.count("\n", 0, found.start()) + 1
        yield number, lines[number - 1].strip()[:40]
