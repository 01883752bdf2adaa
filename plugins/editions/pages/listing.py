"""A listing: posts in a row, on as many pages as they need. It has the same posts in every edition."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ...archive.library import Library
from ...archive.post import Post
from ...archive.post_folder import KINDS

ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Listing:
    kind: str  # "home", "rallies", "statements", "year", "month" or "tag"
    path: str  # in an edition: "", "rallies/", "2022/", "2022/02/", "tags/embassy/"
    posts: tuple[Post, ...]  # newest first

    def pages(self) -> Iterator[tuple[int, str, tuple[Post, ...]]]:
        """(number, path, posts) of each of its pages; there is always a first."""
        for start in range(0, max(len(self.posts), 1), ON_A_PAGE):
            number = start // ON_A_PAGE + 1
            yield number, self.path_of(number), self.posts[start : start + ON_A_PAGE]

    def path_of(self, number: int) -> str:
        return self.path if number == 1 else f"{self.path}page/{number}/"

    @property
    def last(self) -> int:
        """The number of its last page."""
        return max(1, -(-len(self.posts) // ON_A_PAGE))


def listings(library: Library) -> Iterator[Listing]:
    """Every listing of the site: all posts, those of each kind, year and month, and those of each tag."""
    yield Listing("home", "", library.posts)
    for name, kind in KINDS.items():
        if kind != "page":
            yield Listing(name, f"{name}/", tuple(post for post in library.posts if post.kind == kind))
    found: defaultdict[tuple[str, str], list[Post]] = defaultdict(list)
    for post in library.posts:
        year, month, _ = post.address.split("/", 2)
        found["year", f"{year}/"].append(post)
        found["month", f"{year}/{month}/"].append(post)
        for tag in post.tags:
            found["tag", f"tags/{tag}/"].append(post)
    for slug in library.tags:
        found["tag", f"tags/{slug}/"] += []
    # Cut at any slash, the address of what has moved or gone leads to an archive too.
    gone = [f"{alias}/" for post in library.posts for alias in post.aliases]
    for address in [*gone, *(takedown.address for takedown in library.takedowns)]:
        if address.count("/") > 1:
            found["year", address[:5]] += []
            found["month", address[:8]] += []
    for (kind, path), posts in sorted(found.items()):
        yield Listing(kind, path, tuple(posts))
