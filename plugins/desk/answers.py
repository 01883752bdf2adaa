"""Answers: what an editor types, read as what was asked for. A reader raises ValueError with what to write instead."""

import os
import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from ..archive.address import YEARS, wrong_address, wrong_slug
from ..archive.belgrade_time import today
from ..archive.content import Content
from ..messages.advice import nearest
from .project import address_owners
from .texts.header_form import one_line
from .texts.typed_day import read_typed_day

Reader = Callable[[str], str]


def one_of(*known: str, also: Mapping[str, str] | None = None) -> Reader:
    """Return what reads one of the known names, or what people `also` call it: "акция" → "rally"."""

    def read_name(words: str) -> str:
        name = words.strip()
        name = (also or {}).get(name.lower(), name)
        if name not in known:
            raise ValueError(nearest(name, known))
        return name

    return read_name


def read_words(words: str) -> str:
    """Return words on one line, and not none. Raises ValueError."""
    if not one_line(words):
        raise ValueError("write some words")
    return one_line(words)


def read_day(words: str) -> str:
    """Return a day, as 2022-02-24, however it is typed. Raises ValueError."""
    day = read_typed_day(words, today())
    if day is None:
        raise ValueError("write a day that exists as 2022-02-24, 24.2.2022 or 24 фебруар 2022")
    if day.year not in YEARS:
        raise ValueError(f"the year {day.year} cannot be right; write the day as 2022-02-24")
    return day.isoformat()


def known_tags(content: Content) -> Reader:
    """Return what reads tags of the content, with commas between."""

    def read_tags(words: str) -> str:
        slugs = [slug.strip() for slug in words.split(",") if slug.strip()]
        for slug in slugs:
            if slug not in content.tags:
                raise ValueError(f"there is no tag “{slug}”, {nearest(slug, content.tags)}")
        return ", ".join(dict.fromkeys(slugs))

    return read_tags


def free_slug(content: Content, date: str, own: Collection[str] = ()) -> Reader:
    """Return what reads a slug that a post of that day, or a page, may have; `own` are the owners that may have its
    address already."""
    owners = address_owners(content)

    def read_slug(words: str) -> str:
        if date and re.match(r"\d{4}-", words):
            raise ValueError("leave out the day: it is no part of the name")
        address = f"{date[:7].replace('-', '/')}/{words}" if date else words
        if wrong := wrong_slug(words) or wrong_address(address):
            raise ValueError(f"{wrong[0]}; {wrong[1]}")
        if f"{address}/" in owners and owners[f"{address}/"] not in own:
            raise ValueError(f"{owners[f'{address}/']} has that address; choose another")
        return words

    return read_slug


def read_path(words: str) -> str:
    """Return the path of a file as an editor types it, or drags it into a terminal. Raises ValueError."""
    path = words.strip().strip("'\"")
    path = url2pathname(urlsplit(path).path) if path.startswith("file://") else path
    for written in (path, path.replace("\\", "")):
        expanded = Path(os.path.expanduser(written))  # noqa: PTH111  Path's raises for a user who is not there
        if expanded.is_file():
            return str(expanded)
    raise ValueError("there is no such file; give its full path")
