"""Strict YAML: YAML as editors may write it, as entries that know their lines.

Every scalar is read as a string (there is no `no` that becomes False, and no date before its time). Anchors, aliases
and tags are refused, as is what YAML would do silently: take ` #` for a comment, or the last of two equal keys.

PyYAML parses; ours is what is refused and how it is said: strictyaml refuses the like in words for programmers.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from ...messages.advice import letter_name
from ...messages.message import Message
from ..problem import Problem, Reading
from .source_file import UNSAFE, read_source

DEPTH = 8

Value: TypeAlias = "str | list[Entry] | dict[str, Entry]"


@dataclass(frozen=True, slots=True)
class Entry:
    value: Value
    line: int  # where it stands in the file; for a key's value, where the key does


def read_yaml(text: str, name: str, offset: int = 0) -> Reading[Entry | None]:
    """Return the whole of a YAML text as one entry ("" where it is empty), or None where it cannot be read.

    `offset` is how many lines of the file stand before it.
    """
    try:
        events = list(_shallow(yaml.parse(text, yaml.CSafeLoader)))
        node: yaml.Node | None = yaml.compose(text, yaml.CSafeLoader)
    except yaml.YAMLError as error:
        yield _unreadable(error, text, name, offset)
        return None
    except RecursionError:
        yield Problem(name, offset + 1, Message("lists are nested too deeply here"), Message("write “key: words”"))
        return None
    refused = [problem for event in events for problem in _refused(event, text, name, offset)]
    yield from refused
    if node is None:
        return Entry("", offset + 1)
    return None if refused else (yield from _entry(node, node, name, offset))


def read_yaml_file(path: Path, name: str) -> Reading[Entry | None]:
    """Return the same of a file; None also where there is none."""
    text = (yield from read_source(path, name)) if path.is_file() else None
    return (yield from read_yaml(text, name)) if text is not None else None


def _shallow(events: Iterable[yaml.Event]) -> Iterator[yaml.Event]:
    """Yield the events as they come.

    Raises RecursionError at a depth that nobody needs, and that libyaml would not survive.
    """
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH:
            raise RecursionError
        yield event


def _entry(node: yaml.Node, start: yaml.Node, name: str, offset: int) -> Reading[Entry]:
    """Return a node as an entry that stands where `start` does."""
    line = start.start_mark.line + 1 + offset
    if isinstance(node, yaml.SequenceNode):
        items = []
        for item in node.value:
            items.append((yield from _entry(item, item, name, offset)))
        return Entry(items, line)
    if isinstance(node, yaml.MappingNode):
        return Entry((yield from _mapping(node, name, offset)), line)
    return Entry(str(node.value).strip(), line)


def _mapping(node: yaml.MappingNode, name: str, offset: int) -> Reading[dict[str, Entry]]:
    entries: dict[str, Entry] = {}
    for key, value in node.value:
        entry = yield from _entry(value, key, name, offset)
        if not isinstance(key, yaml.ScalarNode):
            yield Problem(name, entry.line, Message("this key is no word"), Message("write “key: value”"))
        elif key.value in entries:
            what = Message("“{key}” stands here twice", key=str(key.value))
            yield Problem(name, entry.line, what, Message("delete one of the two"))
        else:
            entries[str(key.value)] = entry
    return entries


def _refused(event: yaml.Event, text: str, name: str, offset: int) -> list[Problem]:
    """Return the problems of one parsing event."""
    assert event.start_mark and event.end_mark  # they are None in events that programs make
    line, start = event.start_mark.line + 1 + offset, _line(text, event.start_mark.line)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
        what = Message("“&”, “*” and “!” before a value mean something else to YAML")
        return [Problem(name, line, what, advise_quotes(start))]
    if not isinstance(event, yaml.ScalarEvent):
        return []
    if unsafe := UNSAFE.search(event.value):
        what = Message("the value hides a control character, {character}", character=letter_name(unsafe[0]))
        return [Problem(name, line, what, Message("delete it"))]
    rest = _line(text, event.end_mark.line)[event.end_mark.column :]
    if event.style in (None, "") and rest.lstrip().startswith("#"):
        what = Message("YAML takes “ #” for a comment and would cut the value off here")
        return [Problem(name, line, what, advise_quotes(start))]
    return []


def _unreadable(error: yaml.YAMLError, text: str, name: str, offset: int) -> Problem:
    """Return what YAML could not read, with the line mended."""
    is_unclosed = str(getattr(error, "context", "")).startswith(("while scanning a quoted", "while parsing a flow"))
    marks = ("context_mark", "problem_mark") if is_unclosed else ("problem_mark", "context_mark")
    mark = next((mark for attribute in marks if (mark := getattr(error, attribute, None))), None)
    number = max(0, min(mark.line, text.count("\n") - 1)) if mark else 0
    line, reason = _line(text, number), str(getattr(error, "problem", "") or "")
    for before, opened in enumerate(text.split("\n")[: number + 1]):
        quote = re.match(r"\w+:[ \t]*(['\"])", opened)
        if quote and opened.count(quote[1]) == 1:
            what = Message("the quote mark {mark} is never closed", mark=quote[1])
            return Problem(name, before + 1 + offset, what, advise_quotes(opened))
    for before, glued in enumerate(text.split("\n")[: number + 1]):
        if re.match(r"\w+:[^\s:/]", glued):
            what = Message("a space is missing after the colon")
            instead = Message("write {line}", line=glued.replace(":", ": ", 1))
            return Problem(name, before + 1 + offset, what, instead)
    if "mapping values are not allowed" in reason:
        what = Message("a colon inside a value, which YAML takes for a new key")
    elif "\t" in line:
        what = Message("a tab, which YAML does not take")
    elif ":" not in line and not line.lstrip().startswith("- "):
        what = Message("“{line}” is no “key: value”", line=line.strip())
    else:
        what = Message("YAML cannot read this line")
    return Problem(name, number + 1 + offset, what, advise_quotes(line))


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number] if number < len(lines) else ""


def advise_quotes(line: str) -> Message:
    """Return advice to put the value on a line in quotes, with that line as it should be."""
    mended = quote_value(line)
    if not mended:
        return Message("write “key: value”, with the value in single quotes")
    return Message("put the value in single quotes: {line}", line=mended)


# Words quoted at the beginning of a value, which the quote mark at its end does not close.
QUOTED_WORDS = re.compile(r"'[^']*[^\s']'[^\w']")


def quote_value(line: str) -> str:
    """Return a line of a header with its value in single quotes, or a line of a list; "" where it has no value."""
    parts = re.fullmatch(r"([ \t]*-[ \t]+|[^:]*:)(.*)", line)
    value = re.sub(r"\s+", " ", parts[2].strip()) if parts else ""
    if not parts or not value:
        return ""
    with_apostrophe = value[0] == "'" == value[-1] and not QUOTED_WORDS.match(value)
    if value[0] in "'\"" and (value[0] not in value[1:-1] or with_apostrophe):
        value = value[1:].removesuffix(value[0]).replace("''", "'") if value[0] == "'" else value.strip(value[0])
    begins = parts[1].rstrip() if parts[1].lstrip().startswith("-") else parts[1].strip()
    return f"{begins} {single_quote(value)}"


def single_quote(words: str) -> str:
    """Return the words as a YAML scalar that can hold any."""
    escaped = words.replace("'", "''")
    return f"'{escaped}'"
