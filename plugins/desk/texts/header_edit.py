"""An edit of a header: one field with another value, and everything else in the file as it was."""

import re

from ...archive.parsing.header import split_header
from ...messages.message import Message
from ...messages.refusal import Refused
from .header_form import QUOTE, to_scalar, value_in_yaml


def edit_header(file: str, field: str, value: str, name: str) -> str:
    """Return the text with that value of the field, added below the header's last line where it had none; "" takes it
    out.

    Raises Refused where that cannot be done safely.
    """
    line_end = "\r" if "\r\n" in file else ""
    header, rest = _split(file, name)
    lines = header.split("\n")
    pattern = re.compile(rf"[\"']?{field}[\"']?[ \t]*:")
    first = next((number for number, line in enumerate(lines) if pattern.match(line)), None)
    new = [f"{field}: {to_scalar(field, value)}{line_end}"] if value else []
    if first is None:
        lines[-1:-1] = new
    else:
        last = first + 1
        while last < len(lines) - 1 and re.match(r"-|[ \t]+[^#\s]", lines[last]):
            last += 1
        lines[first:last] = new
    edited = "\n".join(lines) + rest
    _check(edited, field, value, name)
    return edited


def without_quoted_original(file: str, name: str) -> str:
    """Return the text without the lines of the original that its header shows. Raises Refused without a header."""
    header, rest = _split(file, name)
    return "".join(line for line in header.splitlines(keepends=True) if not line.startswith(QUOTE.strip())) + rest


def _split(file: str, name: str) -> tuple[str, str]:
    """Return (a text up to its header's last line, the rest). Raises Refused."""
    header = re.match(r"\ufeff?---[ \t]*\r?\n.*?(?=^---[ \t]*\r?$)", file, re.DOTALL | re.MULTILINE)
    if not header:
        what = Message("{file} has no header that can be changed", file=name)
        raise Refused(what, Message("run make fix for its post first"))
    return header[0], file[header.end() :]


def _check(edited: str, field: str, value: str, name: str) -> None:
    """Refuse what would not read as it was meant, rather than spoil a header that is written in an unusual way."""
    parts = split_header(edited.lstrip("\ufeff").replace("\r\n", "\n"))
    if parts is None or (value_in_yaml(parts[0], field) or "") != value:
        what = Message("the header of {file} cannot be changed safely", file=name)
        raise Refused(what, Message("write this line in it: {line}", line=f"{field}: {value}"))
