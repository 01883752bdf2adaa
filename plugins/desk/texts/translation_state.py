"""A state: how a post stands in a language."""

from collections.abc import Mapping

from ...archive.content import Content
from ...archive.post_folder import Folder
from ...archive.text import Sheet
from ...language.language import Language

# In the order of how much there is to do.
STATES: Mapping[str, str] = {
    "original": "the text that was written first",
    "translated": "says what the original says",
    "stale": "the original has changed since it was translated",
    "undated": "does not say which state of the original it translates",
    "draft": "is hidden by its status",
    "missing": "there is no such text yet; readers see the original",
    "broken": "cannot be read: see make check",
}


def state(folder: Folder, language: Language, content: Content) -> str:
    """One of STATES."""
    sheet = folder.sheet(language)
    if sheet is None:
        return "broken" if (content.root / folder.path / f"{language.code}.md").exists() else "missing"
    return "draft" if sheet.header.status == "draft" else _finished(sheet, folder)


def _finished(sheet: Sheet, folder: Folder) -> str:
    if folder.original is None:
        return "broken"
    if sheet is folder.original:
        return "original"
    named = sheet.header.translates
    if named is None or named.language != folder.original.language.code:
        return "broken"
    if not named.digest:
        return "undated"
    return "translated" if named.digest == folder.original.digest else "stale"


def translations(folder: Folder) -> list[Sheet]:
    """The texts that name the original."""
    original = folder.original
    return [sheet for sheet in folder.sheets if original and sheet is not original and sheet.header.translates]
