"""Repairs: what the desk can mend in a text by itself, or after asking."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ...archive.parsing.blocks import read_blocks
from ...archive.parsing.body_rules import is_verse
from ...archive.parsing.header import SIZE, WORDS, colon_lines, split_header
from ...archive.parsing.letter_rules import likely_language
from ...archive.parsing.source_file import UNSAFE, normalise
from ...archive.parsing.strict_yaml import quote_value, read_yaml
from ...archive.parsing.typed_values import plain_value
from ...archive.problem import Problem, collect
from ...language.html_tokens import URL
from ...language.language import Language
from ...language.letters import CYRILLIC, LATIN, STRESSED, WORD, is_mixed
from ...language.phrase import FOREIGN
from ...messages.advice import letter_name
from ...messages.message import Message

# Latin letters → the Cyrillic ones that look the same.
LOOKALIKES = dict(zip("aceopxyjABCEHKMOPTXYJ", "асеорхујАВСЕНКМОРТХУЈ", strict=True))
LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")  # for some programs only
# What is not words: code, tags with their attributes, and where links lead.
NO_WORDS = re.compile(
    rf"^(?:```|~~~).*?^(?:```|~~~)|`[^`\n]+`|<[^<>]*>|\]\([^)\n]*|\{{:[^}}\n]*\}}|{URL.pattern}",
    re.MULTILINE | re.DOTALL,
)


# A line of a header that holds one value, without quotes or a comment.
FIELD = re.compile(r"^((\w+):([ \t]*))([^\n'\"#]+?)(?=[ \t]*$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Repair:
    """One that is safe."""

    what: Message  # it mends
    text: str  # the whole text after it


@dataclass(frozen=True, slots=True)
class Proposal:
    """A repair that is not safe."""

    question: Message  # what an editor should say yes to
    text: str  # the whole text after it


@dataclass(frozen=True, slots=True)
class Guess:
    """What a file in another encoding than UTF-8 seems to be."""

    what: Message
    question: Message  # what an editor should say yes to


def decode_any(data: bytes) -> tuple[str, Guess | None]:
    """Return (the bytes as a text, what was guessed, or None where they are UTF-8)."""
    encoding = _guess_encoding(data)
    if not encoding:
        return data.decode("utf-8"), None
    text = data.decode(encoding, "replace")
    words = " ".join(re.findall(r"[^\W\d_]{4,}", text)[:12])
    what = Message("it is {encoding}, not UTF-8", encoding=encoding.upper())
    return text, Guess(what, Message("Are these the right letters: {words}?", words=words))


def _guess_encoding(data: bytes) -> str:
    """Return the encoding that the bytes seem to be in, or "" where they are UTF-8."""
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
    """Yield what can be mended without asking, each upon the one before."""
    for what, mend in SAFE.items():
        if (mended := mend(text)) != text:
            yield Repair(what, mended)
            text = mended


def mixed_words(text: str, language: Language) -> Iterator[tuple[str, str]]:
    """Yield (a word of Latin and Cyrillic letters, the same in Cyrillic) outside code and addresses, each once."""
    table = str.maketrans({latin: letter for latin, letter in LOOKALIKES.items() if letter in language.letters})
    for word in dict.fromkeys(WORD.findall(NO_WORDS.sub(" ", text))):
        cyrillic = word.translate(table)
        if is_mixed(word) and not LATIN.search(cyrillic):
            yield word, cyrillic


def foreign_words(text: str, language: Language) -> Iterator[str]:
    """Yield the words, next to each other, that have Cyrillic letters which the language lacks, each run once.

    Only of a language from which an edition in another script is made: there they must be marked.
    """
    if not language.converted:
        return
    ours = language.letters | STRESSED
    runs: list[list[str]] = [[]]
    for word in re.findall(r"[^\W\d_]+|[^\s\w]|\n\s*\n", NO_WORDS.sub(" , ", FOREIGN.sub(" , ", text))):
        if len(word) > 1 and CYRILLIC.match(word) and not LATIN.search(word) and set(word) - ours:
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    yield from dict.fromkeys(" ".join(run) for run in runs if run)


def mark_words(text: str, words: str) -> Proposal:
    """Return the text with those words marked as another language's, for an editor to say yes to."""
    code = likely_language(words)
    marked = _replace(
        text, words, f"[{words}]{{{code}}}", re.compile(f"{FOREIGN.pattern}|{NO_WORDS.pattern}", NO_WORDS.flags)
    )
    return Proposal(Message("Is “{words}” in “{code}”? Mark it?", words=words, code=code), marked)


def replace_word(text: str, word: str, cyrillic: str) -> Proposal:
    """Return the text with the word written anew wherever it is a word, for an editor to say yes to."""
    latin = ", ".join(f"{letter} ({letter_name(letter)})" for letter in dict.fromkeys(LATIN.findall(word)))
    question = Message("“{word}” has the Latin {letters}. Write it in Cyrillic?", word=word, letters=latin)
    return Proposal(question, _replace(text, word, cyrillic, NO_WORDS))


def _replace(text: str, words: str, new: str, kept: re.Pattern[str]) -> str:
    """Return the text with others for those words, wherever they are whole words and the pattern does not keep them."""
    whole_words = re.compile(rf"(?<![^\W\d_]){re.escape(words)}(?![^\W\d_])")
    parts, place = [], 0
    for match in kept.finditer(text):
        parts += [whole_words.sub(lambda _: new, text[place : match.start()]), match[0]]
        place = match.end()
    return "".join((*parts, whole_words.sub(lambda _: new, text[place:])))


def verses(text: str) -> Iterator[Proposal]:
    """Yield for each run of short lines the text with those kept apart, for an editor to say yes to, each upon the text
    as it was given."""
    parts = split_header(text)
    if parts is None:
        return
    body = parts[1]
    for block in read_blocks(body.text).walk():
        if is_verse(block):
            lines = text.split("\n")
            first = body.first - 1 + block.line
            for number in range(first, first + len(block.lines) - 1):
                lines[number] = lines[number].rstrip() + "\\"
            begins = block.lines[0].strip()
            question = Message("Keep the lines apart that begin with “{line}”?", line=begins)
            yield Proposal(question, "\n".join(lines))


def _without_byte_order_mark(text: str) -> str:
    return text.removeprefix("\ufeff")


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_invisible(text: str) -> str:
    """Return the text without what cannot be seen; one with NULs is no text, and stays as it is."""
    return text if "\0" in text else UNSAFE.sub("", LINE_ENDS.sub(" ", text))


def _with_readable_header(text: str) -> str:
    """Return the text with each line of its header that YAML cannot read written so that it can."""
    parts = split_header(text)
    if parts is None or len(parts[0]) > SIZE:
        return text
    lines = before = parts[0].split("\n")
    for _ in before:
        lines = next(_better_headers(lines), lines)
    # A header that is still not readable is an editor's to mend, from where it was.
    return text.replace(parts[0], "\n".join(lines), 1) if len(_unread(lines)) < len(_unread(before)) else text


def _better_headers(lines: list[str]) -> Iterator[list[str]]:
    """Yield the header's lines with one that YAML did not read made readable."""
    unread = _unread(lines)
    for number in (number for number in unread if number < len(lines)):
        mended = [*lines[:number], _mend_line(lines[number]), *lines[number + 1 :]]
        if mended != lines and number not in (still_unread := _unread(mended)) and len(still_unread) <= len(unread):
            yield mended


def _with_plain_values(text: str) -> str:
    """Return the text with the days, hours and states of its header in the one form that headers keep."""
    parts = split_header(text)
    if parts is None:
        return text
    plain = FIELD.sub(lambda field: f"{field[1]}{plain_value(field[2], field[4])}", parts[0])
    return text.replace(parts[0], plain, 1)


def _unread(lines: list[str]) -> list[int]:
    """Return the places of the lines that YAML cannot read, or would cut."""
    problems: list[Problem] = []
    entry = collect(read_yaml("\n".join(lines), ""), problems)
    points = entry.value.get("points") if entry and isinstance(entry.value, dict) else None
    return [number - 1 for number in (*(problem.line for problem in problems), *colon_lines(points))]


def _mend_line(line: str) -> str:
    """Return a line of a header with a space after the colon, or else with its words in quotes."""
    field = re.match(r"(\w+)[ \t]*:(?=(\S?))", line)
    if re.match(r"[ \t]*- ", line):
        return quote_value(line) or line
    if not field:
        return line
    if field[2] and field[2] not in ":/":
        return f"{field[1]}: {line[field.end() :]}"
    return (quote_value(line) or line) if field[1] in WORDS else line


SAFE: Mapping[Message, Callable[[str], str]] = {
    Message("a byte order mark taken out"): _without_byte_order_mark,
    Message("line ends as everywhere (LF)"): _with_line_feeds,
    Message("letters composed (Unicode NFC)"): normalise,
    Message("invisible characters taken out"): _without_invisible,
    Message("a value in the header made readable"): _with_readable_header,
    Message("a day, an hour or a state in the header as the site writes it"): _with_plain_values,
}
