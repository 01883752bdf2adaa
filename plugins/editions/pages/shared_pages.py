"""The pages that all editions share, at the root of the tree."""

from collections.abc import Iterator, Sequence
from itertools import islice

from ...archive.folders.photo import Photo
from ...archive.library import Library
from ..edition import Edition
from ..page import Page
from .edition_pages import CONTACT, has_contact_page
from .post_view import PostView, view_post
from .sitemap_pages import sitemap_pages

ROBOTS = "robots.txt"
# Its first line, by which a build knows the folder for a tree that it may tidy.
TREE_MARK = "# Written by a build of the site, which removes from this folder whatever is not a part of it."
HEADLINES = 3  # of each edition, in the chooser


def shared_pages(library: Library, editions: Sequence[Edition], contact: str = "", expires: str = "") -> Iterator[Page]:
    """Yield the language chooser and what a host needs.

    With an e-mail address and the day until which it holds (as 2027-02-24) also a security.txt (RFC 9116).
    """
    newest = {edition.folder: _newest(library, edition) for edition in editions}
    yield Page("", "chooser.html", {"newest": newest})
    yield Page("404.html", "404.html", {})
    yield Page(ROBOTS, ROBOTS, {"mark": TREE_MARK})
    yield from sitemap_pages(library, (CONTACT,) if contact and has_contact_page(library) else ())
    if contact and expires:
        yield Page(".well-known/security.txt", "security.txt", {"contact": contact, "expires": expires})


def _newest(library: Library, edition: Edition) -> tuple[PostView, ...]:
    """Return the newest posts that have a text in the edition's language."""
    own = (post for post in library.posts if post.text(edition.language.code) and not post.ahead)
    return tuple(view_post(post, library, edition) for post in islice(own, HEADLINES))


def library_photos(library: Library) -> list[Photo]:
    """Return every photo that a public text shows, by its address, each once."""
    photos = {photo.address: photo for post in (*library.posts, *library.pages) for photo in post.photos}
    return [photo for _, photo in sorted(photos.items())]
