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
        return next((one for one in self.results if (one.posts, one.step, one.contestant) == wanted), None)

    @property
    def sizes(self) -> tuple[int, ...]:
        """The numbers of posts, the smallest first."""
        return tuple(sorted({one.posts for one in self.results}))

    @property
    def contestants(self) -> tuple[str, ...]:
        """Their names, in the order in which they ran."""
        return tuple(dict.fromkeys(one.contestant for one in self.results))


def save(bench: Bench, path: Path) -> None:
    path.write_text(json.dumps(asdict(bench), ensure_ascii=False, indent=1) + "\n", "utf-8")


def load(path: Path) -> Bench:
    told = json.loads(path.read_text("utf-8"))
    return Bench(told["machine"], tuple(_results(told["results"])))


def _results(told: list[dict[str, Any]]) -> Iterable[Result]:
    for one in told:
        yield Result(**one | {"readings": tuple(Reading(**reading) for reading in one["readings"])})
