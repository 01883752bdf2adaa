"""The benchmark says what was measured, and refuses a build that is not right."""

import sys
import xml.etree.ElementTree as etree
from pathlib import Path

import pytest

from tests.bench.chart import PANEL, chart
from tests.bench.contestant import COLD, EDIT, RESTORED, UNCHANGED, Contestant
from tests.bench.corpus import Post
from tests.bench.meter import measured
from tests.bench.result import Bench, Reading, Result, load, save
from tests.bench.table import placed, table
from tests.bench.tree import Broken, check_shown, checked, files, pages
from tests.paths import PROJECT

SVG = "{http://www.w3.org/2000/svg}"
BENCH = Bench(
    "a machine",
    (
        Result(100, COLD, "this site", 578, (Reading(9, 8, 70), Reading(4, 6, 65), Reading(5, 4, 60))),
        Result(100, COLD, "this site, with search", 600, (Reading(10, 9, 100),)),
        Result(100, COLD, "Hugo", 367, (Reading(0.5, 1, 130),)),
        Result(100, COLD, "Hugo and Pagefind", 367, (Reading(5, 4, 300),)),
        Result(100, RESTORED, "this site", 578, (Reading(2, 1, 50),)),
        Result(10000, UNCHANGED, "this site", 31000, (Reading(120, 100, 1500),)),
    ),
)


def post(number: int, tags: tuple[str, ...] = ("embassy",)) -> Post:
    return Post(Path(f"content/rallies/2022-03-06-text-{number}"), ("sr", "ru"), tags)


def test_a_result_is_the_median_of_its_rounds_each_measure_by_itself() -> None:
    assert BENCH.results[0].median == Reading(5, 6, 65)


def test_results_are_kept_as_they_are(tmp_path: Path) -> None:
    save(BENCH, tmp_path / "results.json")
    assert load(tmp_path / "results.json") == BENCH


def test_the_table_has_a_row_a_step_and_says_how_many_times_ours_a_peer_takes() -> None:
    assert table(BENCH).splitlines() == [
        "| posts | step | this site | Hugo | Hugo and Pagefind |",
        "|---|---|---|---|---|",
        "| 100 | cold | 5.00 s / 6.00 s / 65 MB | 0.50 s / 1.00 s / 130 MB (×0.10) |  |",
        "| 100 | cold, with search | 10.0 s / 9.00 s / 100 MB |  | 5.00 s / 4.00 s / 300 MB (×0.50) |",
        "| 100 | cache restored | 2.00 s / 1.00 s / 50 MB |  |  |",
        "| 10,000 | unchanged | 120 s / 100 s / 1,500 MB |  |  |",
        "",
        "Measured on a machine; rounds: 3 with 100 posts, 1 with 10,000 posts.",
    ]


def test_the_table_takes_the_place_of_the_former_one() -> None:
    readme = "Before\n<!-- bench -->\nformer\n<!-- /bench -->\nAfter\n"
    once = placed(readme, BENCH)
    assert once.startswith("Before\n<!-- bench -->\n| posts") and once.endswith("\n<!-- /bench -->\nAfter\n")
    assert "former" not in once and placed(once, BENCH) == once


def test_bars_are_as_long_as_their_times_and_the_longest_fills_its_panel() -> None:
    svg = etree.fromstring(chart(BENCH))
    assert svg.tag == f"{SVG}svg"
    widths = [float(bar.get("width", "")) for bar in svg.iter(f"{SVG}rect") if bar.get("class") != "paper"]
    assert widths == [PANEL * share for share in (0.5, 1, 0.05, 0.5, 1, 1)]


def test_a_chart_names_what_it_shows() -> None:
    words = {text.text for text in etree.fromstring(chart(BENCH)).iter(f"{SVG}text")}
    assert {"100 posts", "10,000 posts", "Cold", "Hugo", "0.50 s, ×0.10", "5.00 s, ×0.50", "120 s"} <= words


def test_the_chart_and_the_readme_show_the_results_that_are_kept() -> None:
    bench = load(PROJECT / "tests" / "bench" / "results.json")
    assert (PROJECT / "tests" / "bench" / "chart.svg").read_bytes() == chart(bench)
    readme = (PROJECT / "tests/bench/README.md").read_text("utf-8")
    assert readme == placed(readme, bench)


def test_every_post_and_every_page_of_every_list_must_be_there() -> None:
    addresses = set(pages([post(number) for number in range(41)], "kinds/"))
    lists = {"", "kinds/rallies/", "2022/", "2022/03/", "tags/embassy/"}
    assert addresses == {f"2022/03/text-{number}/" for number in range(41)} | {
        f"{address}{page}" for address in lists for page in ("", "page/2/", "page/3/")
    }


def test_a_tree_with_a_page_too_few_or_too_many_is_refused(tmp_path: Path) -> None:
    wanted = files("ru/", ("", "2022/", "feed.xml"))
    for name in wanted:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("here")
    assert checked(tmp_path, wanted) == 2
    with pytest.raises(Broken, match="lacks, 1: ru/2023/"):
        checked(tmp_path, wanted | files("ru/", ["2023/"]))
    with pytest.raises(Broken, match="too many files, 1: ru/2022/"):
        checked(tmp_path, wanted - files("ru/", ["2022/"]))
    (tmp_path / "ru/index.html").write_text("")
    with pytest.raises(Broken, match="lacks, 1: ru/"):
        checked(tmp_path, wanted)


def test_a_page_that_does_not_show_what_was_edited_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("We were 700001 today.")
    check_shown(tmp_path, ["index.html"], "700001")
    with pytest.raises(Broken, match="700002"):
        check_shown(tmp_path, ["index.html"], "700002")


def test_a_step_begins_with_what_it_may_know(tmp_path: Path) -> None:
    root = tmp_path / "any"
    root.mkdir()
    contestant = Contestant("Any", (), root, (".cache",), "sr.md", frozenset(), frozenset())
    (root / "sr.md").write_text("Text.\n")
    there = {}
    for step in (COLD, UNCHANGED, EDIT, RESTORED):
        for name in (".cache", "output"):
            (root / name).mkdir(exist_ok=True)
        contestant.prepare(step, "More.")
        there[step] = [name for name in (".cache", "output") if (root / name).is_dir()]
    assert there == {COLD: [], UNCHANGED: [".cache", "output"], EDIT: [".cache", "output"], RESTORED: [".cache"]}
    assert (root / "sr.md").read_text() == "Text.\n\nMore.\n"


def test_the_memory_and_the_time_of_all_processes_count(tmp_path: Path) -> None:
    held = "import time; held = bytes(64 << 20) + b'.'; time.sleep(0.5)"
    twice = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {held!r}]); {held}"
    reading = measured((sys.executable, "-c", twice), tmp_path, "0")
    assert reading.memory > 2 * 64 and reading.wall >= 0.5 and reading.cpu > 0


def test_a_build_that_fails_is_refused_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(Broken, match="no such post"):
        measured((sys.executable, "-c", "raise SystemExit('no such post')"), tmp_path, "0")
