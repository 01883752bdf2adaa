"""A listing: posts in a row, on as many pages as they need. It has the same posts in every edition."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ...archive.kind import KINDS
from ...archive.library import Library
from ...archive.post import Post

ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Listing:
    kind: str  # "home", "year", "month", "tag", or the folder of a kind of post: "rallies"
    path: str  # in an edition: "", "rallies/", "2022/", "2022/02/", "tags/embassy/"
    posts: tuple[Post, ...]  # newest first

    def pages(self) -> Iterator[tuple[int, str, tuple[Post, ...]]]:
        """Yield (number, path, posts) of each of its pages; there is always a first."""
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
    """Yield every listing of the site: all posts, those of each kind, year and month, and those of each tag."""
    yield Listing("home", "", library.posts)
    for kind in KINDS:
        if kind.is_dated:
            posts = tuple(post for post in library.posts if post.kind == kind.name)
            yield Listing(kind.folder, f"{kind.folder}/", posts)
    by_path: defaultdict[tuple[str, str], list[Post]] = defaultdict(list)
    for post in library.posts:
        year, month, _ = post.address.split("/", 2)
        by_path["year", f"{year}/"].append(post)
        by_path["month", f"{year}/{month}/"].append(post)
        for tag in post.tags:
            by_path["tag", f"tags/{tag}/"].append(post)
    for slug in library.tags:
        by_path["tag", f"tags/{slug}/"] += []
    # Cut at any slash, the address of what has moved or gone leads to an archive too.
    moved = [f"{alias}/" for post in library.posts for alias in post.aliases]
    for address in [*moved, *(takedown.address for takedown in library.takedowns)]:
        if address.count("/") > 1:
            by_path["year", address[:5]] += []
            by_path["month", address[:8]] += []
    for (kind_name, path), listed in sorted(by_path.items()):
        yield Listing(kind_name, path, tuple(listed))
