"""The pages that all editions share, at the root of the tree."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from ...archive.library import Library
from ...cache.store import content_key
from ..edition import Edition
from ..formats.sitemap import sitemaps
from ..page import File, Page
from ..photo_sizes import Derivative, derivatives
from ..site import Site
from .post_view import View, view

ROBOTS = "robots.txt"
# Its first line, by which a build knows the folder for a tree that it may tidy.
MARK = "# Written by a build of the site, which removes from this folder whatever is not a part of it."


HEADLINES = 3  # of each edition, in the chooser


def shared(site: Site, theme: Path, contact: str = "", expires: str = "") -> Iterator[Page | File | Derivative]:
    """The language chooser, what a host needs, the photos that a public text shows, and the theme's files.

    With an e-mail address and the day until which it holds (as 2027-02-24) also a security.txt (RFC 9116).
    """
    library = site.library
    yield Page("", "chooser.html", {"newest": {one.folder: _newest(library, one) for one in site.editions}})
    yield Page("404.html", "404.html", {})
    yield Page(ROBOTS, ROBOTS, {"mark": MARK})
    yield from sitemaps(library)
    if contact and expires:
        yield Page(".well-known/security.txt", "security.txt", {"contact": contact, "expires": expires})
    photos = {photo.address: photo for post in (*library.posts, *library.pages) for photo in post.photos}
    for _, photo in sorted(photos.items()):
        yield from derivatives(photo)
    for name, url in site.assets.items():
        source = theme / "static" / name
        yield File(url, source, content_key(source.read_bytes()))


def _newest(library: Library, edition: Edition) -> tuple[View, ...]:
    """The newest posts that have a text in the edition's language."""
    own = (post for post in library.posts if post.text(edition.language) and not post.ahead)
    return tuple(view(post, library, edition) for post in islice(own, HEADLINES))
