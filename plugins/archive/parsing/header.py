"""A header: what stands between `---` at the top of a text, each field's value in its type."""

import datetime
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...language.phrase import read_phrase
from ...messages.advice import nearest
from ...messages.message import Message, plural_message
from ...messages.refusal import WrongAnswer
from ..address import ADDRESS
from ..kind import KINDS, KINDS_BY_NAME
from ..problem import Problem, Reading
from .body import Body
from .strict_yaml import Entry, advise_quotes, read_yaml
from .typed_values import plain_value

SIZE = 16 * 1024  # letters
MENU = 24  # letters that an entry of the menu has at most
POINTS = (2, 4)  # lines “in short” that a text has at least and at most
POINT = 160  # letters that such a line has at most

ALL = frozenset(kind.name for kind in KINDS)
DATED = frozenset(kind.name for kind in KINDS if kind.is_dated)
EVENTS = frozenset(kind.name for kind in KINDS if kind.is_event)
PAGES = ALL - DATED


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
    points: tuple[str, ...] = ()
    place: str = ""
    updated: datetime.date | None = None
    correction: str = ""
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    cover: str = ""
    starts: datetime.time | None = None
    ends: datetime.time | None = None
    status: str = ""
    announced: datetime.date | None = None
    revision: int = 0
    menu: str = ""
    translates: Translates | None = None
    lines: Mapping[str, int] = field(default_factory=dict)  # field → its line in the file

    def line(self, name: str) -> int:
        """Return where the field stands, or else where the header begins."""
        return self.lines.get(name, 1)

    def words(self) -> Iterator[tuple[str, str]]:
        """Yield (field, words) of each field that holds words of the text, and of each of its points."""
        yield from ((name, getattr(self, name)) for name in WORDS)
        yield from (("points", point) for point in self.points)

    def translated_parts(self, body: str) -> tuple[str, ...]:
        """Return what a translation of the text translates, of which its digest is made."""
        return self.title, self.summary, *self.points, body


@dataclass(frozen=True, slots=True)
class Field:
    parse: Callable[[list[str]], Any]  # its items (one, but for lists) → its value; WrongAnswer says what to write
    kinds: frozenset[str] = ALL  # in which posts it may stand
    required: bool = False
    original: bool = False  # it is the post's, and stands in the original only


def parse_words(items: list[str]) -> str:
    """Return words on one line."""
    return re.sub(r"\s+", " ", items[0])


def parse_menu(items: list[str]) -> str:
    """Return what the menu calls a page. Raises WrongAnswer where that is too long for it."""
    words = parse_words(items)
    if len(words) > MENU:
        raise WrongAnswer(plural_message("write {number} letter at most", "write {number} letters at most", MENU))
    return words


def parse_points(items: list[str]) -> tuple[str, ...]:
    """Return the lines “in short”. Raises WrongAnswer where they are too few, too many or too long."""
    least, most = POINTS
    if not least <= len(items) <= most or not all(items):
        instead = Message("write {least} to {most} lines below it, each as - words", least=str(least), most=str(most))
        raise WrongAnswer(instead)
    if any(len(read_phrase(item)) > POINT for item in items):
        raise WrongAnswer(
            plural_message("write {number} letter a line at most", "write {number} letters a line at most", POINT)
        )
    return tuple(parse_words([item]) for item in items)


def parse_name(items: list[str]) -> str:
    """Return a file's name."""
    return parse_words(items)


def parse_tags(items: list[str]) -> tuple[str, ...]:
    """Return tags, each once. Raises WrongAnswer."""
    if len(set(items)) < len(items):
        raise WrongAnswer(Message("name each tag once"))
    return tuple(items)


def parse_addresses(items: list[str]) -> tuple[str, ...]:
    """Return old addresses: yyyy/mm/slug of a post, slug of a page. Raises WrongAnswer."""
    for item in items:
        if not ADDRESS.fullmatch(item):
            raise WrongAnswer(Message("write the old address as yyyy/mm/slug, not “{address}”", address=item))
    return tuple(items)


def parse_day(items: list[str]) -> datetime.date:
    """Return a day written as 2022-02-24. Raises WrongAnswer."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", items[0]):
        try:
            return datetime.date.fromisoformat(items[0])
        except ValueError:
            pass
    raise WrongAnswer(Message("write a day that exists as 2022-02-24 (year-month-day)"))


def parse_hour(items: list[str]) -> datetime.time:
    """Return an hour written as 18:00. Raises WrongAnswer."""
    if re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", items[0], re.ASCII):
        return datetime.time.fromisoformat(items[0])
    raise WrongAnswer(Message("write the hour as 18:00, from 00:00 to 23:59"))


def parse_count(items: list[str]) -> int:
    """Return a count of up to three digits. Raises WrongAnswer."""
    if re.fullmatch(r"[1-9]\d{0,2}", items[0]):
        return int(items[0])
    raise WrongAnswer(Message("write a number from 1 to 999"))


def parse_status(items: list[str]) -> str:
    """Return a status that is known. Raises WrongAnswer."""
    known = ("draft", "announced", "cancelled")
    if items[0] not in known:
        raise WrongAnswer(nearest(items[0], known))
    return items[0]


def parse_translates(items: list[str]) -> Translates:
    """Return what a translation translates. Raises WrongAnswer."""
    if named := re.fullmatch(r"([a-z]{2,3})(?:@([0-9a-f]{8}))?", items[0]):
        return Translates(named[1], named[2] or "")
    raise WrongAnswer(Message("write the original's language and digest, as in sr@5f3c9a1e"))


_QUOTED = Message("write words on one line, in single quotes where they begin with [ or {")
# What others write into headers and the names of folder and file say here.
IN_PATH = frozenset({"date", "slug", "kind", "category", "lang", "language"})
PLACEHOLDERS = ("…", "...")  # as advice has them where an editor's own words belong
COMMA_LISTS = frozenset({"tags", "aliases"})
LISTS = COMMA_LISTS | {"points"}
FIELDS: Mapping[str, Field] = {
    "title": Field(parse_words, required=True),
    "summary": Field(parse_words, required=True),
    "points": Field(parse_points),
    "place": Field(parse_words, kinds=EVENTS, required=True),
    "updated": Field(parse_day),
    "correction": Field(parse_words),
    "tags": Field(parse_tags, kinds=DATED, original=True),
    "aliases": Field(parse_addresses, original=True),
    "cover": Field(parse_name, kinds=DATED, original=True),
    "starts": Field(parse_hour, kinds=EVENTS, original=True),
    "ends": Field(parse_hour, kinds=EVENTS, original=True),
    "status": Field(parse_status),
    "announced": Field(parse_day, kinds=EVENTS, original=True),
    "revision": Field(parse_count, kinds=EVENTS, original=True),
    "menu": Field(parse_menu, kinds=PAGES),
    "translates": Field(parse_translates),
}
WORDS = tuple(
    name for name, rule in FIELDS.items() if rule.parse in (parse_words, parse_menu)
)  # fields that hold words of the text


def split_header(text: str) -> tuple[str, Body] | None:
    """Return (header, body) of a text, or None where no header stands between lines of `---` at its top."""
    header = re.match(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    if not header:
        return None
    return header[1], Body(text[header.end() :], text.count("\n", 0, header.end()) + 1)


def read_header(yaml_text: str, kind: str, name: str) -> Reading[Header]:
    """Return the header of a text of that kind: all in it that is right, after a problem for each thing that is not."""
    if len(yaml_text) > SIZE:
        what = Message("the header is longer than {size} KB", size=SIZE // 1024)
        yield Problem(name, 1, what, Message("close it with a line --- above the text"))
        return salvage_header(yaml_text)
    entry = yield from read_yaml(yaml_text, name, offset=1)
    if entry is None:
        return salvage_header(yaml_text)
    if entry.value and not isinstance(entry.value, dict):
        instead = Message("write one key a line, as in “title: Words”")
        yield Problem(name, 2, Message("these lines are no “key: value”"), instead)
        return Header()
    written = entry.value if isinstance(entry.value, dict) else {}
    entries = {field_name: item for field_name, item in written.items() if item.value or field_name not in FIELDS}
    empty = {field_name: item.line for field_name, item in written.items() if field_name not in entries}
    for field_name, line in empty.items():
        instead = Message("write its value behind the colon, or delete the line")
        if field_name in FIELDS and FIELDS[field_name].required:
            instead = Message("write its words behind the colon")
        yield Problem(name, line, Message("“{field}” is empty", field=field_name), instead)
    values: dict[str, Any] = {}
    for field_name, item in entries.items():
        yield from add_value(field_name, item, kind, name, values, entries)
    if len(re.findall(r"^[\"']?status[\"']?[ \t]*:", yaml_text, re.MULTILINE)) > 1:
        values.pop("status", None)  # which of them is meant cannot be told, and so no draft is made of it
    for field_name, rule in FIELDS.items():
        if rule.required and kind in rule.kinds and field_name not in written:
            instead = Message("write a line “{field}: …” in the header", field=field_name)
            yield Problem(name, 1, Message("“{field}” is missing", field=field_name), instead)
    return Header(**values, lines={field_name: item.line for field_name, item in entries.items()})


def salvage_header(yaml_text: str) -> Header:
    """Return what a header that cannot be read still tells of a text: whether it is a draft, and whether a translation.

    A half-written draft must not stop the news. But one is a draft only where its header says so, once and plainly:
    its lines end where a line of the body begins.
    """
    yaml_text = yaml_text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    header = re.match(r"(?:---[ \t]*\n)?(?:(?:[\w-]+:|[ \t]|#|- ).*\n?)*", yaml_text)
    values: dict[str, Any] = {}
    for field_name in ("status", "translates"):
        items = re.findall(rf"^{field_name}:[ \t]*[\"']?([\w@]+)", header[0] if header else "", re.MULTILINE)
        if len(items) == 1:
            add_value(field_name, Entry(items[0], 1), "page", "", values)
    return Header(**values)


def add_value(
    field_name: str, entry: Entry, kind: str, name: str, values: dict[str, Any], written: Collection[str] = ()
) -> list[Problem]:
    """Add the field's value to the values, or else return what is wrong. `written` are all fields of the header."""
    if field_name in IN_PATH or field_name not in FIELDS:
        instead = nearest(field_name, FIELDS)
        if field_name in IN_PATH:
            instead = Message("delete this line: the folder's name says it")
        elif same := next((known for known in written if instead == nearest(known, [known])), ""):
            instead = Message("“{field}” is there already: delete this line", field=same)
        return [Problem(name, entry.line, Message("“{field}” is no field of a header", field=field_name), instead)]
    if kind not in FIELDS[field_name].kinds:
        folder = KINDS_BY_NAME[kind].folder
        what = Message("texts in {folder}/ have no “{field}”", folder=folder, field=field_name)
        return [Problem(name, entry.line, what, Message("delete this line"))]
    if entry.value in PLACEHOLDERS:
        what = Message("“{field}” says only “{dots}”", field=field_name, dots=str(entry.value))
        return [Problem(name, entry.line, what, Message("write what is meant in their place"))]
    try:
        values[field_name] = FIELDS[field_name].parse(_items(field_name, entry))
    except WrongAnswer as error:
        what = Message("this is no “{field}”", field=field_name)
        if isinstance(entry.value, str):
            what = Message("“{written}” is no “{field}”", written=entry.value, field=field_name)
        return [Problem(name, entry.line, what, _plainly(field_name, entry) or error.instead)]
    return []


def _plainly(field_name: str, entry: Entry) -> Message | None:
    """Return advice to write what is meant in the one form that headers keep, where it can be told."""
    written = entry.value if isinstance(entry.value, str) else ""
    plain = plain_value(field_name, written)
    return Message("write “{field}: {value}”", field=field_name, value=plain) if plain != written else None


def _items(field_name: str, entry: Entry) -> list[str]:
    """Return the words of an entry: the items of a YAML or comma list where the field takes one. Raises WrongAnswer."""
    if isinstance(entry.value, str):
        items = entry.value.split(",") if field_name in COMMA_LISTS else [entry.value]
        return [item.strip() for item in items if item.strip()]
    if field_name in LISTS and isinstance(entry.value, list) and all(isinstance(i.value, str) for i in entry.value):
        return [str(item.value) for item in entry.value]
    if field_name == "points":
        raise WrongAnswer(next(map(advise_quotes, colon_lines(entry).values()), _QUOTED))
    if field_name in LISTS:
        raise WrongAnswer(Message("write words on one line, with commas between"))
    raise WrongAnswer(_QUOTED)


def colon_lines(entry: Entry | None) -> dict[int, str]:
    """Return those of a list's lines that YAML takes for a key and its value, by their number in the file."""
    items = entry.value if entry and isinstance(entry.value, list) else []
    return {
        item.line: f"- {key}: {value.value}"
        for item in items
        if isinstance(item.value, dict)
        for key, value in item.value.items()
        if isinstance(value.value, str)
    }
