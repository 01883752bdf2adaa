"""A source: the characters of one content file, safe to read."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..problem import Problem, Reading, letter

SIZE = 256 * 1024  # bytes

# Control characters but tab and line ends; bidirectional controls, which can make a text read as another
# (CVE-2021-42574); what has no width, or ends a line for some programs only; tags and variation selectors in which
# words can hide; noncharacters, which stand for other things in our own HTML. Lone surrogates are not UTF-8.
UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufdd0-\ufdef\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)


def read_source(path: Path, name: str) -> Reading[str | None]:
    """The file's text in NFC, with LF line ends and no byte order mark, or None."""
    data = yield from read_data(path, name)
    return None if data is None else (yield from decoded(data, name))


def read_data(path: Path, name: str) -> Reading[bytes | None]:
    """The bytes of a text's file, or None."""
    too_large = Problem(name, 0, f"the file is larger than {SIZE // 1024} KB", "divide it into several posts")
    return (yield from read_bytes(path, name, "file", SIZE, too_large))


def decoded(data: bytes, name: str) -> Reading[str | None]:
    """The text of a file that holds those bytes, as `read_source` gives it, or None."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        instead = "save the file as UTF-8 in your editor, or run make fix for this post"
        yield Problem(name, line, "this is not UTF-8", instead)
        return None
    text = normal(text)
    if unsafe := UNSAFE.search(text):
        line = text.count("\n", 0, unsafe.start()) + 1
        yield Problem(name, line, f"an invisible character stands here, {letter(unsafe[0])}", "delete it")
        return None
    return text


def normal(text: str) -> str:
    """The text in NFC with LF line ends."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def read_bytes(path: Path, name: str, what: str, size: int, too_large: Problem) -> Reading[bytes | None]:
    """The bytes of a file or photo of at most that size, or None."""
    try:
        if path.stat().st_size > size:
            yield too_large
            return None
        return path.read_bytes()
    except OSError as error:
        yield unreadable(name, what, error)
        return None


def unreadable(name: str, what: str, error: OSError) -> Problem:
    """What is wrong with a file, photo or folder that the system keeps to itself."""
    return Problem(name, 0, f"the {what} cannot be read ({error.strerror})", "see who owns it, and who may read it")


def read_beginning(path: Path) -> str:
    """What can be made out of the first lines of a file that is not readable as a whole; "" where nothing can."""
    try:
        with path.open("rb") as file:
            return file.read(4096).decode("utf-8", "replace")
    except OSError:
        return ""


@dataclass(frozen=True)
class Body:
    """What stands below a header."""

    text: str
    first: int  # the number of its first line in the file

    @cached_property
    def lines(self) -> list[str]:
        """Its lines in small letters, what is code blanked out."""
        blank = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)
        return blank.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), self.text).lower().split("\n")

    def line_of_word(self, word: str) -> int:
        """The number of the first line that holds the word whole, outside what bears a `lang`, or 0."""
        whole = re.compile(rf"\b{re.escape(word.lower())}\b")
        foreign = re.compile(r"<(\w+)[^>]*\blang=.*?</\1>|([*_]+)[^*_]+\2\{:[^}]*\blang=[^}]*\}")
        lines = enumerate(self.lines, self.first)
        return next((number for number, line in lines if whole.search(foreign.sub(" ", line))), 0)

    def line_of(self, words: str) -> int:
        """The number of the first line that holds the words, small or capital, or 0."""
        return next((number for number, line in enumerate(self.lines, self.first) if words.lower() in line), 0)
