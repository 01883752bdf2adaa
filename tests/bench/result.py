"""A result: what was measured of one contestant at one step."""

import json
from collections.abc import Iterable
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Reading:
    wall: float  # seconds
    cpu: float  # seconds of all processes
    memory: float  # MB of all processes at their largest


@dataclass(frozen=True, slots=True)
class Result:
    posts: int
    step: str
    contestant: str
    pages: int  # HTML files in the tree
    readings: tuple[Reading, ...]  # one a round

    @property
    def median(self) -> Reading:
        """The median of each measure."""
        return Reading(*map(median, zip(*map(astuple, self.readings), strict=True)))


@dataclass(frozen=True, slots=True)
class Bench:
    machine: str  # on which it was measured
    results: tuple[Result, ...]

    def find(self, posts: int, step: str, contestant: str) -> Result | None:
        wanted = posts, step, contestant
        return next(
            (result for result in self.results if (result.posts, result.step, result.contestant) == wanted), None
        )

    @property
    def sizes(self) -> tuple[int, ...]:
        """The numbers of posts, the smallest first."""
        return tuple(sorted({result.posts for result in self.results}))

    @property
    def contestants(self) -> tuple[str, ...]:
        """Their names, in the order in which they ran."""
        return tuple(dict.fromkeys(result.contestant for result in self.results))


def save(bench: Bench, path: Path) -> None:
    path.write_text(json.dumps(asdict(bench), ensure_ascii=False, indent=1) + "\n", "utf-8")


def load(path: Path) -> Bench:
    bench = json.loads(path.read_text("utf-8"))
    return Bench(bench["machine"], tuple(_results(bench["results"])))


def _results(results: list[dict[str, Any]]) -> Iterable[Result]:
    for result in results:
        yield Result(**result | {"readings": tuple(Reading(**reading) for reading in result["readings"])})
