"""A form: the header of a new text, with a line that explains each key."""

import re
from collections.abc import Iterable, Mapping

from ..archive.header import KEYS
from ..archive.notation import read_notation, single_quoted
from ..archive.problem import collect, letter
from ..archive.source import UNSAFE, normal

HINTS: Mapping[str, str] = {
    "title": "What lists, feeds and shared links show",
    "summary": "One sentence for lists, feeds and search engines",
    "place": "Where it is, as people call it",
    "starts": "Belgrade time, as 18:00; without it the rally is all day",
    "ends": "Belgrade time; an hour before “starts” is on the next day",
    "tags": "What readers find it by, with commas between",
    "cover": "A photo that the text shows, for lists and shared links",
    "updated": "The day of a later change, as 2022-03-01",
    "correction": "What was corrected on that day",
    "translates": "The original, and its state when it was translated",
    "status": "Delete the next line to publish",
}
EXAMPLES: Mapping[str, str] = {
    **{"starts": "18:00", "ends": "20:00", "cover": "photo-1.jpg", "updated": "2022-03-01"},
    **{"tags": "", "correction": "", "place": "", "title": "", "summary": ""},
}
QUOTE = "#> "  # begins a line of a header that shows the original: to YAML it is a comment, so it is never published


def form(kind: str, values: Mapping[str, str], hints: Mapping[str, str], quoted: Iterable[str] = ()) -> str:
    """A text with its header: each key that may stand in a text of that kind, those without a value as comments.

    `values` without a "translates" are an original's. `quoted` are lines of another text, shown as comments.
    """
    lines = [line for key in HINTS if _fits(key, kind, values) for line in _lines(key, kind, values, hints)]
    shown = [f"{QUOTE}{line}".rstrip() for line in quoted]
    return "\n".join(["---", *lines, *shown, "---", "", ""])


def _fits(key: str, kind: str, values: Mapping[str, str]) -> bool:
    """Whether a text of that kind has the key: an original all but one, a translation what is not the post's."""
    if "translates" in values:
        return kind in KEYS[key].kinds and not KEYS[key].original
    return kind in KEYS[key].kinds and key != "translates"


def _lines(key: str, kind: str, values: Mapping[str, str], hints: Mapping[str, str]) -> list[str]:
    hint = f"# {HINTS[key]}{hints.get(key, '')}"
    if value := values.get(key):
        return [hint, f"{key}: {scalar(key, value)}"]
    return [hint, f"{key}:" if KEYS[key].required else f"# {key}: {EXAMPLES.get(key, '')}".rstrip()]


def scalar(key: str, words: str) -> str:
    """The words as they stand after a key in YAML: bare where that says the same, else in single quotes."""
    return words if value_of(f"{key}: {words}\n", key) == words else single_quoted(words)


def value_of(header: str, key: str) -> str | None:
    """The words that YAML reads there, or None where they are none or it cannot."""
    entry = collect(read_notation(header, ""), [])
    given = entry.value.get(key) if entry and isinstance(entry.value, dict) else None
    return given.value if given and isinstance(given.value, str) else None


def one_line(words: str) -> str:
    """What an editor typed, as words on one line; ValueError where it holds what no text may."""
    words = " ".join(normal(words).split())
    if unsafe := UNSAFE.search(words) or re.search("[\ud800-\udfff]", words):
        raise ValueError(f"type it anew: an invisible character stands in it, {letter(unsafe[0])}")
    return words
