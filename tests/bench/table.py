"""A table of the results, in Markdown: a row a step, a column a contestant."""

from collections.abc import Iterator

from .contestant import STEPS
from .hugo import WITH_SEARCH as PEER_WITH_SEARCH
from .ours import NAME, WITH_SEARCH
from .result import Bench, Reading, Result

BEGIN, END = "<!-- bench -->", "<!-- /bench -->"  # in the README, around the table


def placed(readme: str, bench: Bench) -> str:
    """The README with the table of these results in the place of the former one."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table(bench)}\n{END}{after}"


def table(bench: Bench) -> str:
    """The medians, each peer's followed by their ratios to ours, and where they were measured."""
    peers = tuple(name for name in bench.contestants if name not in (NAME, WITH_SEARCH))
    head = ("posts", "step", NAME, *peers)
    rows = (row for posts in bench.sizes for row in _rows(bench, posts, peers))
    lines = (_line(head), f"|{'---|' * len(head)}", *map(_line, rows))
    return "\n".join((*lines, "", f"Measured on {bench.machine}; rounds: {_rounds(bench)}."))


def _rounds(bench: Bench) -> str:
    """Of how many rounds the medians are."""
    counts = {
        posts: max(len(result.readings) for result in bench.results if result.posts == posts) for posts in bench.sizes
    }
    return ", ".join(f"{count} with {posts:,} posts" for posts, count in counts.items())


def _rows(bench: Bench, posts: int, peers: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The cells of each row about that many posts."""
    for step in STEPS:
        if own := bench.find(posts, step, NAME):
            yield (
                _count(posts),
                step,
                _measures(own.median),
                *("" if peer == PEER_WITH_SEARCH else _peer(bench.find(posts, step, peer), own) for peer in peers),
            )
        if search := bench.find(posts, step, WITH_SEARCH):
            yield (
                _count(posts),
                f"{step}, with search",
                _measures(search.median),
                *(_peer(bench.find(posts, step, peer), search) if peer == PEER_WITH_SEARCH else "" for peer in peers),
            )


def _peer(result: Result | None, own: Result) -> str:
    return f"{_measures(result.median)} ({ratio(result, own)})" if result else ""


def ratio(result: Result, own: Result) -> str:
    """How many times as long as ours it takes."""
    return f"×{short(result.median.wall / own.median.wall)}"


def _measures(reading: Reading) -> str:
    """Seconds by the clock, seconds of the processors, and memory."""
    return f"{short(reading.wall)} s / {short(reading.cpu)} s / {reading.memory:,.0f} MB"


def short(number: float) -> str:
    """A number with about three digits."""
    return f"{number:,.{2 if number < 10 else 1 if number < 100 else 0}f}"


def _count(posts: int) -> str:
    return f"{posts:,}"


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
