"""`make bench` measures, and writes the results, the chart and the table of README.md beside them; `… tests.bench draw` only draws."""

import os
import platform
import sys
import tempfile
from itertools import chain
from pathlib import Path

from .chart import chart
from .corpus import FEWEST, LAY_OUT, PROJECT
from .peers import installed
from .race import race
from .result import Bench, load, save
from .table import placed, table
from .tree import Broken

HERE = Path(__file__).parent
RESULTS, CHART, README = HERE / "results.json", HERE / "chart.svg", HERE / "README.md"
SIZES = "100 1000 10000"
ROUNDS = {100: 3, 1000: 3}  # by posts; with other numbers one, unless ROUNDS says how many


def main() -> None:
    """Does what the words after the module's name say."""
    if sys.argv[1:] == ["draw"]:
        draw(load(RESULTS))
    elif LAY_OUT.is_file():
        try:
            save(measured(), RESULTS)
        except Broken as problem:
            sys.exit(f"Nothing is said of builds that are not right. {problem}")
        draw(load(RESULTS))
    else:
        print(f"Nothing was measured: the texts to build from are not here, {LAY_OUT}", file=sys.stderr)


def draw(bench: Bench) -> None:
    """Writes the chart and the table of README.md, and prints the table."""
    CHART.write_bytes(chart(bench))
    README.write_text(placed(README.read_text("utf-8"), bench), "utf-8")
    print(table(bench))


def measured() -> Bench:
    """The results of all races that POSTS, ROUNDS and PEERS ask for."""
    sizes = [int(size) for size in os.environ.get("POSTS", SIZES).split()]
    if min(sizes) < FEWEST:
        sys.exit(f"POSTS={min(sizes)} is too few: write {FEWEST} or more")
    peers, slow_too = installed(PROJECT / ".cache" / "bench"), os.environ.get("PEERS") == "all"
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        races = (race(size, rounds(size), peers, slow_too, Path(folder, str(size))) for size in sizes)
        return Bench(machine(), tuple(chain.from_iterable(races)))


def rounds(size: int) -> int:
    return int(os.environ.get("ROUNDS") or ROUNDS.get(size, 1))


def machine() -> str:
    """Its processors and its Python."""
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    name = f" ({names[0]})" if names else ""
    return f"{os.cpu_count()} processors{name}, {platform.system()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
