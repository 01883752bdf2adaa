"""A page: what the tree holds at one URL."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    url: str  # from the root of the tree: "ru/2022/02/embassy/", "404.html"
    template: str
    values: Mapping[str, Any]  # what the template shows, and nothing else


@dataclass(frozen=True, slots=True)
class File:
    """A page that is a file as it stands: a photo, a stylesheet."""

    url: str
    source: Path


def root(url: str) -> str:
    """The way from a page to the root of the tree: "../../" for "ru/about/", "" at the root itself."""
    return "../" * url.count("/")
