"""A chart of the results, as SVG: a row of panels for each number of posts, a panel for each step.

All lengths are in pixels. The bars of a panel begin at its left edge; the longest is as wide as the panel.
"""

import xml.etree.ElementTree as etree
from collections.abc import Iterable

from .contestant import STEPS
from .hugo import WITH_SEARCH as PEER_WITH_SEARCH
from .ours import NAME, WITH_SEARCH
from .result import Bench, Result
from .table import ratio, short

WIDTH, EDGE = 1000, 32
GAP = 32  # between panels
PANEL = (WIDTH - 2 * EDGE - (len(STEPS) - 1) * GAP) // len(STEPS)  # wide
TITLE, ROW, HEAD, BAR, FOOT = 92, 44, 52, 38, 28  # high
THICK = 10  # a bar itself
CLASSES = {NAME: "ours", WITH_SEARCH: "ours search"}  # every other contestant is a peer
RIVALS = {PEER_WITH_SEARCH: WITH_SEARCH}  # whose seconds a peer's are told in, where those are not NAME's

STYLE = """
svg { --paper: #fdfcf9; --ink: #191816; --quiet: #5b5750; --line: #dad5ca; --mark: #a3201a; --peer: #8f877a; }
@media (prefers-color-scheme: dark) {
  svg { --paper: #151412; --ink: #ebe7df; --quiet: #aca69b; --line: #3b3833; --mark: #ff9a8b; --peer: #8a8378; }
}
text { font: 13px system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif; fill: var(--ink); }
.title { font-size: 24px; font-weight: 600; }
.posts { font-size: 17px; font-weight: 600; }
.step { font-weight: 600; }
.quiet { fill: var(--quiet); }
.value { text-anchor: end; font-variant-numeric: tabular-nums; }
.paper { fill: var(--paper); }
.axis, .rule { stroke: var(--line); }
.peer { fill: var(--peer); }
.ours { fill: var(--mark); }
.search { fill-opacity: 0.55; }
text.ours { fill: var(--mark); fill-opacity: 1; }
text.peer { fill: var(--ink); }
"""


def chart(bench: Bench) -> bytes:
    """The drawing of how long each contestant takes."""
    bands = [(posts, _band_height(bench, posts)) for posts in bench.sizes]
    svg = _frame(TITLE + sum(height for _, height in bands))
    top = TITLE
    for posts, height in bands:
        _draw_band(_group(svg, EDGE, top), bench, posts)
        top += height
    etree.indent(svg, " ")
    return bytes(etree.tostring(svg, "utf-8")) + b"\n"


def _frame(height: int) -> etree.Element:
    """The drawing with its style and its title."""
    size = {"width": str(WIDTH), "height": str(height), "viewBox": f"0 0 {WIDTH} {height}"}
    svg = etree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", **size})
    etree.SubElement(svg, "title").text = "How long a build takes, by the number of posts and by what has changed"
    etree.SubElement(svg, "style").text = STYLE
    etree.SubElement(svg, "rect", {"class": "paper", "width": str(WIDTH), "height": str(height), "rx": "8"})
    _write(svg, EDGE, 44, "How long a build takes", "title")
    _write(svg, EDGE, 68, "Seconds by the clock, and how many times ours; each panel has a scale of its own.", "quiet")
    return svg


def _panels(bench: Bench, posts: int) -> dict[str, list[Result]]:
    """The results with that many posts, by step."""
    return {
        step: [result for result in bench.results if (result.posts, result.step) == (posts, step)] for step in STEPS
    }


def _band_height(bench: Bench, posts: int) -> int:
    return ROW + HEAD + BAR * max(map(len, _panels(bench, posts).values())) + FOOT


def _draw_band(group: etree.Element, bench: Bench, posts: int) -> None:
    """Draws the panels of a number of posts, side by side, under a rule."""
    etree.SubElement(group, "path", {"class": "rule", "d": f"M0 0H{WIDTH - 2 * EDGE}"})
    _write(group, 0, 30, f"{posts:,} posts", "posts")
    for column, (step, results) in enumerate(_panels(bench, posts).items()):
        if results:
            _draw_panel(_group(group, column * (PANEL + GAP), ROW), step, results)


def _draw_panel(group: etree.Element, step: str, results: Iterable[Result]) -> None:
    """Draws a step: a bar a contestant, each with its name and its time above it."""
    by_name = {result.contestant: result for result in results}
    longest = max(result.median.wall for result in by_name.values())
    _write(group, 0, 18, step.capitalize(), "step")
    _write(group, 0, 36, STEPS[step], "quiet")
    for row, result in enumerate(by_name.values()):
        bar = _group(group, 0, HEAD + row * BAR)
        _draw_bar(
            bar,
            result,
            PANEL * result.median.wall / longest,
            _value(result, by_name.get(RIVALS.get(result.contestant, NAME))),
        )
    etree.SubElement(group, "path", {"class": "axis", "d": f"M0 {HEAD}V{HEAD + BAR * len(by_name) - 4}"})


def _draw_bar(group: etree.Element, result: Result, width: float, value: str) -> None:
    kind = CLASSES.get(result.contestant, "peer")
    _write(group, 5, 15, result.contestant, f"name {kind}")
    _write(group, PANEL, 15, value, "value")
    size = {"width": f"{width:.2f}", "height": str(THICK)}
    etree.SubElement(group, "rect", {"class": kind, "y": "21", **size})


def _value(result: Result, own: Result | None) -> str:
    """The seconds, and of a peer how many times ours."""
    seconds = f"{short(result.median.wall)} s"
    return f"{seconds}, {ratio(result, own)}" if own and result.contestant not in CLASSES else seconds


def _group(parent: etree.Element, x: int, y: int) -> etree.Element:
    """A part of the drawing whose own lengths begin there."""
    return etree.SubElement(parent, "g", {"transform": f"translate({x} {y})"})


def _write(parent: etree.Element, x: int, y: int, words: str, kind: str) -> None:
    etree.SubElement(parent, "text", {"class": kind, "x": str(x), "y": str(y)}).text = words
