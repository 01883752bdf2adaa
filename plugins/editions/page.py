"""A page: what the tree holds at one URL."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..archive.post import Post
from .pages.neighbours import Neighbours


@dataclass(frozen=True, slots=True)
class Page:
    url: str  # from the root of the tree: "ru/2022/02/embassy/", "404.html"
    template: str
    values: Mapping[str, Any]  # what the template shows, and nothing else: posts, and plain values
    common: Mapping[str, Any] = field(default_factory=dict)  # the same, of what every page of its edition shows


@dataclass(frozen=True, slots=True)
class File:
    """A page that is a file as it stands: a photo, a stylesheet."""

    url: str
    source: Path
    key: str  # names its content


def made_of(value: Any) -> str:
    """What names a value of a page, all that is in it."""
    if isinstance(value, (Post, Neighbours)):
        return value.key
    if isinstance(value, (tuple, list)):
        return f"({','.join(map(made_of, value))})"
    if isinstance(value, Mapping):
        return f"{{{','.join(f'{name}:{made_of(one)}' for name, one in value.items())}}}"
    return repr(value)


def root(url: str) -> str:
    """The way from a page to the root of the tree: "../../" for "ru/about/", "" at the root itself."""
    return "../" * url.count("/")
