"""The pages that all editions share, at the root of the tree."""

from collections.abc import Iterator
from pathlib import Path

from ..archive.folder import is_leftover
from ..archive.library import Library
from .page import File, Page
from .sitemap import sitemaps

ROBOTS = "robots.txt"
# Its first line, by which a build knows the folder for a tree that it may tidy.
MARK = "# Written by a build of the site, which removes from this folder whatever is not a part of it."


def shared(library: Library, content: Path, theme: Path, contact: str = "", expires: str = "") -> Iterator[Page | File]:
    """The language chooser, what a host needs, every photo that a public text shows, and the theme's files.

    With an e-mail address and the day until which it holds (as 2027-02-24) also a security.txt (RFC 9116).
    """
    yield Page("", "chooser.html", {})
    yield Page("404.html", "404.html", {})
    yield Page(ROBOTS, ROBOTS, {"mark": MARK})
    yield from sitemaps(library)
    if contact and expires:
        yield Page(".well-known/security.txt", "security.txt", {"contact": contact, "expires": expires})
    photos = {photo.address: photo for post in (*library.posts, *library.pages) for photo in post.photos}
    for address, photo in sorted(photos.items()):
        yield File(address, content / photo.source)
    static = theme / "static"
    for path in sorted(static.rglob("*")):
        if path.is_file() and not any(map(is_leftover, (path, *path.relative_to(static).parents[:-1]))):
            yield File(f"theme/{path.relative_to(static).as_posix()}", path)
