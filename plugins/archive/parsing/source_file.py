"""A source file: the characters of one file of content, safe to read."""

import re
import unicodedata
from pathlib import Path

from ...messages.advice import letter_name, os_reason
from ...messages.message import Message
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
    what = Message("the file is larger than {size} KB", size=SIZE // 1024)
    too_large = Problem(name, 0, what, Message("divide it into several posts"))
    return (yield from read_bytes(path, name, Message("the file cannot be read"), SIZE, too_large))


def decode(data: bytes, name: str) -> Reading[str | None]:
    """Return the text of a file that holds those bytes, as `read_source` gives it, or None."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        instead = Message("save the file as UTF-8 in your editor, or run make fix for this post")
        yield Problem(name, line, Message("this is not UTF-8"), instead)
        return None
    text = normalise(text)
    if unsafe := UNSAFE.search(text):
        line = text.count("\n", 0, unsafe.start()) + 1
        yield invisible_character(name, line, unsafe[0])
        return None
    return text


def invisible_character(name: str, line: int, character: str) -> Problem:
    """Return what is wrong with a character that nobody sees."""
    what = Message("an invisible character stands here, {character}", character=letter_name(character))
    return Problem(name, line, what, Message("delete it"))


def normalise(text: str) -> str:
    """Return the text in NFC with LF line ends."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def read_bytes(path: Path, name: str, refused: Message, size: int, too_large: Problem) -> Reading[bytes | None]:
    """Return the bytes of a file or photo of at most that size, or None. `refused` says that it cannot be read."""
    try:
        if path.stat().st_size > size:
            yield too_large
            return None
        return path.read_bytes()
    except OSError as error:
        yield unreadable(name, refused, error)
        return None


def unreadable(name: str, refused: Message, error: OSError) -> Problem:
    """Return what is wrong with a file, photo or folder that the system keeps to itself, as `refused` says."""
    what = Message("{refused} ({reason})", refused=refused, reason=os_reason(error))
    return Problem(name, 0, what, Message("see who owns it, and who may read it"))


def read_beginning(path: Path) -> str:
    """Return what can be made out of the first lines of a file that is not readable as a whole; "" for nothing."""
    try:
        with path.open("rb") as file:
            return file.read(4096).decode("utf-8", "replace")
    except OSError:
        return ""
