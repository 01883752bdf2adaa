"""Every page of the sample site and of the corpus, judged by libraries that did not write them."""

import re

import html5lib
import pytest

from plugins.language.letters import cyrillic_words
from tests.broken_links import broken_links
from tests.sample_site import SITEURL
from tests.site_settings import FOLDERS
from tests.small_site import Built, parsed


def test_every_link_anchor_and_asset_resolves(tree: Built) -> None:
    # 404.html alone starts from where the site is served.
    assert [broken for broken in broken_links(tree.path) if not broken.startswith("/404.html: /site/")] == []


def test_every_page_is_valid_html(tree: Built) -> None:
    for url, html in tree.html_pages():
        try:
            html5lib.HTMLParser(strict=True).parse(html)
        except html5lib.html5parser.ParseError as error:
            pytest.fail(f"{url}: {error}")


def test_twins_name_each_other(tree: Built) -> None:
    named: dict[str, set[str]] = {}
    for url, html in tree.html_pages():
        page = parsed(html)
        twins = {
            link.get("href") for link in page.iterfind(".//link[@hreflang]") if link.get("hreflang") != "x-default"
        }
        canonical = page.find(".//link[@rel='canonical']")
        if twins and url:
            assert (
                canonical is not None and canonical.get("href") == f"{SITEURL}/{url}" and f"{SITEURL}/{url}" in twins
            ), url
            named[f"{SITEURL}/{url}"] = twins
    assert len(named) > 100
    for url, twins in named.items():
        assert all(named[twin] == twins for twin in twins), url


def test_every_page_of_an_edition_is_in_every_other(tree: Built) -> None:
    paths = [
        {url.partition("/")[2] for url, _ in tree.html_pages() if url.startswith(f"{folder}/")} for folder in FOLDERS
    ]
    assert paths[0] == paths[1] == paths[2] and len(paths[0]) > 60


def test_no_cyrillic_is_left_in_the_latin_edition(tree: Built) -> None:
    for url, html in tree.html_pages():
        if url.startswith("sr-latn/"):
            assert cyrillic_words(html, "sr-Latn") == [], url


def test_no_page_fetches_anything_from_elsewhere(tree: Built) -> None:
    for url, html in tree.html_pages():
        page = parsed(html)
        for element in page.iter():
            source = element.get("src") or (
                element.get("href") if element.tag == "link" and element.get("rel") == "stylesheet" else ""
            )
            assert not source or not re.match(r"(https?:)?//", source), f"{url}: {source}"
        for script in page.iterfind(".//script"):
            assert script.get("type") == "application/ld+json" or not script.text, url


def test_drafts_and_posts_that_wait_are_nowhere(sample: Built) -> None:
    for name, content in sample.files().items():
        for slug in (b"statements/2026-01-18-draft", b"/2026/01/draft", b"/2026/10/waiting"):
            assert slug not in content, name
        assert "не види нико осим".encode() not in content, name
