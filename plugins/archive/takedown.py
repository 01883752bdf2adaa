"""Takedowns: posts that are gone for a reason, so that their addresses can say so."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..language.language import Language
from ..messages.advice import nearest
from ..messages.message import Message
from ..messages.refusal import WrongAnswer
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
        instead = Message("begin each with “- url: 2022/02/embassy”")
        yield Problem(FILE, 1, Message("this is no list of takedowns"), instead)
        return ()
    takedowns = []
    for item in entry.value:
        takedown = yield from _takedown(item, languages, today)
        takedowns += [takedown] if takedown else []
    return tuple(takedowns)


def _takedown(entry: Entry, languages: Mapping[str, Language], today: datetime.date) -> Reading[Takedown | None]:
    fields = entry.value if isinstance(entry.value, dict) else {}
    for field in fields.keys() - set(FIELDS):
        what = Message("“{field}” is no field of a takedown", field=field)
        yield Problem(FILE, fields[field].line, what, nearest(field, FIELDS))
    if missing := [field for field in FIELDS if field not in fields]:
        what = Message("the takedown lacks {fields}", fields=", ".join(missing))
        yield Problem(FILE, entry.line, what, Message("write url, date and reason"))
        return None
    url, date = str(fields["url"].value).strip("/"), str(fields["date"].value)
    reason = yield from read_names(fields["reason"], "reason", FILE, languages)
    if not ADDRESS.fullmatch(url):
        what = Message("“{address}” is no address of a post", address=url)
        yield Problem(FILE, fields["url"].line, what, Message("write it as 2022/02/embassy"))
        return None
    if wrong := wrong_address(url):
        yield Problem(FILE, fields["url"].line, *wrong)
        return None
    try:
        day = parse_day([date])
        if day > today:
            raise WrongAnswer(Message("write a day that has come"))
        return Takedown(f"{url}/", day, reason, entry.line)
    except WrongAnswer as error:
        yield Problem(FILE, fields["date"].line, Message("“{date}” is no day", date=date), error.instead)
        return None
