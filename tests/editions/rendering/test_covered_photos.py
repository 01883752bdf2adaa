"""Photos with a warning, as readers get them: covered until they ask, without scripts, and nowhere else."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plugins.editions.search.search_entry import words_of_html
from tests.editions.test_third_language import UKRAINIAN, theme
from tests.interface import said
from tests.site_settings import EDITIONS, FOLDERS
from tests.small_content import APPEAL, statement
from tests.small_site import Build, text
from tests.static_host import served

URL = "2022/03/appeal/"
WARNING, SHOW = "This photo may be hard to look at.", "Show it"
PHOTOS = "".join(f"-- {APPEAL}/{name}.jpg --\n{colour}\n" for name, colour in (("a", "red"), ("b", "blue")))
ONE = statement('![Рањени](a.jpg "Људи на тргу. Фото: НН ⚠")', cover="a.jpg") + f"-- {APPEAL}/a.jpg --\nred\n"
ROW = statement('Пре.\n\n![Трг](b.jpg "Трг")\n![Рањени](a.jpg "Људи ⚠")\n\nПосле.') + PHOTOS


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_photo_with_a_warning_is_folded_away_within_its_figure(folder: str, build: Build) -> None:
    built = build(ONE)
    assert built.code == 0, built.stderr
    figure = built.page(f"{folder}/{URL}").find(".//main//figure")
    assert figure is not None and [child.tag for child in figure] == ["details", "figcaption"]
    details = figure[0]
    assert details.attrib == {"class": "warned"} and [child.tag for child in details] == ["summary", "a"]
    own = "sr-latn" if folder == "sr-latn" else "sr-cyrl"  # of a fallback: the text's own language
    assert plain("".join(details[0].itertext())) == f"{said(own, WARNING)} {said(own, SHOW)}"
    photo = details.find("a/picture/img")
    assert photo is not None and photo.get("loading") == "lazy"
    assert photo.get("alt") == {"sr-latn": "Ranjeni"}.get(folder, "Рањени")
    assert "⚠" not in built.html(f"{folder}/{URL}")


def test_in_a_row_only_the_photo_with_the_warning_is_covered(build: Build) -> None:
    figures = build(ROW).page(f"sr-cyrl/{URL}").findall(".//main//div[@class='gallery']/figure")
    assert [[child.tag for child in figure] for figure in figures] == [["a", "figcaption"], ["details", "figcaption"]]
    first = figures[0].find("a/picture/img")
    assert first is not None and first.get("loading") is None


def test_the_first_photo_waits_where_an_editor_folded_it_away(build: Build) -> None:
    folded = '<details markdown="1"><summary>Још</summary>\n\n![Трг](b.jpg)\n\n</details>'
    photo = build(statement(folded) + f"-- {APPEAL}/b.jpg --\nblue\n").page(f"sr-cyrl/{URL}").find(".//main//img")
    assert photo is not None and photo.get("loading") == "lazy"


def test_a_covered_cover_is_shown_nowhere(build: Build) -> None:
    built = build(ONE, SITEURL="https://example.org")
    assert built.page("sr-cyrl/").find(".//main//img") is None
    assert built.page("sr-cyrl/statements/").find(".//main//img") is None
    page = built.page(f"sr-cyrl/{URL}")
    images = [str(meta.get("content")) for meta in page.iterfind(".//meta[@property='og:image']")]
    assert images and not any("/photos/" in image for image in images)
    assert not any("photos/" in (script.text or "") for script in page.iterfind(".//script"))


@pytest.mark.parametrize("folder", ["sr-cyrl", "sr-latn"])
def test_a_feed_has_a_link_in_its_place(folder: str, build: Build) -> None:
    built = build(ONE, SITEURL="https://example.org")
    (item,) = json.loads((built.path / folder / "feed.json").read_text("utf-8"))["items"]
    html, link = plain(item["content_html"]), f'<a href="https://example.org/{folder}/{URL}">{said(folder, SHOW)}</a>'
    assert f"<p>{said(folder, WARNING)} {link}</p>" in html
    assert "<img" not in html and "<details" not in html and "photos/" not in html
    assert {"sr-cyrl": "Људи на тргу", "sr-latn": "Ljudi na trgu"}[folder] in html
    assert "photos/" not in (built.path / folder / "feed.xml").read_text("utf-8")


def test_search_knows_no_warnings() -> None:
    covered = '<details class="warned"><summary>Пази. <b>Види</b></summary><a href="x"><img alt="у"></a></details>'
    assert words_of_html(f"<figure>{covered}<figcaption>Трг</figcaption></figure>").split() == ["Трг"]


def test_in_a_third_language_the_warning_is_said_in_the_language_of_the_text(build: Build, tmp_path: Path) -> None:
    site = f"-- {APPEAL}/uk.md --\n" + text("Звернення", '![Поранені](a.jpg "⚠")', "Про що ми просимо.")
    built = build(
        site + f"-- {APPEAL}/a.jpg --\nred\n", EDITIONS={**EDITIONS, "uk": UKRAINIAN}, THEME=str(theme(tmp_path))
    )
    assert built.code == 0, built.stderr
    for folder in ("uk", "sr-latn", "ru"):
        summary = built.page(f"{folder}/{URL}").find(".//main//details[@class='warned']/summary")
        assert summary is not None and (summary.text or "").startswith("укр: ")


def test_a_browser_asks_for_the_photo_only_when_it_is_opened(build: Build, browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(build(ONE).path)
    with served(tmp_path) as address:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}/sr-cyrl/{URL}", wait_until="networkidle")
        assert not any("/photos/" in url for url in asked)
        with page.expect_request(re.compile(r"/photos/.*\.avif")):
            page.locator("details.warned summary").click()
        page.close()


def test_without_scripts_it_is_not_seen_before_it_is_opened(build: Build, browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(build(ONE).path)
    with served(tmp_path) as address:
        page = browser.new_page(java_script_enabled=False)
        page.goto(f"{address}/sr-cyrl/{URL}")
        photo = page.locator("details.warned img")
        assert not photo.is_visible() and page.locator("figure figcaption").is_visible()
        page.locator("details.warned summary").click()
        assert photo.is_visible()
        page.close()
