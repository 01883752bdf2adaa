"""The status of the content: how each post stands in each language."""

import datetime
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...archive.content import Content, is_public
from ...archive.post_folder import Folder
from .translation_state import STATES, state


@dataclass(frozen=True, slots=True)
class Row:
    post: str  # its folder inside content/
    kind: str
    date: datetime.date | None  # None of a page
    title: str  # of the original, or "" where that cannot be read
    public: bool
    states: Mapping[str, str]  # language → one of STATES


def rows(content: Content, folders: Iterable[Folder]) -> list[Row]:
    """The folders' rows, newest first, pages last."""
    found = [_row(folder, content) for folder in folders]
    return sorted(found, key=lambda row: (str(row.date or ""), row.post), reverse=True)


def _row(folder: Folder, content: Content) -> Row:
    original = folder.original or next(iter(folder.sheets), None)
    return Row(
        folder.path,
        folder.kind,
        folder.date,
        original.header.title if original else "",
        folder.original is not None and is_public(folder.original, folder.date, content.today),
        {code: state(folder, language, content) for code, language in content.languages.items()},
    )


def totals(table: Iterable[Row]) -> dict[str, dict[str, int]]:
    """language → state → how many, in the order of STATES."""
    pairs = [pair for row in table for pair in row.states.items()]
    counted = Counter(pairs)
    return {
        code: {how: counted[code, how] for how in STATES if counted[code, how]}
        for code in dict.fromkeys(code for code, _ in pairs)
    }


def as_json(table: list[Row]) -> str:
    posts = [
        {
            **{"post": row.post, "kind": row.kind, "date": row.date and row.date.isoformat(), "title": row.title},
            **{"public": row.public, "texts": row.states},
        }
        for row in table
    ]
    return json.dumps({"posts": posts, "totals": totals(table)}, ensure_ascii=False, indent=1)


def as_markdown(table: list[Row]) -> str:
    """A table for a job's summary or an issue."""
    codes = list(table[0].states) if table else []
    lines = [("day", "post", "title", *codes), ("---",) * (3 + len(codes))]
    lines += [(str(row.date or ""), row.post, _cell(row.title), *row.states.values()) for row in table]
    return "\n".join([*(f"| {' | '.join(line)} |" for line in lines), "", *in_words(table)])


def _cell(words: str) -> str:
    """Words that Markdown takes for nothing else."""
    return "".join(f"\\{one}" if one in "\\`*_[]<>|" else one for one in words)


def in_words(table: list[Row]) -> list[str]:
    """The totals, a line a language."""
    return [
        f"{code}: {', '.join(f'{number:,} {how}' for how, number in numbers.items())}"
        for code, numbers in totals(table).items()
    ]
