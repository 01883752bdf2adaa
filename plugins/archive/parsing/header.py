"""A header: what stands between `---` at the top of a text, each value in its type."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...language.slug import ADDRESS
from ..problem import Problem, Reading, nearest
from .source_file import Body
from .strict_yaml import Entry, read_notation

SIZE = 16 * 1024  # letters

ALL = frozenset({"rally", "statement", "page"})
POSTS = frozenset({"rally", "statement"})
RALLY = frozenset({"rally"})


# Without slots, for pickle is slow to bring those back.
@dataclass(frozen=True)
class Translates:
    """What `translates: sr@5f3c9a1e` names."""

    language: str  # the original's
    digest: str  # of the original as it was translated; "" where the editor has not said


@dataclass(frozen=True)
class Header:
    title: str = ""
    summary: str = ""
    place: str = ""
    updated: datetime.date | None = None
    correction: str = ""
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    cover: str = ""
    starts: datetime.time | None = None
    ends: datetime.time | None = None
    status: str = ""
    translates: Translates | None = None
    lines: Mapping[str, int] = field(default_factory=dict)  # key → its line in the file

    def line(self, key: str) -> int:
        """Where the key stands, or else where the header begins."""
        return self.lines.get(key, 1)


@dataclass(frozen=True, slots=True)
class Key:
    parse: Callable[[list[str]], Any]  # its items (one, but for lists) → its value; ValueError says what to write
    kinds: frozenset[str] = ALL  # in which posts it may stand
    required: bool = False
    original: bool = False  # it is the post's, and stands in the original only


def words(items: list[str]) -> str:
    """Words on one line."""
    return re.sub(r"\s+", " ", items[0])


def names(items: list[str]) -> tuple[str, ...]:
    """Tags, each once."""
    if len(set(items)) < len(items):
        raise ValueError("name each tag once")
    return tuple(items)


def addresses(items: list[str]) -> tuple[str, ...]:
    """Old addresses: yyyy/mm/slug of a post, slug of a page."""
    for item in items:
        if not ADDRESS.fullmatch(item):
            raise ValueError(f"write the old address as yyyy/mm/slug, not “{item}”")
    return tuple(items)


def day(items: list[str]) -> datetime.date:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", items[0]):
        try:
            return datetime.date.fromisoformat(items[0])
        except ValueError:
            pass
    raise ValueError("write a day that exists as 2022-02-24 (year-month-day)")


def hour(items: list[str]) -> datetime.time:
    if re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", items[0]):
        return datetime.time.fromisoformat(items[0])
    raise ValueError("write the hour as 18:00, from 00:00 to 23:59")


def status(items: list[str]) -> str:
    known = ("draft", "announced", "cancelled")
    if items[0] not in known:
        raise ValueError(nearest(items[0], known))
    return items[0]


def translates(items: list[str]) -> Translates:
    if found := re.fullmatch(r"([a-z]{2,3})(?:@([0-9a-f]{8}))?", items[0]):
        return Translates(found[1], found[2] or "")
    raise ValueError("write the original's language and digest, as in sr@5f3c9a1e")


# What others write into headers and the names of folder and file say here.
SAID = frozenset({"date", "slug", "kind", "category", "lang", "language"})
LISTS = frozenset({"tags", "aliases"})
KEYS: Mapping[str, Key] = {
    "title": Key(words, required=True),
    "summary": Key(words, required=True),
    "place": Key(words, kinds=RALLY, required=True),
    "updated": Key(day),
    "correction": Key(words),
    "tags": Key(names, kinds=POSTS, original=True),
    "aliases": Key(addresses, original=True),
    "cover": Key(words, kinds=POSTS, original=True),
    "starts": Key(hour, kinds=RALLY, original=True),
    "ends": Key(hour, kinds=RALLY, original=True),
    "status": Key(status),
    "translates": Key(translates),
}


def split(text: str) -> tuple[str, Body] | None:
    """(header, body) of a text, or None where no header stands between lines of `---` at its top."""
    found = re.match(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    if not found:
        return None
    return found[1], Body(text[found.end() :], text.count("\n", 0, found.end()) + 1)


def read_header(yaml_text: str, kind: str, name: str) -> Reading[Header]:
    """The header of a text of that kind: all in it that is right, after a problem for each thing that is not."""
    if len(yaml_text) > SIZE:
        yield Problem(
            name, 1, f"the header is longer than {SIZE // 1024} KB", "close it with a line --- above the text"
        )
        return salvage(yaml_text)
    entry = yield from read_notation(yaml_text, name, offset=1)
    if entry is None:
        return salvage(yaml_text)
    if entry.value and not isinstance(entry.value, dict):
        yield Problem(name, 2, "these lines are no “key: value”", "write one key a line, as in “title: Words”")
        return Header()
    written = entry.value if isinstance(entry.value, dict) else {}
    given = {key: item for key, item in written.items() if item.value or key not in KEYS}
    values: dict[str, Any] = {}
    for key, item in given.items():
        yield from collect_value(key, item, kind, name, values)
    for key, rule in KEYS.items():
        if rule.required and kind in rule.kinds and key not in given:
            yield Problem(name, 1, f"“{key}” is missing", f"write a line “{key}: …” in the header")
    return Header(**values, lines={key: item.line for key, item in given.items()})


def salvage(yaml_text: str) -> Header:
    """What a header that cannot be read still tells of a text: whether it is a draft, and whether a translation.

    A half-written draft must not stop the news.
    """
    values: dict[str, Any] = {}
    for key, item in re.findall(r"^(status|translates):[ \t]*[\"']?([\w@]+)", yaml_text, re.MULTILINE):
        collect_value(key, Entry(item, 1), "page", "", values)
    return Header(**values)


def collect_value(key: str, entry: Entry, kind: str, name: str, values: dict[str, Any]) -> list[Problem]:
    """Add the key's value to the values, or else say what is wrong."""
    if key in SAID:
        return [Problem(name, entry.line, f"“{key}” is no key of a header", "delete this line: the path says it")]
    if key not in KEYS:
        return [Problem(name, entry.line, f"“{key}” is no key of a header", nearest(key, KEYS))]
    if kind not in KEYS[key].kinds:
        return [Problem(name, entry.line, f"a {kind} has no “{key}”", "delete this line")]
    try:
        values[key] = KEYS[key].parse(_items(key, entry))
    except ValueError as error:
        said = f"“{entry.value}”" if isinstance(entry.value, str) else "this"
        return [Problem(name, entry.line, f"{said} is no “{key}”", str(error))]
    return []


def _items(key: str, entry: Entry) -> list[str]:
    """The words of an entry: the items of a YAML or comma list where the key takes one."""
    if isinstance(entry.value, str):
        items = entry.value.split(",") if key in LISTS else [entry.value]
        return [item.strip() for item in items if item.strip()]
    if key in LISTS and isinstance(entry.value, list) and all(isinstance(i.value, str) for i in entry.value):
        return [str(item.value) for item in entry.value]
    with_commas = ", with commas between" if key in LISTS else ", in single quotes where they begin with [ or {"
    raise ValueError(f"write words on one line{with_commas}")
