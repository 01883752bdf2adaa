"""Linked data: what a page says of its post to machines."""

import json
import re

import icalendar

from tests.sample_site import SITEURL
from tests.small_content import statement
from tests.small_site import Build, Built


def test_linked_data_and_calendars_can_be_read(tree: Built) -> None:
    for url, html in tree.html_pages():
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL):
            graph = json.loads(data)["@graph"]
            assert [node["@type"] for node in graph] in (["NewsArticle"], ["NewsArticle", "Event"]), url
            assert all(node["@id"].startswith(SITEURL) and node["inLanguage"] for node in graph), url
    for path in tree.path.rglob("*.ics"):
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        assert all(event["UID"] and event["DTSTAMP"] and event["DTSTART"] for event in calendar.walk("VEVENT")), path


def test_linked_data_tells_article_and_event(sample: Built) -> None:
    def graph(url: str) -> list[dict[str, object]]:
        script = sample.page(url).find(".//script[@type='application/ld+json']")
        assert script is not None
        data = json.loads(script.text or "")
        assert data["@context"] == "https://schema.org"
        return list(data["@graph"])

    article, event = graph("ru/2023/06/rain/")
    assert article["translationOfWork"] == {"@id": f"{SITEURL}/sr-cyrl/2023/06/rain/"}
    assert event["eventStatus"] == "https://schema.org/EventCancelled"
    assert event["startDate"] == "2023-06-04T18:00:00+02:00"
    (article,) = graph("sr-latn/2025/05/memory/")
    assert (article["inLanguage"], article["translationOfWork"]) == (
        "sr-Latn",
        {"@id": f"{SITEURL}/ru/2025/05/memory/"},
    )
    article, _ = graph("sr-cyrl/2024/02/anniversary/")
    assert article["correction"] and article["dateModified"] == "2024-02-26T12:00:00+01:00"
    assert article["workTranslation"] == [{"@id": f"{SITEURL}/ru/2024/02/anniversary/"}]


def test_a_fallback_claims_nothing_for_machines(build: Build) -> None:
    built = build(statement(), SITEURL="https://example.org")
    assert "ld+json" in built.html("sr-latn/2022/03/appeal/") and "ld+json" not in built.html("ru/2022/03/appeal/")
