"""Where a post has texts in two languages, a page shows them side by side."""

import re
from pathlib import Path
from typing import Any

import pytest

from plugins.publish.judging.html_page import read_html_page
from plugins.publish.judging.judge import judge
from plugins.publish.judging.origin import Origin
from tests.editions.test_third_language import UKRAINIAN, theme
from tests.interface import said
from tests.site_settings import EDITIONS, FOLDERS
from tests.small_content import messages
from tests.small_site import SITE, Build, Built, text

SITEURL = "https://example.org/site"
PARALLEL = "2022/02/embassy/parallel/"
BOTH = (
    "-- content/statements/2022-05-01-both/sr.md --\n"
    + text("Оба", "[TOC]\n\n## Људи\n\nПрви.[^1]\n\nВише: [људи](#ljudi).\n\n[^1]: Напомена.", correction="Исправљено.")
    + "-- content/statements/2022-05-01-both/ru.md --\n"
    + text("Оба текста", "[TOC]\n\n## Ljudi\n\nПервый.[^1]\n\n[^1]: Сноска.", "Вывод.", translates="sr")
)


def cells(built: Built, url: str) -> list[list[tuple[str | None, str]]]:
    """(lang, words) of each cell in each row of the texts."""
    rows = built.page(url).findall(".//div[@class='prose']/div[@class='pair']")
    return [[(cell.get("lang"), " ".join("".join(cell.itertext()).split())) for cell in row] for row in rows]


def hrefs(built: Built, url: str, where: str) -> list[str | None]:
    return [link.get("href") for link in built.page(url).iterfind(f".//{where}//a")]


def test_the_texts_stand_row_by_row_each_in_its_language(build: Build) -> None:
    built = build(BOTH)
    for folder, first, second, words in (
        ("sr-cyrl", "sr-Cyrl", "ru", "Људи"),
        ("sr-latn", "sr-Latn", "ru", "Ljudi"),
        ("ru", "ru", "sr-Cyrl", "Ljudi"),
    ):
        url = f"{folder}/2022/05/both/parallel/"
        assert built.page(url).get("lang") == EDITIONS[folder]["lang"]
        rows = cells(built, url)
        # Contents, heading, a paragraph each; a paragraph that only the Serbian text has; the footnotes.
        serbian = second if folder == "ru" else first
        both = [first, second]
        assert [[lang for lang, _ in row] for row in rows] == [both, both, both, [serbian], both]
        assert rows[1][0][1] == words
        titles = built.page(url).findall(".//h1/span")
        assert [title.get("lang") for title in titles] == [first, second]
    assert cells(built, "ru/2022/05/both/parallel/")[2][1][1].startswith("Први.")


def test_title_place_summary_and_correction_stand_in_both_languages(build: Build) -> None:
    built = build(SITE + BOTH)
    words = built.words(f"sr-latn/{PARALLEL}").replace("\u00a0", " ")
    for expected in (
        "Ljubav i LJUDI: „šetnja“ Любовь и «прогулка»",
        "Beograd, Trg republike Белград",
        "Okupili smo se pred ambasadom. Мы собрались у посольства.",
    ):
        assert expected in words
    page = built.page("ru/2022/05/both/parallel/")
    correction = page.find(".//p[@class='pair corrections']/span")
    assert correction is not None and (correction.get("lang"), correction.text) == ("sr-Cyrl", "Исправљено.")


def test_points_stand_in_both_languages(build: Build) -> None:
    header = "-- content/statements/2022-05-01-both/{}.md --\n"
    serbian = text("Оба", points="[Један., Два.]")
    russian = text("Оба текста", "Текст.", "Вывод.", translates="sr", points="[Раз., Два.]")
    page = build(header.format("sr") + serbian + header.format("ru") + russian).page("ru/2022/05/both/parallel/")
    lists = page.findall(".//section[@class='in-short']//ul")
    assert [(points.get("lang"), [point.text for point in points]) for points in lists] == [
        ("ru", ["Раз.", "Два."]),
        ("sr-Cyrl", ["Један.", "Два."]),
    ]


def test_a_cancelled_rally_is_cancelled_here_too(build: Build) -> None:
    rally = "-- content/rallies/2022-05-02-off/{}.md --\n"
    built = build(
        rally.format("sr")
        + text(place="Београд", status="cancelled")
        + rally.format("ru")
        + text("Заголовок", "Текст.", "Вывод.", place="Белград", translates="sr")
    )
    assert said("ru", "This rally has been cancelled.") in built.words("ru/2022/05/off/parallel/")


def test_both_texts_lead_there_and_it_leads_back(build: Build) -> None:
    built = build(SITE)
    for folder in FOLDERS:
        for address, way in (("2022/02/embassy/", "../../../../../"), ("about/", "../../../")):
            assert "parallel/" in hrefs(built, f"{folder}/{address}", "main")
            assert f"{way}{folder}/{address}" in hrefs(built, f"{folder}/{address}parallel/", "main")
    names = said("ru", "Read side by side: %(languages)s", languages="русский и сербский")
    assert names in built.words("ru/2022/02/embassy/")


def test_a_post_with_one_text_has_none(build: Build) -> None:
    built = build(SITE)
    for folder in FOLDERS:
        assert not built.file(f"{folder}/2022/03/appeal/parallel/").exists()
        assert "parallel/" not in hrefs(built, f"{folder}/2022/03/appeal/", "main")


def test_a_translation_that_is_a_draft_has_none(build: Build) -> None:
    built = build(SITE.replace("translates: sr\n---\nСмотрите", "translates: sr\nstatus: draft\n---\nСмотрите"))
    assert not built.file(f"ru/{PARALLEL}").exists() and built.file("ru/about/parallel/").exists()


def test_it_stands_for_the_text_and_in_no_list(build: Build) -> None:
    built = build(SITE, SITEURL=SITEURL)
    for folder in FOLDERS:
        page = built.page(f"{folder}/{PARALLEL}")
        robots, canonical = page.find(".//meta[@name='robots']"), page.find(".//link[@rel='canonical']")
        assert robots is not None and robots.get("content") == "noindex"
        assert canonical is not None and canonical.get("href") == f"{SITEURL}/{folder}/2022/02/embassy/"
        assert page.find(".//link[@hreflang]") is None and page.find(".//script[@type='application/ld+json']") is None
        switch = hrefs(built, f"{folder}/{PARALLEL}", "nav[@class='editions']")
        assert switch == [f"../../../../../{other}/{PARALLEL}" for other in FOLDERS]
    for url, content in built.files().items():
        if url.endswith((".xml", ".json", ".ics")):
            assert b"parallel" not in content, url


def test_ids_are_one_text_s_and_the_links_to_them_work(build: Build) -> None:
    built = build(BOTH, SITEURL=SITEURL)
    for folder in FOLDERS:
        html = built.html(f"{folder}/2022/05/both/parallel/")
        ids = re.findall(r' id="([^"]*)"', html)
        other = "_sr-" if folder == "ru" else "_ru-"
        assert len(ids) == len(set(ids)) and {"ljudi", "fn:1", f"{other}ljudi", f"{other}fnref:1"} <= set(ids)
        assert {f"#{id_}" for id_ in ("ljudi", "fn:1", f"{other}ljudi", f"{other}fn:1")} <= set(
            re.findall(r'href="(#[^"]*)"', html)
        )
    assert judge(built.path, Origin(SITEURL)).faults == ()


def test_links_lead_to_the_texts_of_each_column_s_language(build: Build) -> None:
    html = build(SITE).html(f"sr-latn/{PARALLEL}")
    assert '<a href="../../../../../ru/2022/03/appeal/">заявление</a>' in html


def test_a_photo_that_both_show_is_shown_once(build: Build) -> None:
    page = build(SITE).page(f"ru/{PARALLEL}")
    (shared,) = page.findall(".//div[@class='shared']")
    assert shared.get("lang") == "ru" and len(page.findall(".//main//img")) == 1
    (caption,) = page.findall(".//figcaption/div")
    assert caption.get("lang") == "sr-Cyrl" and caption.text == "Његошева улица. "
    assert [image.get("alt") for image in shared.iter("img")] == ["Люди на\u00a0площади"]


def test_a_photo_with_a_warning_is_covered_here_too(build: Build) -> None:
    site = SITE.replace("Његошева улица. Photo: NN", "Његошева улица ⚠")
    built = build(site.replace("![Люди на площади](crowd.jpg)", '![Люди на площади](crowd.jpg "Улица ⚠")'))
    assert built.code == 0, built.stderr
    (figure,) = built.page(f"ru/{PARALLEL}").findall(".//main//figure")
    assert [child.tag for child in figure] == ["details", "figcaption"]
    assert [caption.text for caption in figure.iterfind("figcaption/div")] == ["Улица", "Његошева улица"]


@pytest.mark.parametrize("siteurl", [SITEURL, ""])
def test_the_judge_finds_nothing(build: Build, siteurl: str) -> None:
    built = build(SITE + BOTH, SITEURL=siteurl)
    assert judge(built.path, Origin(siteurl)).faults == ()


def test_it_is_no_text_that_readers_could_lose(build: Build) -> None:
    built = build(SITE, SITEURL=SITEURL)
    page = read_html_page(f"ru/{PARALLEL}index.html", built.html(f"ru/{PARALLEL}"), built.files(), Origin(SITEURL))
    assert page.entry is None and not page.indexed


def test_it_is_made_anew_where_either_text_changes(build: Build, tmp_path: Path) -> None:
    cache: dict[str, Any] = {"CACHE_PATH": str(tmp_path / "cache")}
    built = build(SITE, **cache)
    pages = [built.file(f"{folder}/{PARALLEL}") for folder in FOLDERS]
    for name, before, after in (("sr", "Видели смо", "Чули смо"), ("ru", "Смотрите", "Читайте")):
        others = {path: path.stat().st_mtime_ns for path in built.path.rglob("parallel/index.html")}
        source = tmp_path / f"content/rallies/2022-02-24-embassy/{name}.md"
        source.write_text(source.read_text("utf-8").replace(before, after), "utf-8")
        build(**cache)
        assert all(after in path.read_text("utf-8") for path in (pages[0], pages[2]))
        assert "Čuli smo" in pages[1].read_text("utf-8")
        assert {path for path, when in others.items() if path.stat().st_mtime_ns != when} == set(pages)


def test_it_goes_with_the_translation(build: Build, tmp_path: Path) -> None:
    build(SITE)
    (tmp_path / "content/rallies/2022-02-24-embassy/ru.md").unlink()
    built = build()
    assert built.code == 0 and not list(built.path.glob("*/2022/02/embassy/parallel"))


def test_with_a_third_language_each_two_texts_have_a_page(build: Build, tmp_path: Path) -> None:
    ukrainian = "-- content/statements/2022-05-01-both/uk.md --\n" + text("Обидва", "Перший.", translates="sr")
    two = "-- content/statements/2022-05-03-two/{}.md --\n"
    two_texts = two.format("uk") + text("Їх", "Один.") + two.format("sr") + text("Два", translates="uk")
    built = build(
        BOTH + ukrainian + two_texts,
        EDITIONS={**EDITIONS, "uk": UKRAINIAN},
        THEME=str(theme(tmp_path)),
        SITEURL=SITEURL,
    )
    assert built.code == 0, built.stderr
    assert judge(built.path, Origin(SITEURL)).faults == ()

    def languages(url: str) -> list[str | None]:
        return [title.get("lang") for title in built.page(url).iterfind(".//h1/span")]

    assert languages("uk/2022/05/both/parallel/") == ["sr-Cyrl", "ru"]
    assert languages("uk/2022/05/both/parallel/sr-uk/") == ["uk", "sr-Cyrl"]
    assert languages("sr-latn/2022/05/both/parallel/sr-uk/") == ["sr-Latn", "uk"]
    assert languages("ru/2022/05/both/parallel/ru-uk/") == ["ru", "uk"]
    ways = [way for way in hrefs(built, "uk/2022/05/both/", "main") if way and way.startswith("parallel")]
    assert ways == ["parallel/sr-uk/", "parallel/ru-uk/"]
    # Russian has no text of its own: it shows the Ukrainian one, and this beside the Serbian.
    assert "parallel/" in hrefs(built, "ru/2022/05/two/", "main")
    assert languages("ru/2022/05/two/parallel/") == ["uk", "sr-Cyrl"]
    canonical = built.page("ru/2022/05/two/parallel/").find(".//link[@rel='canonical']")
    assert canonical is not None and canonical.get("href") == f"{SITEURL}/uk/2022/05/two/"


def test_no_post_page_or_tag_may_take_its_address(tmp_path: Path) -> None:
    for site in (
        "-- content/statements/2022-05-01-parallel/sr.md --\n" + text(),
        "-- content/pages/parallel/sr.md --\n" + text(),
        "-- content/tags.yml --\nparallel: {sr: Да, ru: Да}\n",
    ):
        (line, *_) = messages(tmp_path, site)
        assert "“parallel” is a name that the site or Windows needs" in line, line
        for path in tmp_path.rglob("*.*"):
            path.unlink()
