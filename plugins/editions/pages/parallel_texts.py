"""Parallel texts: two texts of a post, which a page shows side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from ...archive.address import PARALLEL
from ...archive.post import Post


@dataclass(frozen=True, slots=True)
class ParallelTexts:
    post: Post
    languages: tuple[str, str]  # codes; the first stands on the left

    @property
    def key(self) -> str:
        """What names all that is shown of them."""
        return repr((self.post.key, self.languages))


def parallel_paths(post: Post, first: str = "") -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield (path below the post's address, codes of the two languages) of each page that shows two of its texts side
    by side: `parallel/` of the original and the first translation, `parallel/sr-uk/` of any others.

    They are the same in every edition, so that each page has its twins. Where the pair has the language of the code
    `first`, that comes first.
    """
    for number, (one, other) in enumerate(combinations([text.language for text in post.texts], 2)):
        path = f"{PARALLEL}/{one}-{other}/" if number else f"{PARALLEL}/"
        yield path, (other, one) if other == first else (one, other)
