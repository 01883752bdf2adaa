"""The timeline of the archive: how many posts of each kind there are in every month, as a drawing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...archive.post import Post

ABREAST = 3  # marks stand side by side in a month
STEP = 8  # from mark to mark
MONTH_WIDTH = ABREAST * STEP + 6


@dataclass(frozen=True, slots=True)
class PostMark:
    kind: str
    x: int  # from the left of its month
    y: int  # from the top of the drawing


@dataclass(frozen=True, slots=True)
class Month:
    path: str  # in an edition: "2022/02/"
    x: int  # from the left of the drawing
    marks: tuple[PostMark, ...]  # one a post, the earliest lowest


@dataclass(frozen=True, slots=True)
class Year:
    path: str  # "2022/"
    count: int
    months: tuple[Month, ...]  # those with posts, in their order
    width: int
    height: int


def timeline(posts: Iterable[Post]) -> tuple[Year, ...]:
    """Return the years of those posts, newest first."""
    months: dict[str, list[str]] = {}
    for post in sorted(posts, key=lambda post: str(post.date)):
        months.setdefault(post.address[:8], []).append(post.kind)
    years: dict[str, dict[str, list[str]]] = {}
    for path, kinds in months.items():
        years.setdefault(path[:5], {})[path] = kinds
    return tuple(_year(path, kinds_by_month) for path, kinds_by_month in reversed(years.items()))


def _year(path: str, months: dict[str, list[str]]) -> Year:
    height = max(-(-len(kinds) // ABREAST) for kinds in months.values()) * STEP
    months_with_marks = tuple(
        Month(month, (int(month[5:7]) - 1) * MONTH_WIDTH, tuple(_marks(kinds, height)))
        for month, kinds in months.items()
    )
    return Year(path, sum(map(len, months.values())), months_with_marks, 12 * MONTH_WIDTH, height)


def _marks(kinds: list[str], height: int) -> Iterator[PostMark]:
    for number, kind in enumerate(kinds):
        row, column = divmod(number, ABREAST)
        yield PostMark(kind, column * STEP, height - (row + 1) * STEP)
