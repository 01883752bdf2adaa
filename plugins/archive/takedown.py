"""Takedowns: posts that are gone for a reason, so that their addresses can say so."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..language.language import Language
from ..messages.advice import nearest
from .address import ADDRESS, wrong_address
from .parsing.header import parse_day
from .parsing.strict_yaml import Entry, read_yaml_file
from .problem import Problem, Reading
from .tag import read_names

FILE = "takedowns.yml"
FIELDS = ("url", "date", "reason")


@dataclass(frozen=True, slots=True)
class Takedown:
    address: str  # "2022/02/embassy/"
    date: datetime.date
    reason: Mapping[str, str]  # language → words
    line: int


def read_takedowns(
    path: Path, languages: Mapping[str, Language], today: datetime.date
) -> Reading[tuple[Takedown, ...]]:
    """Return the takedowns in the file's order; none where there is no file."""
    entry = yield from read_yaml_file(path, FILE)
    if entry is None or not entry.value:
        return ()
    if not isinstance(entry.value, list):
        yield Problem(FILE, 1, "this is no list of takedowns", "begin each with “- url: 2022/02/embassy”")
        return ()
    takedowns = []
    for item in entry.value:
        takedown = yield from _takedown(item, languages, today)
        takedowns += [takedown] if takedown else []
    return tuple(takedowns)


def _takedown(entry: Entry, languages: Mapping[str, Language], today: datetime.date) -> Reading[Takedown | None]:
    fields = entry.value if isinstance(entry.value, dict) else {}
    for field in fields.keys() - set(FIELDS):
        yield Problem(FILE, fields[field].line, f"“{field}” is no field of a takedown", nearest(field, FIELDS))
    if missing := [field for field in FIELDS if field not in fields]:
        yield Problem(FILE, entry.line, f"the takedown lacks {', '.join(missing)}", "write url, date and reason")
        return None
    url, date = str(fields["url"].value).strip("/"), str(fields["date"].value)
    reason = yield from read_names(fields["reason"], "reason", FILE, languages)
    if not ADDRESS.fullmatch(url):
        yield Problem(FILE, fields["url"].line, f"“{url}” is no address of a post", "write it as 2022/02/embassy")
        return None
    if wrong := wrong_address(url):
        yield Problem(FILE, fields["url"].line, *wrong)
        return None
    try:
        day = parse_day([date])
        if day > today:
            raise ValueError("write a day that has come")
        return Takedown(f"{url}/", day, reason, entry.line)
    except ValueError as error:
        yield Problem(FILE, fields["date"].line, f"“{date}” is no day", str(error))
        return None
