"""The status of the content: how each post stands in each language, as a table."""

import datetime
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...archive.content import Content, is_public
from ...archive.folders.post_folder import PostFolder
from ...messages.message import Message
from .translation_state import STATES, translation_state

TITLE = Message("title")
HEADINGS = (Message("day"), Message("post"), TITLE)  # of the columns; the rest are languages


@dataclass(frozen=True, slots=True)
class Row:
    post: str  # its folder inside content/
    kind: str
    address: str  # "2022/02/embassy/"
    date: datetime.date | None  # None of a page
    title: str  # of the original, or "" where that cannot be read
    public: bool
    states: Mapping[str, str]  # language → one of STATES


def status_rows(content: Content, folders: Iterable[PostFolder]) -> list[Row]:
    """Return the folders' rows, newest first, pages last."""
    rows = [_row(folder, content) for folder in folders]
    return sorted(rows, key=lambda row: (str(row.date or ""), row.post), reverse=True)


def _row(folder: PostFolder, content: Content) -> Row:
    original = folder.original or next(iter(folder.texts), None)
    return Row(
        folder.path,
        folder.kind,
        folder.address,
        folder.date,
        original.header.title if original else "",
        folder.original is not None and is_public(folder, content.today),
        {code: translation_state(folder, code, content) for code in content.languages},
    )


def totals(rows: Iterable[Row]) -> dict[str, dict[str, int]]:
    """Return language → state → how many, in the order of STATES."""
    pairs = [pair for row in rows for pair in row.states.items()]
    numbers = Counter(pairs)
    return {
        code: {state: numbers[code, state] for state in STATES if numbers[code, state]}
        for code in dict.fromkeys(code for code, _ in pairs)
    }


def pages_in_markdown(rows: Iterable[Row], editions: Iterable[str]) -> str:
    """Return where the posts' pages lie in the finished site, as a list."""
    files = (f"{edition}/{row.address}index.html" for row in rows for edition in editions)
    return "\n".join(f"- `{file}`" for file in files)


def as_json(rows: list[Row]) -> str:
    """Return the table for other programs."""
    posts = [
        {
            **{"post": row.post, "kind": row.kind, "date": row.date and row.date.isoformat(), "title": row.title},
            **{"public": row.public, "texts": row.states},
        }
        for row in rows
    ]
    return json.dumps({"posts": posts, "totals": totals(rows)}, ensure_ascii=False, indent=1)


def as_markdown(rows: list[Row]) -> str:
    """Return the table for a job's summary or an issue."""
    codes = list(rows[0].states) if rows else []
    lines = [(*map(str, HEADINGS), *codes), ("---",) * (len(HEADINGS) + len(codes))]
    lines += [(str(row.date or ""), row.post, escape_markdown(row.title), *_state_names(row)) for row in rows]
    return "\n".join([*(f"| {' | '.join(line)} |" for line in lines), "", *totals_in_words(rows)])


def _state_names(row: Row) -> list[str]:
    return [str(STATES[state]) for state in row.states.values()]


def escape_markdown(words: str) -> str:
    """Return words that Markdown takes for nothing else."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>|" else letter for letter in words)


def totals_in_words(rows: list[Row]) -> list[str]:
    """Return the totals, a line a language."""
    lines = []
    for code, numbers in totals(rows).items():
        parts = [Message("{state} {number}", state=STATES[state], number=number) for state, number in numbers.items()]
        lines.append(f"{code}: {', '.join(map(str, parts))}")
    return lines
