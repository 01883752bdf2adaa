"""A repair: what the desk can mend in a text by itself, or after asking."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..archive.header import split
from ..archive.language import Language
from ..archive.notation import quoted_line, read_notation
from ..archive.problem import Problem, collect, letter
from ..archive.script import LATIN, WORD, is_mixed
from ..archive.source import UNSAFE, normal
from ..archive.token import URL

# Latin letters → the Cyrillic ones that look the same.
ALIKE = dict(zip("aceopxyjABCEHKMOPTXYJ", "асеорхујАВСЕНКМОРТХУЈ", strict=True))
SPACES = re.compile("[\x0b\x0c\x85\u2028\u2029]")  # they end a line, for some programs only
# What is not words: code, tags with their attributes, and where links lead.
THINGS = re.compile(
    rf"^(?:```|~~~).*?^(?:```|~~~)|`[^`\n]+`|<[^<>]*>|\]\([^)\n]*|\{{:[^}}\n]*\}}|{URL.pattern}", re.M | re.S
)


@dataclass(frozen=True, slots=True)
class Repair:
    what: str  # it does: "line ends: LF, as everywhere"
    text: str  # the whole text after it
    asks: str = ""  # what an editor should say yes to; "" where it is safe


def decoded(data: bytes) -> Repair:
    """The bytes as a text; `what` is "" where they are UTF-8 already."""
    try:
        return Repair("", data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Repair("saved as UTF-8 (it was UTF-16)", data.decode("utf-16", "replace"))
    # Cyrillic words have no ASCII letter, Latin ones many.
    code = "cp1251" if len(re.findall(rb"[\x80-\xff]", data)) > len(re.findall(rb"[a-zA-Z]", data)) else "cp1250"
    text = data.decode(code, "replace")
    words = " ".join(re.findall(r"[^\W\d_]{4,}", text)[:12])
    return Repair(f"saved as UTF-8 (it was {code})", text, f"Are these the right letters: {words}?")


def safe_repairs(text: str) -> Iterator[Repair]:
    """What can be mended without asking, each upon the one before."""
    for what, mend in SAFE.items():
        if (mended := mend(text)) != text:
            yield Repair(what, mended)
            text = mended


def mixed_words(text: str, language: Language) -> Iterator[tuple[str, str]]:
    """(a word of Latin and Cyrillic letters, the same in Cyrillic) outside code and addresses, each once."""
    table = str.maketrans({latin: one for latin, one in ALIKE.items() if one in language.letters})
    for word in dict.fromkeys(WORD.findall(THINGS.sub(" ", text))):
        made = word.translate(table)
        if is_mixed(word) and not LATIN.search(made):
            yield word, made


def replaced(text: str, word: str, made: str) -> Repair:
    """The text with the word written anew wherever it is a word, for an editor to say yes to."""
    latin = ", ".join(f"{one} ({letter(one)})" for one in dict.fromkeys(LATIN.findall(word)))
    whole = re.compile(rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])")
    done, place = [], 0
    for thing in THINGS.finditer(text):
        done += [whole.sub(made, text[place : thing.start()]), thing[0]]
        place = thing.end()
    done.append(whole.sub(made, text[place:]))
    return Repair(
        f"“{word}” in Cyrillic letters", "".join(done), f"“{word}” has the Latin {latin}. Write it in Cyrillic?"
    )


def visible(text: str) -> str:
    """The text with what cannot be seen named, for a diff."""
    return UNSAFE.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text).replace("\r", "⟨CR⟩")


def _without_mark(text: str) -> str:
    return text.removeprefix("\ufeff")


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _seen(text: str) -> str:
    return UNSAFE.sub("", SPACES.sub(" ", text))


def _quoted_values(text: str) -> str:
    """The text with each line of its header that YAML cannot read written so that it can."""
    parts = split(text)
    if parts is None:
        return text
    lines = parts[0].split("\n")
    while better := next(_better(lines), None):
        lines = better
    return text.replace(parts[0], "\n".join(lines), 1)


def _better(lines: list[str]) -> Iterator[list[str]]:
    """The header's lines with one that YAML did not read made readable."""
    wrong = _unread(lines)
    for number in (number for number in wrong if number < len(lines)):
        made = [*lines[:number], _mended(lines[number]), *lines[number + 1 :]]
        now = _unread(made)
        if made != lines and number not in now and len(now) <= len(wrong):
            yield made


def _unread(lines: list[str]) -> list[int]:
    """The places of the lines that YAML cannot read, or would cut."""
    problems: list[Problem] = []
    collect(read_notation("\n".join(lines), ""), problems)
    return [problem.line - 1 for problem in problems]


def _mended(line: str) -> str:
    """A line of a header with a space after the colon, or else with its value in quotes."""
    if not re.match(r"\w+[ \t]*:", line):
        return line
    if glued := re.match(r"(\w+):(?=[^\s:/])", line):
        return f"{glued[1]}: {line[glued.end() :]}"
    return quoted_line(line) or line


SAFE: dict[str, Callable[[str], str]] = {
    "a byte order mark taken out": _without_mark,
    "line ends as everywhere (LF)": _line_ends,
    "letters composed (Unicode NFC)": normal,
    "invisible characters taken out": _seen,
    "a value in the header made readable": _quoted_values,
}
