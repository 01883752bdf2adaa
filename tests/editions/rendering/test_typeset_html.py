"""A text's HTML with its typography, and the names of what is in it for those who do not see it."""

import xml.etree.ElementTree as etree
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import needs_browser, overflow, violations
from tests.interface import said
from tests.small_content import APPEAL, statement
from tests.small_site import Build, Built
from tests.static_host import served

URL = "2022/03/appeal/"
NOTES = "Реч[^а] и реч[^б], опет[^а].\n\n[^а]: Један.\n[^б]: Два."
TABLE = "а | б\n---|--:\n1 | 2"
SCRIPTS = ("sr-cyrl", "sr-latn")


def test_a_quote_may_run_over_a_line_break(build: Build) -> None:
    html = build(statement('"Стих<br>други "стих"<br>1941"')).html(f"sr-cyrl/{URL}")
    assert "<p>„Стих<br>други ‘стих’<br>1941“</p>" in html.replace("\u00a0", " ")


def labels(built: Built, folder: str, path: str) -> list[str]:
    found = built.page(f"{folder}/{URL}").iterfind(f".//main//{path}")
    return [str(element.get("aria-label")).replace("\u00a0", " ") for element in found]


@pytest.mark.parametrize("folder", SCRIPTS)
def test_a_note_and_the_way_back_from_it_have_names(folder: str, build: Build) -> None:
    built = build(statement(NOTES))
    assert built.code == 0, built.stderr
    note, back = "Note %(number)s", "Back to the text, to note %(number)s"
    assert labels(built, folder, "a[@class='footnote-ref']") == [said(folder, note, number=n) for n in (1, 2, 1)]
    assert labels(built, folder, "a[@class='footnote-backref']") == [said(folder, back, number=n) for n in (1, 1, 2)]


def test_in_an_edition_without_a_translation_names_are_in_the_language_of_the_text(build: Build) -> None:
    assert labels(build(statement(NOTES)), "ru", "a[@class='footnote-ref']")[0] == said(
        "sr-cyrl", "Note %(number)s", number=1
    )


@pytest.mark.parametrize("folder", SCRIPTS)
def test_a_table_scrolls_in_a_frame_with_a_name(folder: str, build: Build) -> None:
    built = build(statement(f"{TABLE}\n\n<table id='t' title='<table>'><tr><td>{{}}</td></tr></table>"))
    frames = built.page(f"{folder}/{URL}").findall(".//main//div[@class='scroll']")
    assert [[child.tag for child in frame] for frame in frames] == [["table"], ["table"]]
    attributes = {"class": "scroll", "tabindex": "0", "role": "group", "aria-label": said(folder, "Table")}
    assert [frame.attrib for frame in frames] == [attributes, attributes]
    assert frames[1][0].attrib == {"id": "t", "title": "<table>"}


def photo_links(page: etree.Element) -> list[tuple[str, str]]:
    """(name of the link, description) of each photo that leads to its largest."""
    links = page.findall(".//main//figure//a")
    alts = [image.get("alt", "") for link in links for image in link.iterfind("picture/img")]
    return [(link.get("aria-label", ""), alt) for link, alt in zip(links, alts, strict=True)]


@pytest.mark.parametrize("folder", SCRIPTS)
def test_a_link_around_a_photo_says_what_it_does(folder: str, build: Build) -> None:
    site = statement('![Трг "Јуче" & <данас>](a.jpg "Трг")\n![Људи](b.jpg)\n\nЕво ![реке](c.jpg) ту.')
    photos = {"a": "red", "b": "blue", "c": "black"}
    site += "".join(f"-- {APPEAL}/{name}.jpg --\n{colour}\n" for name, colour in photos.items())
    built = build(site)
    assert built.code == 0, built.stderr
    links = photo_links(built.page(f"{folder}/{URL}"))
    assert len(links) == 2 and ("„" in links[0][1] and "&" in links[0][1])
    for name, alt in links:
        assert name.replace("\u00a0", " ") == said(folder, "Enlarge: %(photo)s", photo=alt.replace("\u00a0", " "))


@needs_browser
def test_axe_finds_nothing_wrong_in_notes_and_tables(build: Build, browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(build(statement(f"{TABLE}\n\n{NOTES}\n\n{TABLE}")).path)
    with served(tmp_path) as address:
        page = browser.new_page(viewport={"width": 320, "height": 640})
        page.goto(f"{address}/sr-latn/{URL}")
        assert violations(page) == []
        page.close()


@needs_browser
def test_a_wide_table_scrolls_by_keyboard_and_leaves_the_page_as_wide_as_the_screen(
    build: Build, browser: Browser, tmp_path: Path
) -> None:
    row = " | ".join(["Непрекидност"] * 6)
    (tmp_path / "site").symlink_to(build(statement(f"{row}\n{'|---' * 6}|\n{row}")).path)
    with served(tmp_path) as address:
        page = browser.new_page(viewport={"width": 320, "height": 640}, bypass_csp=True)
        page.goto(f"{address}/sr-cyrl/{URL}")
        assert overflow(page) <= 0
        frame = page.locator(".scroll")
        frame.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.querySelector('.scroll').scrollLeft > 0")
        page.close()
