"""The pages of an edition: a pure function of the library."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from ...archive.kind import KINDS_BY_FOLDER, KINDS_BY_NAME
from ...archive.library import Library
from ...archive.post import Post
from ...language.collation import collation_key
from ..edition import Edition
from ..page import Head, Page
from .archive_timeline import count_cities, timeline
from .listing import Listing, listings
from .neighbours import Neighbours, find_neighbours
from .parallel_texts import ParallelTexts, parallel_paths
from .post_view import tag_name, words_in_edition

IN_FEED = 20
COMING = 3  # rallies that home says are next
ATOM, JSON = ("atom", "feed.xml"), ("json", "feed.json")
CONTACT = "contact/"
SEARCH = "search/"


def pages(library: Library, edition: Edition, neighbours: Mapping[str, Neighbours] | None = None) -> Iterator[Page]:
    """Yield every page of the edition, each with all that it shows: no clock, no settings, no other page.

    `neighbours` are those of `find_neighbours`, where they are known: they are every edition's.
    """
    edition_pages = EditionPages(library, edition)
    all_listings = tuple(listings(library))
    for listing in all_listings:
        yield from edition_pages.listing_pages(listing)
    yield edition_pages.tag_index(all_listings)
    yield edition_pages.archive(all_listings)
    yield edition_pages.search()
    yield from edition_pages.post_pages(neighbours or find_neighbours(library))
    for post in library.pages:
        yield edition_pages.page("page.html", post.address, post=post)
    yield from edition_pages.parallel_pages()
    yield from edition_pages.redirects()
    for takedown in library.takedowns:
        reason = words_in_edition(takedown.reason[edition.language.code], edition)
        yield edition_pages.page("tombstone.html", takedown.address, date=takedown.date, reason=reason)
    if edition.contact and has_contact_page(library):
        yield edition_pages.page("contact.html", CONTACT)
    yield edition_pages.page("calendar", "calendar.ics", posts=tuple(map(Head, library.calendar)))


def has_contact_page(library: Library) -> bool:
    """Tell whether there is one where the settings give an address: editors may have given its place to another page,
    an alias, or a takedown."""
    aliases = {f"{alias}/" for page in library.pages for alias in page.aliases}
    gone = {takedown.address for takedown in library.takedowns}
    return CONTACT not in aliases | gone | {page.address for page in library.pages}


@dataclass(frozen=True)
class EditionPages:
    """Makes the pages of one edition. What they show are posts; the renderer shows them as the edition's views."""

    library: Library
    edition: Edition

    @cached_property
    def _common(self) -> dict[str, Any]:
        """What every page shows: the pages in the menu, and the years of the archive, newest first."""
        years = sorted({post.address[:4] for post in self.library.posts}, reverse=True)
        kinds = {post.kind for post in self.library.posts}
        return {"menu": tuple(map(Head, self.library.pages)), "years": tuple(years), "used_kinds": tuple(sorted(kinds))}

    @cached_property
    def _coming(self) -> tuple[Head, ...]:
        """The announced rallies, the nearest first."""
        return tuple(Head(post) for post in coming_posts(self.library))

    def _has_text(self, post: Post) -> bool:
        """Tell whether the post has a text in the edition's language."""
        return post.text(self.edition.language.code) is not None

    def page(self, template: str, path: str, **values: Any) -> Page:
        """Return a page at that path of the edition; its twins have the same path in theirs."""
        return Page(f"{self.edition.folder}/{path}", template, {"path": path, **values}, self._common)

    def listing_pages(self, listing: Listing) -> Iterator[Page]:
        """Yield the pages of a listing, and the feeds of one that has them."""
        months = _months(listing) if listing.kind == "year" else ()
        formats = _feed_formats(listing)
        for number, path, posts in listing.pages():
            yield self.page(
                "home.html" if listing.kind == "home" else "listing.html",
                path,
                kind=listing.kind,
                name=self._name(listing),
                coming=self._coming[:COMING] if number == 1 and listing.kind == "home" else (),
                months=months,
                posts=tuple(map(Head, posts)),
                count=len(listing.posts),
                number=number,
                last=listing.last,
                newer=listing.path_of(number - 1) if number > 1 else None,
                older=listing.path_of(number + 1) if number < listing.last else None,
                feed=listing.path if formats else None,
            )
        newest = tuple(islice(filter(self._has_text, listing.posts), IN_FEED)) if formats else ()
        for format_, name in formats:
            yield self.page(format_, f"{listing.path}{name}", kind=listing.kind, home=listing.path, posts=newest)

    def _name(self, listing: Listing) -> str:
        """Return what a listing is called where that is no string of the theme: a tag's name, a year, a month."""
        if listing.kind == "tag":
            return tag_name(self.library.tags[_tag_slug(listing)], self.edition)
        return listing.path.rstrip("/")

    def tag_index(self, all_listings: Iterable[Listing]) -> Page:
        """Return the page of every tag with the number of its posts, by the edition's alphabet."""
        tags = [
            (_tag_slug(listing), self._name(listing), len(listing.posts))
            for listing in all_listings
            if listing.kind == "tag"
        ]
        tags.sort(key=lambda tag: collation_key(tag[1], self.edition.alphabet))
        return self.page("tags.html", "tags/", tags=tuple(tags))

    def archive(self, all_listings: Iterable[Listing]) -> Page:
        """Return the page of all there is: every month of every year, the kinds, and the way to the tags."""
        kind_counts = tuple(
            (listing.kind, listing.path, len(listing.posts))
            for listing in all_listings
            if listing.kind in KINDS_BY_FOLDER
        )
        return self.page(
            "archive.html",
            "archive/",
            timeline=timeline(self.library.posts),
            kind_counts=kind_counts,
            cities=count_cities(self.library.posts),
        )

    def search(self) -> Page:
        """Return where readers search; without scripts, the ways to what they may have come for."""
        posts = (*self.library.posts, *self.library.pages)
        return self.page("search.html", SEARCH, searchable=any(map(self._has_text, posts)))

    def post_pages(self, neighbours: Mapping[str, Neighbours]) -> Iterator[Page]:
        """Yield the page of each post, and the calendar entry of each event."""
        for post in self.library.posts:
            following = next((head for head in self._coming if head.post is not post), None)
            yield self.page("post.html", post.address, post=post, around=neighbours[post.address], following=following)
            if KINDS_BY_NAME[post.kind].is_event:
                yield self.page("calendar", f"{post.address}event.ics", posts=(Head(post),))

    def parallel_pages(self) -> Iterator[Page]:
        """Yield the pages that show two texts of a post side by side, the edition's language on the left."""
        for post in (*self.library.posts, *self.library.pages):
            for path, languages in parallel_paths(post, self.edition.language.code):
                yield self.page("parallel.html", f"{post.address}{path}", texts=ParallelTexts(post, languages))

    def redirects(self) -> Iterator[Page]:
        """Yield a redirect at each old address."""
        for post in (*self.library.posts, *self.library.pages):
            for alias in post.aliases:
                yield self.page("redirect.html", f"{alias}/", post=Head(post))


def _feed_formats(listing: Listing) -> tuple[tuple[str, str], ...]:
    """Return (format, name of the file) of each feed that a listing has."""
    if listing.kind == "home":
        return (ATOM, JSON)
    return (ATOM,) if listing.kind in KINDS_BY_FOLDER else ()


def coming_posts(library: Library) -> tuple[Post, ...]:
    """Return the announced rallies, the nearest first."""
    ahead = [post for post in library.posts if post.ahead and post.status == "announced"]
    return tuple(sorted(ahead, key=lambda post: (str(post.date), str(post.starts or ""))))


def _tag_slug(listing: Listing) -> str:
    """Return the slug of a tag's listing."""
    return listing.path.rstrip("/").rpartition("/")[2]


def _months(listing: Listing) -> tuple[tuple[str, int], ...]:
    """Return (path, number of posts) of a year's months that have any, in their order."""
    months: dict[str, int] = {}
    for post in reversed(listing.posts):
        months[post.address[:8]] = months.get(post.address[:8], 0) + 1
    return tuple(months.items())
