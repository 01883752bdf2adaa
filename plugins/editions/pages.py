"""The pages of an edition: a pure function of the library."""

from collections.abc import Iterator
from typing import Any

from ..archive.library import Library
from ..archive.post import Post
from .edition import Edition
from .page import Page
from .view import View, view

NEWEST = 10  # posts on the home page


def pages(library: Library, edition: Edition) -> Iterator[Page]:
    """Every page of the edition, each with all that it shows: no clock, no settings, no other page."""
    menu = tuple(view(page, library, edition) for page in library.pages)
    yield home(library, edition, menu)
    for post in library.posts:
        yield single("post.html", post, library, edition, menu)
    for page in library.pages:
        yield single("page.html", page, library, edition, menu)


def home(library: Library, edition: Edition, menu: tuple[View, ...]) -> Page:
    newest = tuple(view(post, library, edition) for post in library.posts[:NEWEST])
    return _page("home.html", "", edition, menu, posts=newest, count=len(library.posts))


def single(template: str, post: Post, library: Library, edition: Edition, menu: tuple[View, ...]) -> Page:
    """The page of one post or page."""
    shown = view(post, library, edition)
    return _page(template, post.address, edition, menu, post=shown)


def _page(template: str, path: str, edition: Edition, menu: tuple[View, ...], **values: Any) -> Page:
    """A page at that path of the edition; its twins have the same path in theirs."""
    return Page(f"{edition.folder}/{path}", template, {"path": path, "menu": menu, **values})
