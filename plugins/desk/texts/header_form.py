"""The form of a new text: its header, with a line that explains each field."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from ...archive.parsing.header import FIELDS
from ...archive.parsing.source_file import UNSAFE, normalise
from ...archive.parsing.strict_yaml import read_yaml, single_quote
from ...archive.problem import collect
from ...messages.advice import letter_name
from ...messages.message import Message
from ...messages.refusal import WrongAnswer

EXAMPLES: Mapping[str, str] = {
    "points": "\n# - …\n# - …",
    "starts": " 18:00",
    "ends": " 20:00",
    "cover": " photo-1.jpg",
    "updated": " 2022-03-01",
    "announced": " 2022-03-01",
}
QUOTE = "#> "  # begins a line of a header that shows the original: to YAML it is a comment, so it is never published
HINTS = Path(__file__).with_name("hints.yml")


def header_form(
    kind: str, values: Mapping[str, str], language: str, known: Mapping[str, str], quoted: Iterable[str] = ()
) -> str:
    """Return a text with its header: each field that a text of that kind may have, those without a value as comments.

    `values` without a "translates" are an original's; `known` are the values that a field may have, to be shown;
    `quoted` are lines of another text, shown as comments.
    """
    lines = []
    for field, hint in hints(language).items():
        if _fits(field, kind, values):
            lines += [f"# {hint}{known.get(field, '')}", _line(field, values.get(field, ""))]
    quotes = [f"{QUOTE}{line}".rstrip() for line in quoted]
    return "\n".join(["---", *lines, *quotes, "---", "", ""])


def hints(language: str) -> dict[str, str]:
    """Return what each field is for, in that language or else in English, in the order of a form."""
    by_field = yaml.safe_load(HINTS.read_text("utf-8"))
    return {field: words.get(language, words["en"]) for field, words in by_field.items()}


def _fits(field: str, kind: str, values: Mapping[str, str]) -> bool:
    """Tell whether a text of that kind has the field: an original all but one, a translation what is not the post's."""
    if "translates" in values:
        return kind in FIELDS[field].kinds and not FIELDS[field].original
    return kind in FIELDS[field].kinds and field != "translates"


def _line(field: str, value: str) -> str:
    if value:
        return f"{field}: {to_scalar(field, value)}"
    if FIELDS[field].required:
        return f"{field}:"
    return f"# {field}:{EXAMPLES.get(field, '')}"


def to_scalar(field: str, words: str) -> str:
    """Return the words as they stand after a field in YAML: bare where that says the same, else in single quotes."""
    return words if value_in_yaml(f"{field}: {words}\n", field) == words else single_quote(words)


def value_in_yaml(header: str, field: str) -> str | None:
    """Return the words that YAML reads there, or None where they are none or it cannot."""
    entry = collect(read_yaml(header, ""), [])
    value = entry.value.get(field) if entry and isinstance(entry.value, dict) else None
    return value.value if value and isinstance(value.value, str) else None


def one_line(words: str) -> str:
    """Return what an editor typed, as words on one line. Raises WrongAnswer where it holds what no text may."""
    words = " ".join(normalise(words).split())
    if unsafe := UNSAFE.search(words) or re.search("[\ud800-\udfff]", words):
        letter = letter_name(unsafe[0])
        raise WrongAnswer(Message("type it anew: an invisible character stands in it, {letter}", letter=letter))
    return words
