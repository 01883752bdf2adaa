"""Advice: what an editor should look at in texts that break no rule."""

import re
from collections.abc import Iterator

from ..archive.content import Content
from ..archive.folders.post_folder import PostFolder
from ..archive.folders.text import Text, read_body
from ..archive.problem import Problem
from ..language.phrase import read_phrase
from ..messages.message import Message, plural_message
from .texts.translation_state import translation_state

LENGTHS = {"title": 120, "summary": 300}  # letters; more is cut off where pages are shared and found
# What looks like Markdown in an editor's eyes, and is none.
SLIPS = {
    r"\] \((?:\.\./|https?:|[\w-]+\.(?:jpe?g|png|webp|avif)\b)": (
        Message("a space stands between ] and ("),
        Message("take it out"),
    ),
    r"^\s*[•·\uf0b7\u25aa●○◦‣►✓✔]": (
        Message("this dot makes no list"),
        Message("begin each item with a hyphen and a space: - words"),
    ),
    r"^-[^\s\d-]": (Message("a list wants a space after its hyphen"), Message("write - words")),
    r"^#{2,6}\w": (Message("a heading wants a space after its #"), Message("write ## and a space")),
}
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")


def advise(content: Content, contact: str) -> Iterator[Problem]:
    """Yield warnings about every text that is not a draft. `contact` is the address that the site itself gives."""
    for folder in content.folders:
        if folder.original and folder.original.header.status != "draft":
            yield from _on_translations(folder, folder.original, content)
        for text in folder.texts:
            if text.header.status != "draft":
                yield from _on_text(text, content, contact)


def _on_text(text: Text, content: Content, contact: str) -> Iterator[Problem]:
    header, body = text.header, read_body(content.root, text)
    for field, most in LENGTHS.items():
        if (length := len(read_phrase(getattr(header, field)))) > most:
            instead = Message("shorten it, or it is cut off where it is shown")
            yield Problem(text.source, header.line(field), _too_long(field, length, most), instead, True)
    if not body.text.strip():
        what, instead = Message("the text has no body"), Message("write it, or make this a draft")
        yield Problem(text.source, body.first, what, instead, True)
    for number, line in enumerate(body.text.split("\n"), body.first):
        for slip, (what, instead) in SLIPS.items():
            if re.search(slip, line):
                yield Problem(text.source, number, what, instead, True)
        for address in EMAIL.findall(line):
            if address.lower() != contact.lower():
                what = Message("this shows an e-mail address, {address}", address=address)
                instead = Message("take it out, unless its owner wants it here for good")
                yield Problem(text.source, number, what, instead, True)


def _too_long(field: str, length: int, most: int) -> Message:
    if field == "title":
        return plural_message(
            "the title has {number} letter, more than {most}",
            "the title has {number} letters, more than {most}",
            length,
            most=most,
        )
    return plural_message(
        "the summary has {number} letter, more than {most}",
        "the summary has {number} letters, more than {most}",
        length,
        most=most,
    )


def _on_translations(folder: PostFolder, original: Text, content: Content) -> Iterator[Problem]:
    """Yield a warning for each language in which there is something to translate."""
    name = folder.path.partition("/")[2]
    for code in content.languages:
        state = translation_state(folder, code, content)
        if state == "missing":
            what = Message("there is no text in “{code}” yet", code=code)
            yield Problem(folder.path, 0, what, Message("begin it with make translate POST={post}", post=name), True)
        text = folder.text(code)
        if state == "stale" and text:
            what = Message("{file} has changed since this was translated", file=f"{original.language}.md")
            instead = Message(
                "see what with make status POST={post}, follow it, and say so with make translated POST={post}",
                post=name,
            )
            yield Problem(text.source, text.header.line("translates"), what, instead, True)
