"""A tree: what a build must leave, so that a broken one cannot look fast."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from .corpus import Post

ON_A_PAGE = 20  # posts of a list


class Broken(Exception):
    """A build failed, or left something else than it should."""


def pages(posts: Iterable[Post], kinds: str = "") -> Iterator[str]:
    """The addresses of the pages of all posts and of all lists; those of kinds lie below `kinds`."""
    posts = tuple(posts)
    yield from (post.address for post in posts)
    for address, count in Counter(address for post in posts for address in _lists(post, kinds)).items():
        yield address
        yield from (f"{address}page/{number}/" for number in range(2, -(-count // ON_A_PAGE) + 1))


def feeds(kinds: str = "") -> tuple[str, ...]:
    """The feeds of all posts and of each kind."""
    return "feed.xml", f"{kinds}rallies/feed.xml", f"{kinds}statements/feed.xml"


def _lists(post: Post, kinds: str) -> Iterator[str]:
    """The addresses of the lists that show the post."""
    year, month = post.date.split("-")[:2]
    yield from ("", f"{kinds}{post.kind}/", f"{year}/", f"{year}/{month}/")
    yield from (f"tags/{tag}/" for tag in post.tags)


def files(home: str, addresses: Iterable[str]) -> frozenset[str]:
    """The files of a tree that stand for the addresses below a home: sr/2022/index.html."""
    return frozenset(
        f"{home}{address}index.html" if address.endswith("/") or not address else f"{home}{address}"
        for address in addresses
    )


def checked(tree: Path, wanted: frozenset[str]) -> int:
    """The number of the tree's pages, if all that is wanted is there and no other page is."""
    names = {path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file() and path.stat().st_size}
    html = {name for name in names if name.endswith(".html")}
    for what, wrong in (("lacks", wanted - names), ("has too many files", html - wanted)):
        if wrong:
            raise Broken(f"{tree} {what}, {len(wrong)}: {', '.join(sorted(wrong)[:5])}")
    return len(html)


def check_shown(tree: Path, names: Iterable[str], word: str) -> None:
    """Looks whether each of those pages shows the word."""
    for name in names:
        if word not in (tree / name).read_text("utf-8"):
            raise Broken(f"{tree / name} does not show what was edited, {word}")
