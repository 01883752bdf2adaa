"""A page: what the tree holds at one URL, as a template or a format and the values that it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..archive.post import Post
from .pages.neighbours import Neighbours
from .pages.parallel_texts import ParallelTexts


@dataclass(frozen=True, slots=True)
class Page:
    url: str  # from the root of the tree: "ru/2022/02/embassy/", "404.html"
    template: str
    values: Mapping[str, Any]  # what the template shows, and nothing else: posts, and plain values
    common: Mapping[str, Any] = field(default_factory=dict)  # the same, of what every page of its edition shows


@dataclass(frozen=True, slots=True)
class Head:
    """A post of which a page shows what its header says and no more: a change of its words is none of that page."""

    post: Post

    @property
    def key(self) -> str:
        """What names all that is shown of it."""
        return self.post.head_key


def fingerprint(value: Any) -> str:
    """Return what names a value of a page, all that is in it."""
    if isinstance(value, (Head, Post, Neighbours, ParallelTexts)):
        return value.key
    if value is None or isinstance(value, (str, int)):  # most are; to ask for Mapping takes longer than all else here
        return repr(value)
    if isinstance(value, (tuple, list)):
        return f"({','.join(map(fingerprint, value))})"
    if isinstance(value, Mapping):
        return f"{{{','.join(f'{name}:{fingerprint(item)}' for name, item in value.items())}}}"
    return repr(value)


def way_to_root(url: str) -> str:
    """Return the way from a page to the root of the tree: "../../" for "ru/about/", "" at the root itself."""
    return "../" * url.count("/")
