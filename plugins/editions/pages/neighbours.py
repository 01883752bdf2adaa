"""Neighbours: the posts that a reader of one may want next."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ...archive.library import Library
from ...archive.post import Post
from ...cache.store import make_key

RELATED = 3
NEAR = 4  # how many posts of a tag, before and after, are looked at: a bound that keeps the cost of a post the same


@dataclass(frozen=True, slots=True)
class Neighbours:
    older: Post | None
    newer: Post | None
    related: tuple[Post, ...]  # of other days, those that share most tags, of those the nearest in time
    same_day: tuple[Post, ...]  # of the same day in other years, newest first
    key: str  # names what the headers of all of the above say


def find_neighbours(library: Library) -> Mapping[str, Neighbours]:
    """Return every post's neighbours, by its address."""
    posts = library.posts
    place = {post.address: number for number, post in enumerate(posts)}
    tagged: defaultdict[str, list[Post]] = defaultdict(list)
    days: defaultdict[tuple[int, int] | None, list[Post]] = defaultdict(list)
    for post in posts:
        days[_day_of_year(post)].append(post)
        for tag in post.tags:
            tagged[tag].append(post)
    place_in_tag = {(tag, post.address): number for tag, alike in tagged.items() for number, post in enumerate(alike)}

    def related_to(post: Post) -> tuple[Post, ...]:
        shared_tags: Counter[str] = Counter()
        for tag in post.tags:
            number = place_in_tag[tag, post.address]
            near = tagged[tag][max(0, number - NEAR) : number + NEAR + 1]
            shared_tags.update(other.address for other in near if other is not post)
        here = place[post.address]
        others = [address for address in shared_tags if _day_of_year(posts[place[address]]) != _day_of_year(post)]
        others.sort(key=lambda address: (-shared_tags[address], abs(place[address] - here), place[address]))
        return tuple(posts[place[address]] for address in others[:RELATED])

    neighbours = {}
    for number, post in enumerate(posts):
        older = posts[number + 1] if number + 1 < len(posts) else None
        newer = posts[number - 1] if number else None
        same_day = tuple(other for other in days[_day_of_year(post)] if other.date != post.date)
        related = related_to(post)
        keys = (neighbour.head_key if neighbour else "" for neighbour in (older, newer, *related, None, *same_day))
        neighbours[post.address] = Neighbours(older, newer, related, same_day, make_key(*keys))
    return neighbours


def _day_of_year(post: Post) -> tuple[int, int] | None:
    """Return month and day."""
    return (post.date.month, post.date.day) if post.date else None
