"""A repair: what the desk can mend in a text by itself, or after asking."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...archive.parsing.header import SIZE, split
from ...archive.parsing.source_file import UNSAFE, normal
from ...archive.parsing.strict_yaml import quoted_line, read_notation
from ...archive.problem import Problem, collect, letter
from ...language.html_tokens import URL
from ...language.language import Language
from ...language.letters import LATIN, WORD, is_mixed

# Latin letters → the Cyrillic ones that look the same.
ALIKE = dict(zip("aceopxyjABCEHKMOPTXYJ", "асеорхујАВСЕНКМОРТХУЈ", strict=True))
SPACES = re.compile("[\x0b\x0c\x85\u2028\u2029]")  # they end a line, for some programs only
WORDS = frozenset({"title", "summary", "place", "correction"})  # keys whose value is words, which quotes do not change
# What is not words: code, tags with their attributes, and where links lead.
THINGS = re.compile(
    rf"^(?:```|~~~).*?^(?:```|~~~)|`[^`\n]+`|<[^<>]*>|\]\([^)\n]*|\{{:[^}}\n]*\}}|{URL.pattern}",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Repair:
    what: str  # it mends
    text: str  # the whole text after it
    asks: str = ""  # what an editor should say yes to; "" where it is safe


def decoded(data: bytes) -> Repair:
    """The bytes as a text; `what` is "" where they are UTF-8 already, and only then nothing is to be asked."""
    code = _code(data)
    if not code:
        return Repair("", data.decode("utf-8"))
    text = data.decode(code, "replace")
    words = " ".join(re.findall(r"[^\W\d_]{4,}", text)[:12])
    return Repair(f"it is {code.upper()}, not UTF-8", text, f"Are these the right letters: {words}?")


def _code(data: bytes) -> str:
    """The encoding that the bytes seem to be in, or "" where they are UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if b"\0" in data[:2]:  # a header begins with ASCII
        return "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    try:
        data.decode("utf-8")
        return ""
    except UnicodeDecodeError:
        # Cyrillic words have no ASCII letter, Latin ones many.
        return "cp1251" if len(re.findall(rb"[\x80-\xff]", data)) > len(re.findall(rb"[a-zA-Z]", data)) else "cp1250"


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
    asks = f"“{word}” has the Latin {latin}. Write it in Cyrillic?"
    return Repair(f"“{word}” in Cyrillic letters", "".join(done), asks)


def _without_mark(text: str) -> str:
    return text.removeprefix("\ufeff")


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _seen(text: str) -> str:
    """The text without what cannot be seen; one with NULs is no text, and stays as it is."""
    return text if "\0" in text else UNSAFE.sub("", SPACES.sub(" ", text))


def _readable(text: str) -> str:
    """The text with each line of its header that YAML cannot read written so that it can."""
    parts = split(text)
    if parts is None or len(parts[0]) > SIZE:
        return text
    lines = before = parts[0].split("\n")
    for _ in before:
        lines = next(_better(lines), lines)
    # A header that is still not readable is an editor's to mend, from where it was.
    return text.replace(parts[0], "\n".join(lines), 1) if len(_unread(lines)) < len(_unread(before)) else text


def _better(lines: list[str]) -> Iterator[list[str]]:
    """The header's lines with one that YAML did not read made readable."""
    wrong = _unread(lines)
    for number in (number for number in wrong if number < len(lines)):
        made = [*lines[:number], _mended(lines[number]), *lines[number + 1 :]]
        if made != lines and number not in (now := _unread(made)) and len(now) <= len(wrong):
            yield made


def _unread(lines: list[str]) -> list[int]:
    """The places of the lines that YAML cannot read, or would cut."""
    problems: list[Problem] = []
    collect(read_notation("\n".join(lines), ""), problems)
    return [problem.line - 1 for problem in problems]


def _mended(line: str) -> str:
    """A line of a header with a space after the colon, or else with its words in quotes."""
    found = re.match(r"(\w+)[ \t]*:(?=(\S?))", line)
    if not found:
        return line
    if found[2] and found[2] not in ":/":
        return f"{found[1]}: {line[found.end() :]}"
    return (quoted_line(line) or line) if found[1] in WORDS else line


SAFE: dict[str, Callable[[str], str]] = {
    "a byte order mark taken out": _without_mark,
    "line ends as everywhere (LF)": _line_ends,
    "letters composed (Unicode NFC)": normal,
    "invisible characters taken out": _seen,
    "a value in the header made readable": _readable,
}
