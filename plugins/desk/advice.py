"""Advice: what an editor should look at in texts that break no rule."""

import re
from collections.abc import Iterator

from ..archive.content import Content
from ..archive.folders.post_folder import PostFolder
from ..archive.folders.text import Text, read_body
from ..archive.problem import Problem
from ..language.phrase import read_phrase
from .texts.translation_state import translation_state

LENGTHS = {"title": 120, "summary": 300}  # letters; more is cut off where pages are shared and found
# What looks like Markdown in an editor's eyes, and is none.
SLIPS = {
    r"\] \((?:\.\./|https?:|[\w-]+\.(?:jpe?g|png|webp|avif)\b)": ("a space stands between ] and (", "take it out"),
    r"^\s*[•·\uf0b7\u25aa●○◦‣►✓✔]": ("this dot makes no list", "begin each item with a hyphen and a space: - words"),
    r"^-[^\s\d-]": ("a list wants a space after its hyphen", "write - words"),
    r"^#{2,6}\w": ("a heading wants a space after its #", "write ## and a space"),
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
            what = f"the {field} has {length} letters, more than {most}"
            yield Problem(text.source, header.line(field), what, "shorten it, or it is cut off where it is shown", True)
    if not body.text.strip():
        yield Problem(text.source, body.first, "the text has no body", "write it, or make this a draft", True)
    for number, line in enumerate(body.text.split("\n"), body.first):
        for slip, (what, instead) in SLIPS.items():
            if re.search(slip, line):
                yield Problem(text.source, number, what, instead, True)
        for address in EMAIL.findall(line):
            if address.lower() != contact.lower():
                instead = "take it out, unless its owner wants it here for good"
                yield Problem(text.source, number, f"this shows an e-mail address, {address}", instead, True)


def _on_translations(folder: PostFolder, original: Text, content: Content) -> Iterator[Problem]:
    """Yield a warning for each language in which there is something to translate."""
    name = folder.path.partition("/")[2]
    for code in content.languages:
        state = translation_state(folder, code, content)
        if state == "missing":
            instead = f"begin it with make translate POST={name}"
            yield Problem(folder.path, 0, f"there is no text in “{code}” yet", instead, True)
        text = folder.text(code)
        if state == "stale" and text:
            what = f"{original.language}.md has changed since this was translated"
            instead = f"see what with make status POST={name}, follow it, and say so with make translated POST={name}"
            yield Problem(text.source, text.header.line("translates"), what, instead, True)
