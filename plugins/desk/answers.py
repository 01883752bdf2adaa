"""An answer: what an editor types, read as what was asked for; ValueError says what to write instead."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from ..archive.content import Content
from ..archive.parsing.header import day
from ..archive.post_folder import YEARS, wrong_address
from ..archive.problem import nearest
from ..language.slug import wrong_slug
from .project import taken
from .texts.header_form import one_line


def one_of(*known: str) -> Callable[[str], str]:
    """Reads one of the known names."""

    def read_name(words: str) -> str:
        if words.strip() not in known:
            raise ValueError(nearest(words.strip(), known))
        return words.strip()

    return read_name


def some_words(words: str) -> str:
    """Words on one line, and not none."""
    if not one_line(words):
        raise ValueError("write some words")
    return one_line(words)


def a_day(words: str) -> str:
    """A day, as 2022-02-24."""
    found = day([words.strip()])
    if found.year not in YEARS:
        raise ValueError(f"the year {found.year} cannot be right; write the day as 2022-02-24")
    return found.isoformat()


def known_tags(content: Content) -> Callable[[str], str]:
    """Reads tags of the content, with commas between."""

    def read_tags(words: str) -> str:
        slugs = [slug.strip() for slug in words.split(",") if slug.strip()]
        for slug in slugs:
            if slug not in content.tags:
                raise ValueError(f"there is no tag “{slug}”, {nearest(slug, content.tags)}")
        return ", ".join(dict.fromkeys(slugs))

    return read_tags


def free_slug(content: Content, date: str, own: str = "") -> Callable[[str], str]:
    """Reads a slug that a post of that day, or a page, may have; `own` is an address that it has already."""
    addresses = taken(content)

    def read_slug(words: str) -> str:
        if date and re.match(r"\d{4}-", words):
            raise ValueError("leave out the day: it is no part of the name")
        address = f"{date[:7].replace('-', '/')}/{words}" if date else words
        if wrong := wrong_slug(words) or wrong_address(address):
            raise ValueError(f"{wrong[0]}; {wrong[1]}")
        if f"{address}/" in addresses and addresses[f"{address}/"] != own:
            raise ValueError(f"{addresses[f'{address}/']} has that address; choose another")
        return words

    return read_slug


def a_file(words: str) -> str:
    """The path of a file as an editor types it, or drags it into a terminal."""
    path = words.strip().strip("'\"")
    path = url2pathname(urlsplit(path).path) if path.startswith("file://") else path
    for one in (path, path.replace("\\", "")):
        if (found := Path(os.path.expanduser(one))).is_file():  # noqa: PTH111  Path's raises for a user who is not there
            return str(found)
    raise ValueError("there is no such file; give its full path")
