"""What readers see of a text's points."""

import json
import re
from pathlib import Path

import pytest

from plugins.editions.edition import Edition
from plugins.editions.pages.post_view import view_post
from tests.interface import said
from tests.site_settings import editions
from tests.small_content import library, statement
from tests.small_site import Build, Built

URL = "2022/03/appeal/"
SITE = statement(points="\n- Рекли смо \"не\" рату.\n- '[Новая газета]{ru} пише.'")


def edition(folder: str) -> Edition:
    return editions()[folder]


def shown(built: Built, url: str) -> list[str]:
    return [plain("".join(item.itertext())) for item in built.page(url).iterfind(".//section[@class='in-short']/ul/li")]


def plain(words: str) -> str:
    return re.sub(r"\s+", " ", words)


@pytest.mark.parametrize(
    ("folder", "first", "second"),
    [
        ("sr-cyrl", "Рекли смо „не“ рату.", "Новая газета пише."),
        ("sr-latn", "Rekli smo „ne“ ratu.", "Новая газета piše."),
        ("ru", "Рекли смо „не“ рату.", "Новая газета пише."),
    ],
)
def test_points_are_typeset_and_in_the_script_of_the_edition(
    folder: str, first: str, second: str, tmp_path: Path
) -> None:
    content = library(tmp_path, SITE)
    view = view_post(content.posts[0], content, edition(folder))
    assert [plain(point) for point in view.points] == [first, second]
    assert '<span lang="ru">Новая газета</span>' in view.points[1].__html__()


def test_a_page_shows_them_under_its_summary(build: Build) -> None:
    built = build(SITE)
    assert built.code == 0, built.stderr
    assert shown(built, f"sr-latn/{URL}") == ["Rekli smo „ne“ ratu.", "Новая газета piše."]
    words = built.words(f"sr-latn/{URL}")
    assert words.index("Sažetak.") < words.index(said("sr-latn", "In short")) < words.index("Tekst.")


def test_a_fallback_says_which_language_they_are_in(build: Build) -> None:
    page = build(SITE).page(f"ru/{URL}")
    heading, points = page.find(".//section[@class='in-short']/h2"), page.find(".//section[@class='in-short']/ul")
    assert heading is not None and heading.text == said("ru", "In short")
    assert points is not None and points.get("lang") == "sr-Cyrl"


def test_a_text_without_points_shows_none(build: Build) -> None:
    assert "in-short" not in build(statement()).html(f"sr-cyrl/{URL}")


def test_a_feed_has_them_above_the_text(build: Build) -> None:
    built = build(SITE, SITEURL="https://example.org")
    (item,) = json.loads((built.path / "sr-latn/feed.json").read_text("utf-8"))["items"]
    html = plain(item["content_html"])
    assert html.index(said("sr-latn", "In short")) < html.index("Rekli smo „ne“ ratu.") < html.index("Tekst.")
    assert '<span lang="ru">Новая газета</span> piše.' in html
    assert "in-short" in (built.path / "sr-cyrl/feed.xml").read_text("utf-8")


def test_search_finds_a_text_by_its_points(tmp_path: Path, build: Build) -> None:
    from plugins.editions.search.search_entry import search_entry
    from plugins.language.placeholders import TypesetHtml

    content = library(tmp_path, SITE)
    entry = search_entry(
        view_post(content.posts[0], content, edition("sr-latn")), TypesetHtml("<p>Tekst.</p>"), edition("sr-latn")
    )
    assert "ratu" in entry.text and "Tekst" in entry.text
