"""WCAG 2.2, levels A and AA: each criterion has a test, or a reason why it needs none; and the tests of those left over."""

import re
from pathlib import Path

import pytest

from tests.browser import Open, needs_browser, overflow, violations
from tests.editions.test_layout import TEMPLATES
from tests.site_settings import FOLDERS
from tests.small_site import Built

HERE = Path(__file__).parent
TABLE = [(*line.split("\t"), "")[:4] for line in (HERE / "wcag.tsv").read_text("utf-8").splitlines()[1:]]

# https://www.w3.org/TR/WCAG22/#text-spacing
SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
TARGETS = {"runOnly": {"type": "rule", "values": ["target-size"]}, "resultTypes": ["violations"]}


def test_the_table_has_every_criterion_with_a_test_or_a_reason() -> None:
    assert len({criterion for criterion, *_ in TABLE}) == len(TABLE) == 55
    assert [name for _, name, tests, reason in TABLE if not (tests or reason)] == []


def test_every_test_that_the_table_names_is_there() -> None:
    known = {
        f"{path.stem}.{name}"
        for path in HERE.rglob("test_*.py")
        for name in re.findall(r"(?m)^def (test_\w+)", path.read_text("utf-8"))
    }
    assert {test for _, _, tests, _ in TABLE for test in tests.split()} <= known


def test_every_page_of_an_edition_has_a_title_of_its_own(sample: Built) -> None:
    for folder in FOLDERS:
        titles: dict[str, str] = {}
        for path in sorted((sample.path / folder).rglob("*.html")):
            page = path.read_text("utf-8")
            if 'http-equiv="refresh"' in page:
                continue
            (title,) = re.findall(r"(?s)<title[^>]*>(.*?)</title>", page)
            assert titles.setdefault(title, str(path)) == str(path)


@needs_browser
@pytest.mark.parametrize("path", [f"{folder}/{path}" for folder in FOLDERS for path in TEMPLATES.values()])
def test_words_may_stand_farther_apart(path: str, opened: Open) -> None:
    page = opened(path, bypass_csp=True, viewport={"width": 320, "height": 800})
    page.add_style_tag(content=f"{SPACING} p {{ margin-bottom: 2em !important }}")
    assert overflow(page) <= 0
    cut = """[...document.querySelectorAll("main *:not(.unseen, .scroll, img, i, svg)")].filter(element =>
        getComputedStyle(element).overflow !== "visible" && element.scrollHeight > element.clientHeight + 1
        && element.clientHeight > 1).map(element => element.outerHTML.slice(0, 80))"""
    assert page.evaluate(cut) == []


@needs_browser
@pytest.mark.parametrize("path", [f"{folder}/{path}" for folder in FOLDERS for path in TEMPLATES.values()])
def test_what_is_pressed_is_large_enough(path: str, opened: Open) -> None:
    page = opened(path, viewport={"width": 360, "height": 800})
    assert violations(page, TARGETS) == []
