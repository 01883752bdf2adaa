"""A source file: the characters of one file of content, safe to read."""

import re
import unicodedata
from pathlib import Path

from ...messages.advice import letter_name
from ..problem import Problem, Reading

SIZE = 256 * 1024  # bytes

# Control characters but tab and line ends; bidirectional controls, which can make a text read as another
# (CVE-2021-42574); what has no width, or ends a line for some programs only; tags and variation selectors in which
# words can hide; noncharacters, which are placeholders in our own HTML. Lone surrogates are not UTF-8.
UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufdd0-\ufdef\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)


def read_source(path: Path, name: str) -> Reading[str | None]:
    """Return the file's text in NFC, with LF line ends and no byte order mark, or None."""
    data = yield from read_data(path, name)
    return None if data is None else (yield from decode(data, name))


def read_data(path: Path, name: str) -> Reading[bytes | None]:
    """Return the bytes of a text's file, or None."""
    too_large = Problem(name, 0, f"the file is larger than {SIZE // 1024} KB", "divide it into several posts")
    return (yield from read_bytes(path, name, "file", SIZE, too_large))


def decode(data: bytes, name: str) -> Reading[str | None]:
    """Return the text of a file that holds those bytes, as `read_source` gives it, or None."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        instead = "save the file as UTF-8 in your editor, or run make fix for this post"
        yield Problem(name, line, "this is not UTF-8", instead)
        return None
    text = normalise(text)
    if unsafe := UNSAFE.search(text):
        line = text.count("\n", 0, unsafe.start()) + 1
        yield Problem(name, line, f"an invisible character stands here, {letter_name(unsafe[0])}", "delete it")
        return None
    return text


def normalise(text: str) -> str:
    """Return the text in NFC with LF line ends."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def read_bytes(path: Path, name: str, what: str, size: int, too_large: Problem) -> Reading[bytes | None]:
    """Return the bytes of a file or photo of at most that size, or None."""
    try:
        if path.stat().st_size > size:
            yield too_large
            return None
        return path.read_bytes()
    except OSError as error:
        yield unreadable(name, what, error)
        return None


def unreadable(name: str, what: str, error: OSError) -> Problem:
    """Return what is wrong with a file, photo or folder that the system keeps to itself."""
    return Problem(name, 0, f"the {what} cannot be read ({error.strerror})", "see who owns it, and who may read it")


def read_beginning(path: Path) -> str:
    """Return what can be made out of the first lines of a file that is not readable as a whole; "" for nothing."""
    try:
        with path.open("rb") as file:
            return file.read(4096).decode("utf-8", "replace")
    except OSError:
        return ""
