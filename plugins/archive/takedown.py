"""Takedowns: posts that are gone for a reason, so that their addresses can say so."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..language.language import Language
from ..language.slug import ADDRESS
from .parsing.header import day
from .parsing.strict_yaml import Entry, read_file
from .post_folder import wrong_address
from .problem import Problem, Reading, nearest
from .tag import read_names

NAME = "takedowns.yml"
KEYS = ("url", "date", "reason")


@dataclass(frozen=True, slots=True)
class Takedown:
    address: str  # "2022/02/embassy/"
    date: datetime.date
    reason: Mapping[str, str]  # language → words
    line: int


def read_takedowns(
    path: Path, languages: Mapping[str, Language], today: datetime.date
) -> Reading[tuple[Takedown, ...]]:
    """The takedowns in the file's order; none where there is no file."""
    entry = yield from read_file(path, NAME)
    if entry is None or not entry.value:
        return ()
    if not isinstance(entry.value, list):
        yield Problem(NAME, 1, "this is no list of takedowns", "begin each with “- url: 2022/02/embassy”")
        return ()
    found = []
    for item in entry.value:
        takedown = yield from _takedown(item, languages, today)
        found += [takedown] if takedown else []
    return tuple(found)


def _takedown(entry: Entry, languages: Mapping[str, Language], today: datetime.date) -> Reading[Takedown | None]:
    given = entry.value if isinstance(entry.value, dict) else {}
    for key in given.keys() - set(KEYS):
        yield Problem(NAME, given[key].line, f"“{key}” is no key of a takedown", nearest(key, KEYS))
    if missing := [key for key in KEYS if key not in given]:
        yield Problem(NAME, entry.line, f"the takedown lacks {', '.join(missing)}", "write url, date and reason")
        return None
    url, date = str(given["url"].value).strip("/"), str(given["date"].value)
    reason = yield from read_names(given["reason"], "reason", NAME, languages)
    if not ADDRESS.fullmatch(url):
        yield Problem(NAME, given["url"].line, f"“{url}” is no address of a post", "write it as 2022/02/embassy")
        return None
    if wrong := wrong_address(url):
        yield Problem(NAME, given["url"].line, *wrong)
        return None
    try:
        found = day([date])
        if found > today:
            raise ValueError("write a day that has come")
        return Takedown(f"{url}/", found, reason, entry.line)
    except ValueError as error:
        yield Problem(NAME, given["date"].line, f"“{date}” is no day", str(error))
        return None
