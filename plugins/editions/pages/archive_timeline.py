"""The timeline of the archive: how many posts of each kind there are in every month, and in how many cities."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ...archive.post import Post
from ...language.phrase import read_phrase


@dataclass(frozen=True, slots=True)
class Month:
    path: str  # in an edition: "2022/02/"
    kinds: tuple[str, ...]  # one a post, in the order of their days


@dataclass(frozen=True, slots=True)
class Year:
    path: str  # "2022/"
    months: tuple[Month, ...]  # all twelve

    @property
    def count(self) -> int:
        return sum(len(month.kinds) for month in self.months)


def timeline(posts: Iterable[Post]) -> tuple[Year, ...]:
    """Return the years of those posts, newest first."""
    kinds: dict[str, list[str]] = {}
    for post in sorted(posts, key=lambda post: str(post.date)):
        kinds.setdefault(post.address[:8], []).append(post.kind)
    years = sorted({path[:5] for path in kinds}, reverse=True)
    return tuple(
        Year(year, tuple(Month(path := f"{year}{number:02}/", tuple(kinds.get(path, ()))) for number in range(1, 13)))
        for year in years
    )


def count_cities(posts: Iterable[Post]) -> int:
    """Return in how many cities there were events: what a place begins with, before its comma.

    A city has a name in each language: those of one post are one.
    """
    city_in = cache(lambda place: str(read_phrase(place)).partition(",")[0].strip())
    first_names: dict[str, str] = {}  # a city's name → the one by which it is counted
    for post in posts:
        names = [city for text in post.texts if (city := city_in(text.header.place))]
        known = next((first_names[name] for name in names if name in first_names), names[0] if names else "")
        first_names |= dict.fromkeys(names, known)
    return len(set(first_names.values()))
