"""A race: the contestants' steps in turn, and what each took."""

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from . import hugo, ours, subsites
from .contestant import EDIT, STEPS, Contestant
from .corpus import DAY, lay_out
from .meter import measured
from .result import Reading, Result
from .tree import check_shown, checked

FIRST = 700_001  # the number in the first sentence: it stands in no text, and is the same in both scripts


def race(posts: int, rounds: int, peers: Path, slow_too: bool, folder: Path) -> Iterator[Result]:
    """The results of all contestants with that many posts, of the slow one too if `every`; they run in the folder."""
    contestants = tuple(_contestants(posts, folder, peers, slow_too))
    results: defaultdict[tuple[str, str], list[tuple[int, Reading]]] = defaultdict(list)
    for number in range(rounds):
        for step, contestant in _turns(contestants):
            results[step, contestant.name].append(_taken(posts, step, contestant, number))
    for (step, name), taken in results.items():
        yield Result(posts, step, name, taken[-1][0], tuple(reading for _, reading in taken))


def _contestants(posts: int, folder: Path, peers: Path, slow_too: bool) -> Iterator[Contestant]:
    corpus = lay_out(posts, folder / "content")
    yield ours.site(corpus, folder / "ours")
    yield ours.site_with_search(corpus, folder / "search")
    yield hugo.site(corpus, folder / "hugo", peers)
    yield hugo.site_with_search(corpus, folder / "hugo-search", peers)
    if slow_too or posts <= subsites.MOST:
        yield subsites.site(corpus, folder / "subsites", peers)


def _turns(contestants: Sequence[Contestant]) -> Iterator[tuple[str, Contestant]]:
    """Step by step, each contestant after the other."""
    for step in STEPS:
        yield from ((step, contestant) for contestant in contestants if step in contestant.steps)


def _taken(posts: int, step: str, contestant: Contestant, number: int) -> tuple[int, Reading]:
    """(pages, reading) of a step in the round of that number."""
    word = str(FIRST + number)
    contestant.prepare(step, f"Данас нас је било {word}.")
    reading = measured(contestant.command, contestant.root, DAY)
    pages = checked(contestant.tree, contestant.files)
    if step == EDIT:
        check_shown(contestant.tree, contestant.shown, word)
    taken = f"{reading.wall:.2f} s, {reading.cpu:.2f} s of CPU, {reading.memory:.0f} MB, {pages:,} pages"
    print(f"{posts:,} posts · round {number + 1} · {step} · {contestant.name}: {taken}", file=sys.stderr)
    return pages, reading
