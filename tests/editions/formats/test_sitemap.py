"""The sitemap."""

import xml.etree.ElementTree as etree
from pathlib import Path

import lxml.etree

from tests.sample_site import SITEURL
from tests.small_site import Built, parsed

SCHEMAS = Path(__file__).parent / "schemas"


def test_the_sitemap_names_every_page_that_stands_for_itself(tree: Built) -> None:
    schema = lxml.etree.RelaxNG(lxml.etree.parse(SCHEMAS / "sitemap.rng"))
    named = []
    index = lxml.etree.parse(tree.path / "sitemap.xml")
    schema.assertValid(index)
    for place in index.findall(".//{*}loc"):
        part = lxml.etree.parse(tree.path / (place.text or "").removeprefix(f"{SITEURL}/"))
        schema.assertValid(part)
        named += [loc.text for loc in part.findall(".//{*}loc")]
    standing = set()
    for url, html in tree.html_pages():
        page = parsed(html)
        canonical = page.find(".//link[@rel='canonical']")
        moved = page.find(".//meta[@http-equiv='refresh']") is not None
        if (
            url
            and "page/" not in url
            and not moved
            and canonical is not None
            and canonical.get("href") == f"{SITEURL}/{url}"
            and page.find(".//meta[@name='robots']") is None
        ):
            standing.add(f"{SITEURL}/{url}")
    assert len(named) == len(set(named)) and set(named) == standing | {f"{SITEURL}/"}


def test_lastmod_is_the_day_of_the_last_change(sample: Built) -> None:
    part = etree.parse(sample.path / "sitemap-2024.xml")
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    days = {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in part.getroot()}
    assert days[f"{SITEURL}/ru/2024/02/anniversary/"] == "2024-02-26"
    assert days[f"{SITEURL}/sr-latn/2024/03/noon/"] == "2024-03-17"
