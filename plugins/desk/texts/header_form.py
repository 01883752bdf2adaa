"""A form: the header of a new text, with a line that explains each key."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from ...archive.parsing.header import KEYS
from ...archive.parsing.source_file import UNSAFE, normal
from ...archive.parsing.strict_yaml import read_notation, single_quoted
from ...archive.problem import collect, letter

EXAMPLES: Mapping[str, str] = {"starts": "18:00", "ends": "20:00", "cover": "photo-1.jpg", "updated": "2022-03-01"}
QUOTE = "#> "  # begins a line of a header that shows the original: to YAML it is a comment, so it is never published


def form(
    kind: str, values: Mapping[str, str], language: str, known: Mapping[str, str], quoted: Iterable[str] = ()
) -> str:
    """A text with its header: each key that may stand in a text of that kind, those without a value as comments.

    `values` without a "translates" are an original's; `known` are the values that a key may have, to be shown;
    `quoted` are lines of another text, shown as comments.
    """
    lines = []
    for key, hint in hints(language).items():
        if _fits(key, kind, values):
            lines += [f"# {hint}{known.get(key, '')}", _line(key, values.get(key, ""))]
    shown = [f"{QUOTE}{line}".rstrip() for line in quoted]
    return "\n".join(["---", *lines, *shown, "---", "", ""])


def hints(language: str) -> dict[str, str]:
    """What each key is for, in that language or else in English, in the order of a form."""
    written = yaml.safe_load((Path(__file__).parent / "hints.yml").read_text("utf-8"))
    return {key: words.get(language, words["en"]) for key, words in written.items()}


def _fits(key: str, kind: str, values: Mapping[str, str]) -> bool:
    """Whether a text of that kind has the key: an original all but one, a translation what is not the post's."""
    if "translates" in values:
        return kind in KEYS[key].kinds and not KEYS[key].original
    return kind in KEYS[key].kinds and key != "translates"


def _line(key: str, value: str) -> str:
    if value:
        return f"{key}: {scalar(key, value)}"
    return f"{key}:" if KEYS[key].required else f"# {key}: {EXAMPLES.get(key, '')}".rstrip()


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
