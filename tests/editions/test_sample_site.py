"""The sample site, which has everything that the site can show, judged by libraries that did not write it."""

import datetime
import json
import os
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path

import html5lib
import icalendar
import jsonschema
import lxml.etree
import pytest
from pelican import Pelican
from pelican.settings import read_settings

from plugins.language.letters import strays
from tests.broken_links import broken_links
from tests.corpus import lay_out
from tests.paths import PROJECT, needs_shared
from tests.sample_site import SAMPLE_DAY
from tests.site_settings import editions
from tests.small_site import Built, parsed

SITE = "https://example.org/site"
DAY = SAMPLE_DAY
SCHEMAS = Path(__file__).parent / "schemas"
FOLDERS = ("sr-cyrl", "sr-latn", "ru")


def built(content: Path, root: Path) -> Built:
    output = root / "output"
    settings = {"PATH": str(content), "OUTPUT_PATH": str(output), "CACHE_PATH": str(root / "cache"), "SITEURL": SITE}
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = DAY
    try:
        Pelican(read_settings(str(PROJECT / "pelicanconf.py"), override=settings)).run()
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH") if before is None else os.environ.update(SOURCE_DATE_EPOCH=before)
    return Built(output, "", "", 0)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(PROJECT / "tests" / "site", tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("corpus")
    lay_out(root / "content")
    return built(root / "content", root)


@pytest.fixture(params=["sample", pytest.param("corpus", marks=needs_shared)])
def tree(request: pytest.FixtureRequest) -> Built:
    """The sample site, and other people's texts."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Built)
    return found


def pages(sample: Built) -> Iterator[tuple[str, str]]:
    for path in sorted(sample.path.rglob("*.html")):
        yield path.relative_to(sample.path).as_posix().removesuffix("index.html"), path.read_text("utf-8")


# What every page keeps


def test_every_link_anchor_and_asset_resolves(tree: Built) -> None:
    # 404.html alone starts from where the site is served.
    assert [one for one in broken_links(tree.path) if not one.startswith("/404.html: /site/")] == []


def test_every_page_is_valid_html(tree: Built) -> None:
    for url, html in pages(tree):
        try:
            html5lib.HTMLParser(strict=True).parse(html)
        except html5lib.html5parser.ParseError as error:
            pytest.fail(f"{url}: {error}")


def test_twins_name_each_other(tree: Built) -> None:
    named: dict[str, set[str]] = {}
    for url, html in pages(tree):
        page = parsed(html)
        twins = {
            link.get("href") for link in page.iterfind(".//link[@hreflang]") if link.get("hreflang") != "x-default"
        }
        canonical = page.find(".//link[@rel='canonical']")
        if twins and url:
            assert canonical is not None and canonical.get("href") == f"{SITE}/{url}" and f"{SITE}/{url}" in twins, url
            named[f"{SITE}/{url}"] = twins
    assert len(named) > 100
    for url, twins in named.items():
        assert all(named[twin] == twins for twin in twins), url


def test_every_page_of_an_edition_is_in_every_other(tree: Built) -> None:
    paths = [{url.partition("/")[2] for url, _ in pages(tree) if url.startswith(f"{folder}/")} for folder in FOLDERS]
    assert paths[0] == paths[1] == paths[2] and len(paths[0]) > 60


def test_no_cyrillic_is_left_in_the_latin_edition(tree: Built) -> None:
    for url, html in pages(tree):
        if url.startswith("sr-latn/"):
            assert strays(html, "sr-Latn") == [], url


def test_no_page_fetches_anything_from_elsewhere(tree: Built) -> None:
    for url, html in pages(tree):
        page = parsed(html)
        for element in page.iter():
            source = element.get("src") or (
                element.get("href") if element.tag == "link" and element.get("rel") == "stylesheet" else ""
            )
            assert not source or not re.match(r"(https?:)?//", source), f"{url}: {source}"
        for script in page.iterfind(".//script"):
            assert script.get("type") == "application/ld+json" or not script.text, url


# Lists


def test_lists_are_paginated_with_the_same_items_everywhere(sample: Built) -> None:
    # Of home's first twenty, one is announced and stands above the list.
    for path, count in (("", 19), ("page/2/", 4), ("rallies/", 16), ("statements/", 8), ("2023/", 6), ("2023/02/", 1)):
        lists = []
        for folder in FOLDERS:
            page = sample.page(f"{folder}/{path}")
            links = [link.get("href") or "" for link in page.iterfind(".//article/h2/a")]
            assert len(links) == count, path
            lists.append([link.partition(f"{folder}/")[2] for link in links])
        assert lists[0] == lists[1] == lists[2]


def test_every_part_of_an_address_leads_to_a_list(tree: Built) -> None:
    for url, _ in pages(tree):
        parts = url.split("/")
        for end in range(1, len(parts)):
            above = "/".join(parts[:end]) + "/"
            if parts[end - 1] not in ("page", "photos", "theme"):
                assert tree.file(above).is_file(), f"{url}: {above}"


def test_tags_are_in_the_order_of_each_alphabet(sample: Built) -> None:
    found = {
        folder: [link.text for link in sample.page(f"{folder}/tags/").iterfind(".//ul[@class='index']/li/a")]
        for folder in FOLDERS
    }
    assert found["sr-cyrl"] == [
        "Амбасада", "Београд", "Годишњица", "Избеглице", "Нови Сад", "Писма", "Политички затвореници", "Солидарност",
    ]  # fmt: skip
    assert found["sr-latn"] == [
        "Ambasada", "Beograd", "Godišnjica", "Izbeglice", "Novi Sad", "Pisma", "Politički zatvorenici", "Solidarnost",
    ]  # fmt: skip
    assert found["ru"] == [
        "Беженцы", "Белград", "Годовщина", "Нови-Сад", "Письма", "Политзаключённые", "Посольство", "Солидарность",
    ]  # fmt: skip


def test_counts_have_the_right_plurals(sample: Built) -> None:
    assert "Novi Sad 2 teksta" in sample.words("sr-latn/tags/") and "Письма 5 публикаций" in sample.words("ru/tags/")


def test_a_fallback_in_a_list_is_marked(sample: Built) -> None:
    page = sample.page("sr-latn/2022/03/")
    (fallback,) = [
        item for item in page.iterfind(".//article") if item.find(".//span[@class='status language']") is not None
    ]
    link, mark = fallback.find("h2/a"), fallback.find(".//span[@class='status language']")
    assert link is not None and (link.get("lang"), link.get("hreflang")) == ("ru", "ru")
    assert mark is not None and mark.text == "ruski"


# A post


def test_a_post_leads_to_its_neighbours(sample: Built) -> None:
    words = sample.words("sr-cyrl/2024/02/anniversary/")
    assert "Истог датума у другим годинама Пример: четврта годишњица" in words
    assert "На исту тему" in words
    page = sample.page("sr-cyrl/2024/02/anniversary/")
    ways = {link.get("rel"): link.get("href") for link in page.iterfind(".//nav[@class='neighbours']//a")}
    assert ways == {"prev": "../../../../sr-cyrl/2023/11/evening/", "next": "../../../../sr-cyrl/2024/03/noon/"}


def test_corrections_and_updates_are_shown(sample: Built) -> None:
    words = sample.words("ru/2024/02/anniversary/")
    assert "Исправление: В первой версии было указано неверное время начала." in words
    assert "Обновлено 26 февраля 2024 г." in words


def test_planned_and_cancelled_rallies_say_so(sample: Built) -> None:
    assert "Овај протест тек предстоји." in sample.words("sr-cyrl/2026/09/planned/")
    assert "Эта акция отменена." in sample.words("ru/2023/06/rain/")


def test_drafts_and_posts_that_wait_are_nowhere(sample: Built) -> None:
    for name, content in sample.files().items():
        for slug in (b"statements/2026-01-18-draft", b"/2026/01/draft", b"/2026/10/waiting"):
            assert slug not in content, name
        assert "не види нико осим".encode() not in content, name


def test_a_stale_translation_looks_like_any_other(sample: Built) -> None:
    assert sample.page("ru/2022/12/rights/").find(".//main//*[@lang]") is None


# Addresses that moved or are gone


def test_an_old_address_leads_to_the_new_one(sample: Built) -> None:
    for folder in FOLDERS:
        page = sample.page(f"{folder}/2024/05/older-name/")
        refresh, canonical, link = (
            page.find(where) for where in (".//meta[@http-equiv='refresh']", ".//link[@rel='canonical']", ".//main//a")
        )
        assert refresh is not None and refresh.get("content") == f"0; url=../../../../{folder}/2024/06/new-name/"
        assert canonical is not None and canonical.get("href") == f"{SITE}/{folder}/2024/06/new-name/"
        assert link is not None and link.get("href") == f"../../../../{folder}/2024/06/new-name/"


def test_what_was_taken_down_says_why(sample: Built) -> None:
    assert "Tekst je povučen na molbu ljudi" in sample.words("sr-latn/2022/05/withdrawn/")
    assert "снят по просьбе" in sample.words("ru/2022/05/withdrawn/")


# Feeds, calendars, sitemap, linked data


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


def test_an_entry_keeps_the_id_of_its_oldest_address(sample: Built) -> None:
    assert f"<id>{SITE}/ru/2024/05/older-name/</id>" in (sample.path / "ru/statements/feed.xml").read_text("utf-8")


def test_a_feed_has_no_fallbacks(sample: Built) -> None:
    feed = (sample.path / "sr-latn/feed.xml").read_text("utf-8")
    assert "/2023/11/evening/" not in feed and "/2024/03/noon/" in feed


@pytest.mark.parametrize("folder", FOLDERS)
def test_json_feeds_are_valid(folder: str, tree: Built) -> None:
    feed = json.loads((tree.path / folder / "feed.json").read_text("utf-8"))
    jsonschema.validate(feed, json.loads((SCHEMAS / "jsonfeed.json").read_text("utf-8")))
    assert feed["language"] == editions()[folder].tag and len(feed["items"]) > 10


def test_calendars_say_when_and_where(sample: Built) -> None:
    path = sample.path / "sr-latn/2025/10/names/event.ics"
    (event,) = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert event["DTSTART"].dt == datetime.datetime.fromisoformat("2025-10-30T22:00:00+01:00")
    assert event["DTEND"].dt == datetime.datetime.fromisoformat("2025-10-31T00:30:00+01:00")
    assert event["SUMMARY"].replace("\u00a0", " ") == "Primer: čitanje imena do posle ponoći"
    assert event["SUMMARY"].params["LANGUAGE"] == "sr-Latn"
    assert event["LOCATION"] == "Beograd, Trg republike" and event["STATUS"] == "CONFIRMED"
    assert event["URL"] == f"{SITE}/sr-latn/2025/10/names/"


def test_a_rally_without_an_hour_is_all_day_and_a_cancelled_one_is_cancelled(sample: Built) -> None:
    (event,) = icalendar.Calendar.from_ical((sample.path / "ru/2025/07/picnic/event.ics").read_bytes()).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (datetime.date(2025, 7, 13), datetime.date(2025, 7, 14))
    assert event["SUMMARY"].params["LANGUAGE"] == "sr-Cyrl"  # a fallback: a schedule with holes would mislead
    (event,) = icalendar.Calendar.from_ical((sample.path / "ru/2023/06/rain/event.ics").read_bytes()).walk("VEVENT")
    assert event["STATUS"] == "CANCELLED"


def test_an_event_is_the_same_in_every_edition_and_in_the_calendar(sample: Built) -> None:
    ids = set()
    for folder in FOLDERS:
        calendar = icalendar.Calendar.from_ical((sample.path / folder / "calendar.ics").read_bytes())
        days = [event["DTSTART"].dt for event in calendar.walk("VEVENT")]
        assert [f"{day:%Y-%m-%d}" for day in days] == ["2026-09-12", "2026-02-24", "2025-10-30", "2025-07-13"]
        ids.add(tuple(str(event["UID"]) for event in calendar.walk("VEVENT")))
        assert not calendar.errors
    assert len(ids) == 1


def test_the_sitemap_names_every_page_that_stands_for_itself(tree: Built) -> None:
    schema = lxml.etree.RelaxNG(lxml.etree.parse(SCHEMAS / "sitemap.rng"))
    named = []
    index = lxml.etree.parse(tree.path / "sitemap.xml")
    schema.assertValid(index)
    for place in index.findall(".//{*}loc"):
        part = lxml.etree.parse(tree.path / (place.text or "").removeprefix(f"{SITE}/"))
        schema.assertValid(part)
        named += [loc.text for loc in part.findall(".//{*}loc")]
    standing = set()
    for url, html in pages(tree):
        page = parsed(html)
        canonical = page.find(".//link[@rel='canonical']")
        moved = page.find(".//meta[@http-equiv='refresh']") is not None
        if (
            url
            and "page/" not in url
            and not moved
            and canonical is not None
            and canonical.get("href") == f"{SITE}/{url}"
            and page.find(".//meta[@name='robots']") is None
        ):
            standing.add(f"{SITE}/{url}")
    assert len(named) == len(set(named)) and set(named) == standing


def test_lastmod_is_the_day_of_the_last_change(sample: Built) -> None:
    part = etree.parse(sample.path / "sitemap-2024.xml")
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    days = {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in part.getroot()}
    assert days[f"{SITE}/ru/2024/02/anniversary/"] == "2024-02-26"
    assert days[f"{SITE}/sr-latn/2024/03/noon/"] == "2024-03-17"


def test_linked_data_and_calendars_can_be_read(tree: Built) -> None:
    for url, html in pages(tree):
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL):
            graph = json.loads(data)["@graph"]
            assert [node["@type"] for node in graph] in (["NewsArticle"], ["NewsArticle", "Event"]), url
            assert all(node["@id"].startswith(SITE) and node["inLanguage"] for node in graph), url
    for path in tree.path.rglob("*.ics"):
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        assert all(event["UID"] and event["DTSTAMP"] and event["DTSTART"] for event in calendar.walk("VEVENT")), path


def test_linked_data_tells_article_and_event(sample: Built) -> None:
    def graph(url: str) -> list[dict[str, object]]:
        script = sample.page(url).find(".//script[@type='application/ld+json']")
        assert script is not None
        found = json.loads(script.text or "")
        assert found["@context"] == "https://schema.org"
        return list(found["@graph"])

    article, event = graph("ru/2023/06/rain/")
    assert article["translationOfWork"] == {"@id": f"{SITE}/sr-cyrl/2023/06/rain/"}
    assert event["eventStatus"] == "https://schema.org/EventCancelled"
    assert event["startDate"] == "2023-06-04T18:00:00+02:00"
    (article,) = graph("sr-latn/2025/05/memory/")
    assert (article["inLanguage"], article["translationOfWork"]) == ("sr-Latn", {"@id": f"{SITE}/ru/2025/05/memory/"})
    article, _ = graph("sr-cyrl/2024/02/anniversary/")
    assert article["correction"] and article["dateModified"] == "2024-02-26T00:00:00+01:00"
    assert article["workTranslation"] == [{"@id": f"{SITE}/ru/2024/02/anniversary/"}]


def test_a_page_that_is_shared_shows_its_cover(sample: Built) -> None:
    page = sample.page("sr-latn/2022/03/first-walk/")
    said = {meta.get("property"): meta.get("content") for meta in page.iterfind(".//meta[@property]")}
    assert said["og:title"] == "Primer izveštaja: šetnja kroz centar"
    assert said["og:type"] == "article" and said["og:locale"] == "sr_RS"
    assert (sample.path / (said["og:image"] or "").removeprefix(f"{SITE}/")).is_file()
    home = sample.page("ru/")
    card = home.find(".//meta[@property='og:image']")
    assert card is not None and (sample.path / (card.get("content") or "").removeprefix(f"{SITE}/")).is_file()
