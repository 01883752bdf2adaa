"""The pages of an edition: a pure function of the library."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from ...archive.library import Library
from ...archive.post import Post
from ...archive.post_folder import KINDS
from ...language.collation import collation_key
from ..edition import Edition
from ..page import Page
from .archive_timeline import timeline
from .listing import Listing, listings
from .neighbours import Neighbours, neighbours
from .post_view import written

IN_FEED = 20
ATOM, JSON = ("atom", "feed.xml"), ("json", "feed.json")
FEEDS = {"home": (ATOM, JSON), "rallies": (ATOM,), "statements": (ATOM,)}  # of the listings that have any
CONTACT = "contact/"
SEARCH = "search/"


def pages(library: Library, edition: Edition, around: Mapping[str, Neighbours] | None = None) -> Iterator[Page]:
    """Every page of the edition, each with all that it shows: no clock, no settings, no other page.

    `around` are `neighbours.neighbours`, where they are known: they are every edition's.
    """
    shelf = Shelf(library, edition)
    every = tuple(listings(library))
    for listing in every:
        yield from listed(listing, shelf)
    yield tag_index(every, shelf)
    yield archive(every, shelf)
    yield search(shelf)
    yield from posts(shelf, around or neighbours(library))
    for page in library.pages:
        yield shelf.page("page.html", page.address, post=page)
    yield from moved(shelf)
    for takedown in library.takedowns:
        reason = written(takedown.reason[edition.language.code], edition)
        yield shelf.page("gone.html", takedown.address, date=takedown.date, reason=reason)
    if edition.contact and CONTACT not in _taken(library):
        yield shelf.page("contact.html", CONTACT)
    yield shelf.page("calendar", "calendar.ics", posts=library.calendar)


def _taken(library: Library) -> set[str]:
    """The addresses that editors have given to pages, aliases of pages, and takedowns."""
    aliases = {f"{alias}/" for page in library.pages for alias in page.aliases}
    return aliases | {page.address for page in library.pages} | {one.address for one in library.takedowns}


@dataclass(frozen=True)
class Shelf:
    """The library, for the pages of one edition. What they show are posts; views are made of those in rendering."""

    library: Library
    edition: Edition

    @cached_property
    def _common(self) -> dict[str, Any]:
        """What every page shows: the pages in the menu, and the years of the archive, newest first."""
        years = sorted({post.address[:4] for post in self.library.posts}, reverse=True)
        return {"menu": self.library.pages, "years": tuple(years)}

    def is_own(self, post: Post) -> bool:
        """Whether it has a text in the edition's language."""
        return post.text(self.edition.language) is not None

    def page(self, template: str, path: str, **values: Any) -> Page:
        """A page at that path of the edition; its twins have the same path in theirs."""
        return Page(f"{self.edition.folder}/{path}", template, {"path": path, **values}, self._common)


def listed(listing: Listing, shelf: Shelf) -> Iterator[Page]:
    """The pages of a listing, and the feeds of one that has them."""
    months = _months(listing) if listing.kind == "year" else ()
    for number, path, some in listing.pages():
        yield shelf.page(
            "home.html" if listing.kind == "home" else "list.html",
            path,
            kind=listing.kind,
            name=_name(listing, shelf),
            coming=_coming(listing) if number == 1 else (),
            months=months,
            posts=some,
            count=len(listing.posts),
            number=number,
            last=listing.last,
            newer=listing.path_of(number - 1) if number > 1 else None,
            older=listing.path_of(number + 1) if number < listing.last else None,
            feed=listing.path if listing.kind in FEEDS else None,
        )
    newest = tuple(islice(filter(shelf.is_own, listing.posts), IN_FEED)) if listing.kind in FEEDS else ()
    for format_, name in FEEDS.get(listing.kind, ()):
        yield shelf.page(format_, f"{listing.path}{name}", kind=listing.kind, home=listing.path, posts=newest)


def _coming(listing: Listing) -> tuple[Post, ...]:
    """What home says is next: the announced rallies, the nearest first."""
    ahead = [post for post in listing.posts if post.ahead and post.status == "announced"] if not listing.path else []
    return tuple(sorted(ahead, key=lambda post: (str(post.date), str(post.starts or "")))[:3])


def _name(listing: Listing, shelf: Shelf) -> str:
    """What a listing is called where that is no string of the theme: a tag's name, a year, a year and month."""
    if listing.kind == "tag":
        return written(shelf.library.tags[_slug(listing)].names[shelf.edition.language.code], shelf.edition)
    return listing.path.rstrip("/")


def _slug(listing: Listing) -> str:
    """The slug of a tag's listing."""
    return listing.path.rstrip("/").rpartition("/")[2]


def _months(listing: Listing) -> tuple[tuple[str, int], ...]:
    """(path, number of posts) of a year's months that have any, in their order."""
    found: dict[str, int] = {}
    for post in reversed(listing.posts):
        found[post.address[:8]] = found.get(post.address[:8], 0) + 1
    return tuple(found.items())


def tag_index(every: Iterable[Listing], shelf: Shelf) -> Page:
    """Every tag with the number of its posts, by the edition's alphabet."""
    tags = [(_slug(one), _name(one, shelf), len(one.posts)) for one in every if one.kind == "tag"]
    return shelf.page(
        "tags.html", "tags/", tags=tuple(sorted(tags, key=lambda tag: collation_key(tag[1], shelf.edition)))
    )


def archive(every: Iterable[Listing], shelf: Shelf) -> Page:
    """All there is: every month of every year, the kinds, and the way to the tags."""
    kinds = tuple((one.kind, one.path, len(one.posts)) for one in every if one.kind in KINDS)
    return shelf.page("archive.html", "archive/", years_drawn=timeline(shelf.library.posts), kinds=kinds)


def search(shelf: Shelf) -> Page:
    """Where readers search; without scripts, the ways to what they may have come for."""
    every = (*shelf.library.posts, *shelf.library.pages)
    return shelf.page("search.html", SEARCH, searchable=any(map(shelf.is_own, every)))


def posts(shelf: Shelf, around: Mapping[str, Neighbours]) -> Iterator[Page]:
    """The page of each post, and the event of each rally."""
    for post in shelf.library.posts:
        yield shelf.page("post.html", post.address, post=post, around=around[post.address])
        if post.kind == "rally":
            yield shelf.page("calendar", f"{post.address}event.ics", posts=(post,))


def moved(shelf: Shelf) -> Iterator[Page]:
    """A redirect at each old address."""
    for post in (*shelf.library.posts, *shelf.library.pages):
        for alias in post.aliases:
            yield shelf.page("moved.html", f"{alias}/", post=post)
