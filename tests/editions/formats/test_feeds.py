"""Atom and JSON feeds."""

import html
import json
import re
import uuid
from pathlib import Path

import html5lib
import jsonschema
import lxml.etree
import pytest

from tests.interface import said
from tests.site_settings import FOLDERS, editions
from tests.small_content import rally, statement
from tests.small_site import SITE, Build, Built

SCHEMAS = Path(__file__).parent / "schemas"


@pytest.mark.parametrize("folder", FOLDERS)
def test_atom_feeds_are_valid(folder: str, tree: Built) -> None:
    schema = lxml.etree.RelaxNG(lxml.etree.parse(SCHEMAS / "atom.rng"))
    for name in ("feed.xml", "rallies/feed.xml", "statements/feed.xml"):
        feed = lxml.etree.parse(tree.path / folder / name)
        schema.assertValid(feed)
        space = {"a": "http://www.w3.org/2005/Atom"}
        entries = feed.xpath("//a:entry", namespaces=space)
        assert 5 <= len(entries) <= 20
        for content in feed.xpath("//a:content/text()", namespaces=space):
            html5lib.HTMLParser(strict=True).parseFragment(content)
            for address in re.findall(r'(?:href|src)="([^"]*)"', content):
                assert re.match("https?://|mailto:", address), address
        ids = feed.xpath("//a:entry/a:id/text()", namespaces=space)
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("folder", FOLDERS)
def test_json_feeds_are_valid(folder: str, tree: Built) -> None:
    feed = json.loads((tree.path / folder / "feed.json").read_text("utf-8"))
    jsonschema.validate(feed, json.loads((SCHEMAS / "jsonfeed.json").read_text("utf-8")))
    assert feed["language"] == editions()[folder].lang and len(feed["items"]) > 10


def test_ids_are_made_of_the_first_address_and_the_edition_alone(sample: Built, build: Build) -> None:
    feed = (sample.path / "ru/statements/feed.xml").read_text("utf-8")
    assert f"<id>{uuid.uuid5(uuid.NAMESPACE_URL, 'ru/2024/05/older-name/').urn}</id>" in feed

    def ids(siteurl: str, site: str) -> list[str]:
        built = build(site, SITEURL=siteurl)
        items = json.loads((built.path / "ru/feed.json").read_text("utf-8"))["items"]
        return re.findall("<id>(.*)</id>", (built.path / "ru/feed.xml").read_text("utf-8")) + [
            item["id"] for item in items
        ]

    before = ids("http://example.org", SITE)
    moved = SITE.replace("2022-03-01-appeal", "2022-03-01-plea").replace(
        "title: Обращение", "title: Обращение\naliases: 2022/03/appeal"
    )
    assert len(before) == 5 and ids("https://elsewhere.example/site", moved) == before


def test_a_feed_has_no_fallbacks(sample: Built) -> None:
    feed = (sample.path / "sr-latn/feed.xml").read_text("utf-8")
    assert "/2023/11/evening/" not in feed and "/2024/03/noon/" in feed


def test_code_in_a_feed_is_left_alone(build: Build) -> None:
    built = build(statement('## Део\n\n`<a href="#x">` и [део](#deo) овог текста'), SITEURL="https://example.org")
    feed = (built.path / "sr-latn/feed.xml").read_text("utf-8")
    assert 'href="https://example.org/sr-latn/2022/03/appeal/#deo"'.replace('"', "&quot;") in feed.replace(
        '"', "&quot;"
    )
    assert 'href="#x"'.replace('"', "&quot;") in feed.replace('"', "&quot;")


def test_an_announced_rally_is_as_new_as_its_announcement(build: Build) -> None:
    site = rally(status="announced", announced="2025-12-20").replace("2022-02-24", "2026-03-30")
    for updated, changed in (("", "2025-12-20"), ("updated: 2025-12-30\n", "2025-12-30")):
        built = build(site.replace("status:", f"{updated}status:"), SITEURL="https://example.org")
        feed = (built.path / "sr-latn/feed.xml").read_text("utf-8")
        event = (built.path / "sr-latn/2026/03/embassy/event.ics").read_text("utf-8")
        assert f"<updated>{changed}T12:00:00+01:00</updated>" in feed and "2026-03-30T12" not in feed
        assert "<published>2025-12-20T12:00:00+01:00</published>" in feed
        assert f"DTSTAMP:{changed.replace('-', '')}T000000Z" in event


def test_an_entry_says_what_the_page_says_beside_the_text(build: Build) -> None:
    header = {"starts": "18:00", "status": "cancelled", "announced": "2025-12-20", "correction": "Био је други дан."}
    site = rally(**header).replace("2022-02-24", "2026-03-30")
    built = build(site, SITEURL="https://example.org")
    feed = (built.path / "sr-cyrl/feed.xml").read_text("utf-8")
    (item,) = json.loads((built.path / "sr-cyrl/feed.json").read_text("utf-8"))["items"]
    assert (
        item["title"] == said("sr-cyrl", "Cancelled: %(title)s", title="Наслов")
        and f"<title>{item['title']}</title>" in feed
    )
    cancelled = said("sr-cyrl", "This rally has been cancelled.")
    for words in (cancelled, "понедељак, 30. марта 2026., 18:00", "Београд", "Био је други дан."):
        assert words in html_text(item["content_html"]) and words in html_text(html.unescape(feed)), words
    assert item["title"] in built.html("sr-cyrl/2026/03/embassy/index.html").partition("<body")[0]
    event = (built.path / "sr-latn/2026/03/embassy/event.ics").read_text("utf-8")
    assert said("sr-latn", "Cancelled: %(title)s", title="Naslov") in event and "Bio je drugi dan." in event


def html_text(source: str) -> str:
    """The words of HTML, with ordinary spaces between."""
    return re.sub(r"[\s\u00a0]+", " ", re.sub("<[^>]*>", "", html.unescape(source)))
