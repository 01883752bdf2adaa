"""The rules for a text as it was typed: what may not stand in it, since Markdown would publish it or swallow words."""

import re
from collections.abc import Iterator
from html import escape
from itertools import islice, pairwise

from ...language.placeholders import SanitisedHtml
from ...messages.message import Message
from ..problem import Problem, Reading
from .blocks import Block, split_row
from .body import Body
from .markdown import Rendered

CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
LOST = "\ufffd"  # what a program writes in place of a letter that it could not read
HIDING = re.compile(r"^[ \t]*#?status:[ \t]*draft[ \t]*$", re.MULTILINE)
COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
SIGN = re.compile(r"\[\^[^\]\n]+\]")  # of a footnote
MARK = re.compile(r"(?:\]|</a>)\{[A-Za-z]{2,3}(?:-[A-Za-z]+)?\}")  # meant to say which language words are in
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*>")
NEVER_CLOSED = frozenset({"br", "hr", "img"})
# Signs that have done nothing where readers can see them.
LEFTOVERS = {
    "[!": (
        Message("GitHub's coloured notes are not known here"),
        Message("begin the quote with a word in bold: {example}", example="> **Важно.** …"),
    ),
    "**": (
        Message("these ** do nothing"),
        Message("write them close to the words, before and after: **words**"),
    ),
    "](": (
        Message("this is no link"),
        Message("close it: [words](https://…), without a space in the address"),
    ),
    "~~": (
        Message("these ~~ do nothing"),
        Message("write them close to the words, before and after: ~~words~~"),
    ),
    "|--": (
        Message("these bars make no table"),
        Message("give the row below the head as many cells as the head has"),
    ),
    "```": (
        Message("this code has no end, or no beginning"),
        Message("write ``` on a line of its own before it and after it"),
    ),
}
NESTED = 60  # elements within elements: nobody needs more
VERSE = 45  # letters that a line of a chant or an address has at most
CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)


def check_source(content: str, name: str) -> Reading[None]:
    """Yield what may stand nowhere in a text's file."""
    for number, line in islice(_found(CONFLICT, content), 1):
        what = Message("git has left a conflict here, “{line}”", line=line)
        instead = Message("keep what is right of both sides, and delete the lines of <<<<<<<, ======= and >>>>>>>")
        yield Problem(name, number, what, instead)
    if LOST in content:
        number = content.count("\n", 0, content.index(LOST)) + 1
        instead = Message("type it anew, or copy the text once more")
        yield Problem(name, number, Message("a letter was lost here (U+FFFD)"), instead)


def check_body(rendered: Rendered, body: Body, html: SanitisedHtml, name: str) -> Reading[None]:
    """Yield what is not what whoever typed a body will have meant. `html` is what readers get of it."""
    if "status:" in body.text:
        for number, _ in _found(HIDING, "\n".join(body.lines)):
            what = Message("this hides nothing: it stands below the header")
            instead = Message("put the line between the two lines ---, or delete it")
            yield Problem(name, body.first + number - 1, what, instead)
    words = CODE.sub("", html)
    if "<!--" in body.text:
        yield from _check_comments(words, body, name)
    if rendered.has_html and _depth(words) > NESTED:
        what = Message("elements stand within elements, too deep to be read")
        yield Problem(name, body.first, what, Message("take some out"))
    yield from _check_leftovers(words, body, name)
    for abbreviation, line in rendered.abbreviations.items():
        if f">{escape(abbreviation, quote=False)}</abbr>" not in html:
            what = Message(
                "this line is not shown: it explains {abbreviation}, and nothing is called so",
                abbreviation=abbreviation,
            )
            instead = Message("write \\*[ if the words are meant, or delete it")
            yield Problem(name, body.first + line, what, instead)
    yield from _check_blocks(rendered, body, name)


def _check_comments(words: str, body: Body, name: str) -> Iterator[Problem]:
    """Yield what swallows words after a note to editors, or shows the note."""
    text = "\n".join(body.lines)
    for comment in COMMENT.finditer(text):
        number = body.first + text.count("\n", 0, comment.start())
        if not comment[0].endswith("-->") or "<!--" in comment[1]:
            what = Message("this note to editors has no end")
            yield Problem(name, number, what, Message("write --> where it ends"))
            return
    if "&lt;!--" in words:
        what = Message("readers would see this note to editors")
        instead = Message("give it a paragraph of its own, from <!-- to -->, or take the empty line out of it")
        yield Problem(name, body.line_of("<!--"), what, instead)


def _check_blocks(rendered: Rendered, body: Body, name: str) -> Iterator[Problem]:
    for label, line in rendered.unused_labels.items():
        what = Message("this line is not shown: it says where [{label}] leads, and nothing is called so", label=label)
        instead = Message("write \\[{label}] if the words are meant, or delete it", label=label)
        yield Problem(name, body.first + line, what, instead)
    for label, line in rendered.repeated_labels.items():
        what = Message("another line above says already where [{label}] leads", label=label)
        yield Problem(name, body.first + line, what, Message("give this one another label, in the text too"))
    for label, line in rendered.unused_notes.items():
        what = Message("no sign in the text leads to the note [^{label}]", label=label)
        instead = Message("write [^{label}] where it belongs, or delete the note", label=label)
        yield Problem(name, body.first + line, what, instead)
    seen: set[str] = set()
    last = 0
    for block in rendered.blocks.walk():
        line = body.first + block.line
        if block.kind == "note" and block.detail in seen:
            what = Message("there are two notes [^{label}]", label=block.detail)
            yield Problem(name, line, what, Message("give one another number, in the text too"))
        seen |= {block.detail} if block.kind == "note" else set()
        if block.kind == "numbers":
            yield from _check_numbers(block, last, line, name)
            last = block.numbers[-1]
        elif check := BLOCK_RULES.get(block.kind):
            yield from check(block, line, name)


def _check_leftovers(words: str, body: Body, name: str) -> Iterator[Problem]:
    """Yield a problem for each sign of Markdown that readers would see as it was typed."""
    for sign in dict.fromkeys(SIGN.findall(words)) if "[^" in words else ():
        instead = Message("write the note, a line of its own: {sign}: …", sign=sign)
        yield Problem(name, body.line_of(sign), Message("there is no note {sign}", sign=sign), instead)
    if mark := MARK.search(words):
        what = Message("this marks no language")
        instead = Message("write [words]{ru}, with the code in small letters; those of a link [[words]{ru}](https://…)")
        yield Problem(name, body.line_of(mark[0].removeprefix("</a>")), what, instead, warning=True)
    if "\\</p>" in words:
        pairs = enumerate(pairwise([*body.lines, ""]), body.first)
        line = next((number for number, (line, after) in pairs if line.endswith("\\") and not after.strip()), 0)
        what = Message("readers would see the \\ that ends a paragraph")
        yield Problem(name, line, what, Message("take it out"), warning=True)
    if not any(sign in words for sign in LEFTOVERS):
        return
    shown = re.sub(r"<[^>]*>", "", words)
    for sign, (what, instead) in LEFTOVERS.items():
        if sign in shown:
            yield Problem(name, body.line_of(sign), what, instead, warning=True)


def _depth(html: str) -> int:
    """Return how many elements stand within each other at most."""
    depth = deepest = 0
    for end, tag in TAG.findall(html):
        if tag not in NEVER_CLOSED:
            depth += -1 if end else 1
            deepest = max(deepest, depth)
    return deepest


def _check_numbers(block: Block, last: int, line: int, name: str) -> Iterator[Problem]:
    """Yield a warning for numbers that are shown as others, or may be no list's; `last` is that of the list before."""
    numbers = block.numbers
    shown = list(range(numbers[0], numbers[0] + len(numbers)))
    if len(numbers) == 1 and numbers[0] not in (1, last + 1):
        what = Message("this is a list of one, which begins at {first}", first=str(numbers[0]))
        instead = Message("write {first}\\. if it is a sentence", first=str(numbers[0]))
        yield Problem(name, line, what, instead, warning=True)
    elif numbers != shown and set(numbers) != {numbers[0]}:
        what = Message("these numbers are shown as {first} to {last}", first=str(shown[0]), last=str(shown[-1]))
        instead = Message("number them so, or write 3\\. where a sentence begins")
        yield Problem(name, line, what, instead, warning=True)


def _check_table(block: Block, line: int, name: str) -> Iterator[Problem]:
    width = len(split_row(block.lines[0]))
    for number, row in enumerate(block.lines[2:], line + 2):
        if any(split_row(row)[width:]):
            what = Message("this row has more cells than the table's head, and they are not shown")
            instead = Message("give the head as many, or write \\| where the sign itself is meant")
            yield Problem(name, number, what, instead, warning=True)


def is_verse(block: Block) -> bool:
    """Tell of a paragraph whether it looks like a chant, a poem or an address, and nothing keeps its lines apart."""
    lines = [words.rstrip(" ") for words in block.lines]
    are_broken = any(words.endswith(("  ", "\\", "<br>", "<br/>", "<br />")) for words in block.lines[:-1])
    are_short = all(0 < len(words) <= VERSE for words in lines)
    begin_anew = all(re.match(r"[\W_]*[A-ZА-ЯЁЂЈЉЊЋЏ\d]", words) for words in lines)
    return block.kind == "paragraph" and len(lines) >= 3 and are_short and begin_anew and not are_broken


def _check_paragraph(block: Block, line: int, name: str) -> Iterator[Problem]:
    """Yield a warning for lines that look like verse, a chant or an address and run together."""
    if is_verse(block) and not block.lines[0].startswith(("|", "–", "—")):
        what = Message("these short lines are shown as one")
        instead = Message(
            "end each but the last with \\ to keep them apart (make fix does it), or write them in one line"
        )
        yield Problem(name, line, what, instead, warning=True)
    elif sum(words.startswith(("– ", "— ", "−")) for words in block.lines) > 1:
        what = Message("these lines begin with a dash, and are shown as one")
        instead = Message(
            "begin each with a hyphen, - words, if it is a list; put an empty line between if people speak"
        )
        yield Problem(name, line, what, instead, warning=True)
    bars = [words for words in block.lines if words.startswith("|") and words.count("|") > 1]
    if bars and "|--" not in "".join(bars):
        instead = Message("write a row |---|---| below the head, and no empty line between rows")
        yield Problem(name, line, Message("these bars make no table"), instead, warning=True)


def _check_html(block: Block, line: int, name: str) -> Iterator[Problem]:
    """Yield a warning for a list that stands in HTML without an empty line before it, where it is none."""
    for number, words in enumerate(block.lines[1:], line + 1):
        if re.match(r"\s*(?:[-*+]|\d+[.)]) ", words):
            what = Message("this list is not read as one")
            yield Problem(name, number, what, Message("put an empty line above it"), warning=True)
            return


BLOCK_RULES = {"html": _check_html, "table": _check_table, "paragraph": _check_paragraph}


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    """Yield (number, words) of each line in which the pattern begins."""
    lines = text.split("\n")
    for found in pattern.finditer(text):
        number = text.count("\n", 0, found.start()) + 1
        yield number, lines[number - 1].strip()[:40]
