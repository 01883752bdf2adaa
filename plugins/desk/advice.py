"""Advice: what an editor should look at in texts that break no rule."""

import re
from collections.abc import Iterator

from ..archive.content import Content
from ..archive.post_folder import Folder
from ..archive.problem import Problem
from ..archive.text import Sheet
from .texts.translation_state import state

LENGTHS = {"title": 120, "summary": 300}  # letters; more is cut off where pages are shared and found
# What looks like Markdown in an editor's eyes, and is none.
SLIPS = {
    r"\] \((?:\.\./|https?:|[\w-]+\.(?:jpe?g|png|webp|avif)\b)": ("a space stands between ] and (", "take it out"),
    r"^\s*[•·\uf0b7\u25aa]": ("this dot makes no list", "begin each item with a hyphen and a space: - words"),
    r"^-[^\s\d-]": ("a list wants a space after its hyphen", "write - words"),
    r"^#\w": ("a # at the beginning makes a heading", "write ## and a space before a heading, \\# before a word"),
}
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")


def advice(content: Content, contact: str) -> Iterator[Problem]:
    """Warnings about every text that is not a draft. `contact` is the address that the site itself gives."""
    for folder in content.folders:
        if folder.original and folder.original.header.status != "draft":
            yield from _of_translations(folder, content)
        for sheet in folder.sheets:
            if sheet.header.status != "draft":
                yield from _of_text(sheet, contact)


def _of_text(sheet: Sheet, contact: str) -> Iterator[Problem]:
    header, body = sheet.header, sheet.body
    for key, most in LENGTHS.items():
        if (long := len(getattr(header, key))) > most:
            what = f"the {key} has {long} letters, more than {most}"
            yield Problem(sheet.source, header.line(key), what, "shorten it, or it is cut off where it is shown", True)
    if not body.text.strip():
        yield Problem(sheet.source, body.first, "the text has no body", "write it, or make this a draft", True)
    for number, line in enumerate(body.text.split("\n"), body.first):
        for slip, (what, instead) in SLIPS.items():
            if re.search(slip, line):
                yield Problem(sheet.source, number, what, instead, True)
        for address in EMAIL.findall(line):
            if address.lower() != contact.lower():
                instead = "take it out, unless its owner wants it here for good"
                yield Problem(sheet.source, number, f"this shows an e-mail address, {address}", instead, True)


def _of_translations(folder: Folder, content: Content) -> Iterator[Problem]:
    """The languages in which there is something to translate."""
    original = folder.original
    assert original
    name = folder.path.partition("/")[2]
    for language in content.languages.values():
        how = state(folder, language, content)
        if how == "missing":
            instead = f"begin it with make translate POST={name}"
            yield Problem(folder.path, 0, f"there is no text in “{language.code}” yet", instead, True)
        sheet = folder.sheet(language)
        if how == "stale" and sheet:
            what = f"{original.language.code}.md has changed since this was translated"
            instead = f"see what with make status POST={name}, follow it, and say so with make translated POST={name}"
            yield Problem(sheet.source, sheet.header.line("translates"), what, instead, True)
