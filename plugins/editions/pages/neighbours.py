"""Neighbours: the posts that a reader of one may want next."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ...archive.library import Library
from ...archive.post import Post
from ...cache.store import content_key

RELATED = 3
NEAR = 4  # how many posts of a tag, before and after, are looked at: a bound that keeps the cost of a post the same


@dataclass(frozen=True, slots=True)
class Neighbours:
    older: Post | None
    newer: Post | None
    related: tuple[Post, ...]  # of other days, those that share most tags, of those the nearest in time
    same_day: tuple[Post, ...]  # of the same day in other years, newest first
    key: str  # names all of the above


def neighbours(library: Library) -> Mapping[str, Neighbours]:
    """Every post's neighbours, by its address."""
    posts = library.posts
    place = {post.address: number for number, post in enumerate(posts)}
    tagged: defaultdict[str, list[Post]] = defaultdict(list)
    days: defaultdict[tuple[int, int] | None, list[Post]] = defaultdict(list)
    for post in posts:
        days[_day(post)].append(post)
        for tag in post.tags:
            tagged[tag].append(post)
    at = {(tag, post.address): number for tag, some in tagged.items() for number, post in enumerate(some)}

    def related(post: Post) -> tuple[Post, ...]:
        shared: Counter[str] = Counter()
        for tag in post.tags:
            number = at[tag, post.address]
            near = tagged[tag][max(0, number - NEAR) : number + NEAR + 1]
            shared.update(one.address for one in near if one is not post)
        here = place[post.address]
        other = [address for address in shared if _day(posts[place[address]]) != _day(post)]
        best = sorted(other, key=lambda one: (-shared[one], abs(place[one] - here), place[one]))
        return tuple(posts[place[one]] for one in best[:RELATED])

    found = {}
    for number, post in enumerate(posts):
        older = posts[number + 1] if number + 1 < len(posts) else None
        newer = posts[number - 1] if number else None
        same_day = tuple(one for one in days[_day(post)] if one.date != post.date)
        near = related(post)
        named = (str(one and one.key) for one in (older, newer, *near, None, *same_day))
        found[post.address] = Neighbours(older, newer, near, same_day, content_key(*named))
    return found


def _day(post: Post) -> tuple[int, int] | None:
    """Month and day."""
    return (post.date.month, post.date.day) if post.date else None
