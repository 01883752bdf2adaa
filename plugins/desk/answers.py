"""Answers: what an editor types, read as what was asked for. A reader raises WrongAnswer with what to write instead."""

import os
import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from ..archive.address import YEARS, wrong_address, wrong_slug
from ..archive.belgrade_time import today
from ..archive.content import Content
from ..archive.parsing.typed_values import read_typed_day
from ..messages.advice import nearest
from ..messages.language_choice import known_languages, read_language
from ..messages.message import Message
from ..messages.refusal import WrongAnswer
from .project import Owner, address_owners
from .texts.header_form import one_line

Reader = Callable[[str], str]
PORTS = 65535


def one_of(*known: str, also: Mapping[str, str] | None = None, shown: Collection[str] = ()) -> Reader:
    """Return what reads one of the known names, or what people `also` call it: "акция" → "rally". Who writes another
    is told of those that are `shown`, where any are."""

    def read_name(words: str) -> str:
        name = words.strip()
        name = (also or {}).get(name.lower(), name)
        if name not in known:
            raise WrongAnswer(nearest(name, shown or known))
        return name

    return read_name


def read_words(words: str) -> str:
    """Return words on one line, and not none. Raises WrongAnswer."""
    if not one_line(words):
        raise WrongAnswer(Message("write some words"))
    return one_line(words)


def read_day(words: str) -> str:
    """Return a day, as 2022-02-24, however it is typed. Raises WrongAnswer."""
    day = read_typed_day(words, today())
    if day is None:
        raise WrongAnswer(Message("write a day that exists, as 24.2.2022 or 2022-02-24"))
    if day.year not in YEARS:
        raise WrongAnswer(Message("the year {year} cannot be right; write the day as 2022-02-24", year=str(day.year)))
    return day.isoformat()


def known_tags(content: Content) -> Reader:
    """Return what reads tags of the content, with commas between."""

    def read_tags(words: str) -> str:
        slugs = [slug.strip() for slug in words.split(",") if slug.strip()]
        for slug in slugs:
            if slug not in content.tags:
                raise WrongAnswer(Message("there is no such tag; {advice}", advice=nearest(slug, content.tags)))
        return ", ".join(dict.fromkeys(slugs))

    return read_tags


def free_slug(content: Content, date: str, own: Collection[Owner] = ()) -> Reader:
    """Return what reads a slug that a post of that day, or a page, may have; `own` are the owners that may have its
    address already."""
    owners = address_owners(content)

    def read_slug(words: str) -> str:
        if date and re.match(r"\d{4}-", words):
            raise WrongAnswer(Message("leave out the day: it is no part of the name"))
        address = f"{date[:7].replace('-', '/')}/{words}" if date else words
        if wrong := wrong_slug(words) or wrong_address(address):
            raise WrongAnswer(Message("{what}; {instead}", what=wrong[0], instead=wrong[1]))
        owner = owners.get(f"{address}/")
        if owner and owner not in own:
            raise WrongAnswer(_taken(owner, own))
        return words

    return read_slug


def _taken(owner: Owner, own: Collection[Owner]) -> Message:
    if owner.path and owner.path in {known.path for known in own}:
        return Message("it has that address already; choose another")
    if not owner.path:
        return Message("a takedown has that address; choose another")
    if owner.is_alias:
        return Message("{post} has that address, as an alias; choose another", post=owner.path)
    return Message("{post} has that address; choose another", post=owner.path)


def read_port(words: str) -> str:
    """Return a port, 0 for any that is free. Raises WrongAnswer."""
    if not words.isdecimal() or int(words) > PORTS:
        raise WrongAnswer(Message("write a number, {most} at most", most=str(PORTS)))
    return words


def read_languages(words: str) -> str:
    """Return the languages in which somebody wants to be told things, by their tags. Raises WrongAnswer."""
    names = words.split() or [""]
    for name in names:
        if read_language(name) is None:
            raise WrongAnswer(nearest(name, known_languages()))
    return " ".join(dict.fromkeys(str(read_language(name)) for name in names))


def read_path(words: str) -> str:
    """Return the path of a file as an editor types it, or drags it into a terminal. Raises WrongAnswer."""
    path = words.strip().strip("'\"")
    path = url2pathname(urlsplit(path).path) if path.startswith("file://") else path
    for written in (path, path.replace("\\", "")):
        expanded = Path(os.path.expanduser(written))  # noqa: PTH111  Path's raises for a user who is not there
        if expanded.is_file():
            return str(expanded)
        if expanded.is_dir():
            raise WrongAnswer(Message("this is a folder; name a file in it"))
    raise WrongAnswer(Message("there is no such file; give its full path"))
