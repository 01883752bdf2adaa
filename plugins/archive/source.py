"""A source: the characters of one content file, safe to read."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .problem import Problem, Reading, letter

SIZE = 256 * 1024  # bytes

# Control characters but tab and line ends; bidirectional controls, which can make a text read as another
# (CVE-2021-42574); noncharacters, which stand for other things in our own HTML. Lone surrogates are not UTF-8.
UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")


def read_source(path: Path, name: str) -> Reading[str | None]:
    """The file's text with LF line ends and no byte order mark, or None."""
    if path.stat().st_size > SIZE:
        yield Problem(name, 0, f"the file is larger than {SIZE // 1024} KB", "divide it into several posts")
        return None
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        yield Problem(name, line, "this is not UTF-8", "save the file as UTF-8 in your editor (it may be Windows-1251)")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unsafe = list(UNSAFE.finditer(text))
    for found in unsafe[:1]:
        line = text.count("\n", 0, found.start()) + 1
        yield Problem(name, line, f"an invisible character stands here, {letter(found[0])}", "delete it")
    return None if unsafe else text


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

    def line_of(self, words: str) -> int:
        """The number of the first line that holds the words, small or capital, or 0."""
        return next((number for number, line in enumerate(self.lines, self.first) if words.lower() in line), 0)
