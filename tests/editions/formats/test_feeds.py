"""Atom and JSON feeds."""

import json
import re
from pathlib import Path

import html5lib
import jsonschema
import lxml.etree
import pytest

from tests.sample_site import SITEURL
from tests.site_settings import FOLDERS, editions
from tests.small_content import rally, statement
from tests.small_site import Build, Built

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


def test_an_entry_keeps_the_id_of_its_oldest_address(sample: Built) -> None:
    assert f"<id>{SITEURL}/ru/2024/05/older-name/</id>" in (sample.path / "ru/statements/feed.xml").read_text("utf-8")


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


def test_an_announced_rally_has_no_change_in_the_future(build: Build) -> None:
    site = rally(status="announced").replace("2022-02-24", "2026-03-30")
    for updated, changed in (("", "2022-02-24"), ("updated: 2025-12-30\n", "2025-12-30")):
        built = build(site.replace("status:", f"{updated}status:"), SITEURL="https://example.org")
        feed = (built.path / "sr-latn/feed.xml").read_text("utf-8")
        event = (built.path / "sr-latn/2026/03/embassy/event.ics").read_text("utf-8")
        assert f"<updated>{changed}T00:00:00+01:00</updated>" in feed and "2026-03-30T" not in feed
        assert f"DTSTAMP:{changed.replace('-', '')}T000000Z" in event
