"""A translation: a text begun from the original, and brought up to date with it."""

from pathlib import Path
from typing import TypeAlias

from ...archive.folders.post_folder import PostFolder
from ...archive.folders.text import Text, read_body
from ...archive.parsing.header import read_header, split_header
from ...archive.parsing.source_file import normalise
from ...archive.problem import collect
from ...messages.message import Message
from ...messages.refusal import Refused
from .header_edit import edit_header, without_quoted_original
from .header_form import header_form


def translation_form(root: Path, folder: PostFolder, language: str) -> str:
    """Return the form of a translation, a draft that shows the original as comments; `root` is content/.

    Raises Refused where the post has no original, or that is in the language.
    """
    original = folder.original
    if original is None:
        what = Message("{folder} has no original", folder=folder.path)
        raise Refused(what, Message("see what make check says, and mend that first"))
    if original.language == language:
        what = Message("{file} is the original", file=original.source)
        raise Refused(what, Message("name another language with IN=…"))
    header = original.header
    fields = [f"{field}: {words}" for field in ("title", "summary", "place") if (words := getattr(header, field))]
    fields += ["points:", *(f"- {point}" for point in header.points)] if header.points else []
    body = read_body(root, original).text.strip()
    head = Message("{file} says:", file=original.source).words(language)  # for whoever writes that language
    quoted = [head, "", *fields, "", *body.split("\n")]
    return header_form(folder.kind, {"translates": _state_of(original), "status": "draft"}, language, {}, quoted)


def _state_of(original: Text) -> str:
    return f"{original.language}@{original.digest}"


def brought_up_to_date(file: str, translation: Text, original: Text) -> str:
    """Return the translation's file, naming the original as it is now and showing it no more. Raises Refused."""
    edited = edit_header(file, "translates", _state_of(original), translation.source)
    return without_quoted_original(edited, translation.source)


TranslatedParts: TypeAlias = tuple[str, ...]  # title, summary, points and body: see `translation_digest`


def translated_parts(file: str) -> TranslatedParts | None:
    """Return what of a text's file its translations translate; None where it has no header."""
    parts = split_header(normalise(file.removeprefix("\ufeff")))
    if parts is None:
        return None
    header = collect(read_header(parts[0], "rally", ""), [])
    return header.translated_parts(parts[1].text)
