"""An amendment: one key of a text's header with another value, and everything else as it was."""

import re

from ...archive.parsing.header import split
from ..refusal import Refused
from .header_form import QUOTE, scalar, value_of


def amended(source: str, key: str, value: str, name: str) -> str:
    """The text with that value of the key, added below the header's last line where it had none; "" takes it out."""
    end = "\r" if "\r\n" in source else ""
    head, rest = _parted(source, name)
    lines = head.split("\n")
    first = next((number for number, line in enumerate(lines) if re.match(rf"[\"']?{key}[\"']?[ \t]*:", line)), None)
    new = [f"{key}: {scalar(key, value)}{end}"] if value else []
    if first is None:
        lines[-1:-1] = new
    else:
        last = first + 1
        while last < len(lines) - 1 and re.match(r"-|[ \t]+[^#\s]", lines[last]):
            last += 1
        lines[first:last] = new
    made = "\n".join(lines) + rest
    _check(made, key, value, name)
    return made


def without_quotes(source: str, name: str) -> str:
    """The text without the lines of the original that its header shows."""
    head, rest = _parted(source, name)
    return "".join(line for line in head.splitlines(keepends=True) if not line.startswith(QUOTE.strip())) + rest


def _parted(source: str, name: str) -> tuple[str, str]:
    """(a text up to its header's last line, the rest)."""
    found = re.match(r"\ufeff?---[ \t]*\r?\n.*?(?=^---[ \t]*\r?$)", source, re.DOTALL | re.MULTILINE)
    if not found:
        raise Refused(f"{name} has no header that can be changed", "run make fix for its post first")
    return found[0], source[found.end() :]


def _check(made: str, key: str, value: str, name: str) -> None:
    """Refuse what would not read as it was meant, rather than spoil a header that is written in an unusual way."""
    parts = split(made.lstrip("\ufeff").replace("\r\n", "\n"))
    if parts is None or (value_of(parts[0], key) or "") != value:
        raise Refused(f"the header of {name} cannot be changed safely", f"write this line in it: {key}: {value}")
