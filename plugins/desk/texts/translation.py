"""A translation: a text begun from the original, and brought up to date with it."""

from typing import TypeAlias

from ...archive.parsing.header import read_header, split
from ...archive.parsing.source_file import normal
from ...archive.post_folder import Folder
from ...archive.problem import collect
from ...archive.text import Sheet
from ...language.language import Language
from ..refusal import Refused
from .header_edit import amended, without_quotes
from .header_form import form


def begun(folder: Folder, language: Language) -> str:
    """The form of a translation, a draft that shows the original as comments."""
    original = folder.original
    if original is None:
        raise Refused(f"{folder.path} has no original", "see what make check says, and mend that first")
    if original.language == language:
        raise Refused(f"{original.source} is the original", "name another language with IN=…")
    header = original.header
    keys = [f"{key}: {words}" for key in ("title", "summary", "place") if (words := getattr(header, key))]
    shown = [f"{original.source} says:", "", *keys, "", *original.body.text.strip().split("\n")]
    return form(folder.kind, {"translates": _named(original), "status": "draft"}, language.code, {}, shown)


def _named(original: Sheet) -> str:
    return f"{original.language.code}@{original.digest}"


def renewed(source: str, sheet: Sheet, original: Sheet) -> str:
    """The translation's file, naming the original as it is now and showing it no more."""
    return without_quotes(amended(source, "translates", _named(original), sheet.source), sheet.source)


Compared: TypeAlias = tuple[str, str, str]  # the title, summary and body, which a translation's digest is made from


def compared(source: str) -> Compared | None:
    """What of a text's file is compared with its translations; None where it has no header."""
    parts = split(normal(source.removeprefix("\ufeff")))
    if parts is None:
        return None
    header = collect(read_header(parts[0], "rally", ""), [])
    return header.title, header.summary, parts[1].text
