"""The page of search, as readers meet it in a browser."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response

from tests.browser import Open, needs_browser, overflow, violations
from tests.editions.search.results import ask, page_path
from tests.interface import said
from tests.paths import needs_shared

FOUND = ("%(num)s text found", "%(num)s texts found")
FAILED = "Search could not be loaded. Check the connection and reload the page."


@needs_browser
def test_a_result_says_what_it_is_and_leads_to_the_post(opened: Open, site: str) -> None:
    page = opened("sr-latn/search/?q=setnja")
    page.get_by_text(said("sr-latn", *FOUND, num=2)).wait_for()
    first = page.locator(".results > li").first
    assert first.locator(".kicker").inner_text() == said("sr-latn", "Rally")
    assert first.locator(".labels").inner_text() == "6. marta 2023. · Beograd, Trg republike"
    assert first.locator("h2 mark").inner_text() == "šetnja"
    assert first.locator(".excerpt").inner_text().startswith("Istog datuma kad i prvi primer, godinu dana kasnije.")
    first.get_by_role("link").click()
    assert page.url == f"{site}/sr-latn/2023/03/spring-walk/"
    page.go_back()
    page.locator(".results > li").nth(1).wait_for()


@needs_browser
def test_an_excerpt_shows_where_the_words_stand(opened: Open) -> None:
    page = opened("ru/search/?q=«Мост+на+Дрине»")
    page.locator(".results > li").wait_for()
    excerpt = page.locator(".excerpt").inner_text()
    assert "«Мост на Дрине»" in excerpt and excerpt.startswith("…") and excerpt.endswith("…")
    assert page.locator(".excerpt mark").all_inner_texts()[-3:] == ["Мост", "на", "Дрине"]


@needs_browser
def test_results_are_of_the_kind_and_the_year_that_is_asked_for(opened: Open) -> None:
    page = opened("ru/search/?q=политзаключенные")
    page.locator("#_found [data-of=found]").wait_for()
    page.locator("select[name=kind]").select_option(said("ru", "Statements"))
    page.get_by_text(said("ru", *FOUND, num=3)).wait_for()
    page.locator("select[name=year]").select_option("2022")
    page.get_by_text(said("ru", *FOUND, num=1)).wait_for()
    assert page_path(page.locator(".results a").get_attribute("href") or "") == "2022/12/rights"
    page.locator("select[name=year]").select_option("2026")
    page.get_by_text(said("ru", "There is something in another kind or year.")).wait_for()
    assert page.locator(".results > li").count() == 0


@needs_browser
def test_what_is_not_found_is_said_with_the_word_and_the_ways_on(opened: Open) -> None:
    page = opened("sr-cyrl/search/?q=шетња+брљомуја")
    page.get_by_role("status").get_by_text(said("sr-cyrl", "No text has this: %(words)s", words="брљомуја")).wait_for()
    assert ask(page, "шетња амбасада") == set()
    assert page.get_by_role("status").inner_text() == said(
        "sr-cyrl", "No text has all these words. Leave some of them out."
    )
    links = page.locator(".instead a").all()
    assert [link.get_attribute("href") for link in links] == ["../../sr-cyrl/archive/", "../../sr-cyrl/tags/"]


@needs_browser
def test_the_form_in_the_header_leads_to_the_results_and_tells_the_host_nothing(opened: Open, site: str) -> None:
    page = opened("ru/2023/02/anniversary/")
    asked = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.get_by_role("searchbox", name=said("ru", "Search")).fill("годовщина")
    page.keyboard.press("Enter")
    page.get_by_text(said("ru", *FOUND, num=4)).wait_for()
    assert page.url.startswith(f"{site}/ru/search/#q=")
    assert not [url for url in asked if "?q" in url]


@needs_browser
def test_a_keyboard_is_enough(opened: Open) -> None:
    page = opened("ru/search/")
    page.locator("#_query").focus()
    page.keyboard.type("образец")
    page.keyboard.press("Enter")
    page.locator(".results > li").nth(9).wait_for()
    assert page.evaluate("document.activeElement.id") == "_query"
    seen = []
    for _ in range(14):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.textContent"))
    assert seen[3:13] == page.locator(".results a").all_inner_texts()
    assert seen[13] == said("ru", "Show more")
    page.keyboard.press("Enter")
    page.locator(".results > li").nth(19).wait_for()
    assert page.evaluate("document.activeElement.textContent") == page.locator(".results a").nth(10).inner_text()


@needs_browser
@pytest.mark.parametrize("query", ["", "образец", "брлямуя", "образец годовщина полдень"])
def test_search_is_fit_for_everyone_in_each_of_its_states(query: str, opened: Open) -> None:
    page = opened(f"ru/search/?q={query}")
    if query:
        page.locator("#_found [data-of]:not([data-of=wait])").wait_for()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert overflow(page) <= 0 and violations(page) == []


@needs_browser
def test_without_scripts_search_leads_to_archive_and_topics(opened: Open) -> None:
    page = opened("ru/search/?q=мир", java_script_enabled=False)
    assert page.locator(".query").is_hidden()
    assert page.get_by_text(said("ru", "Search needs JavaScript. Everything is in the archive, too.")).is_visible()
    assert page.locator(".instead a:visible").all_inner_texts() == [said("ru", "Archive"), said("ru", "Topics")]


@needs_browser
def test_an_index_that_does_not_come_is_said(opened: Open) -> None:
    page = opened("ru/search/")
    page.route("**/parts.json", lambda route: route.fulfill(status=200, content_type="application/json", body="[half"))
    page.locator("#_query").fill("мир")
    page.keyboard.press("Enter")
    page.get_by_text(said("ru", FAILED)).wait_for()


@needs_browser
def test_a_part_of_the_index_that_does_not_come_is_no_proof_that_a_word_is_nowhere(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.route("**/search/ru/*.json", lambda route: route.abort())
    page.goto(f"{site}/ru/search/#q=образец")
    page.get_by_text(said("ru", FAILED)).wait_for()
    page.unroute("**/search/ru/*.json")
    page.locator("#_query").press("Enter")
    page.locator(".results > li").nth(9).wait_for()
    page.close()


@needs_browser
def test_what_follows_a_place_on_the_page_is_no_question(opened: Open) -> None:
    page = opened("sr-latn/search/#q=setnja")
    page.locator(".results > li").nth(1).wait_for()
    page.locator("a.skip").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#_main") and page.locator(".results > li").count() == 2
    assert page.locator("#_query").input_value() == "setnja"


@needs_browser
def test_the_way_back_leads_through_the_searches_and_the_switcher_takes_the_question_along(opened: Open) -> None:
    page = opened("sr-latn/search/")
    ask(page, "setnja")
    ask(page, "ambasada")
    page.go_back()
    page.wait_for_function("document.querySelector('#_query').value === 'setnja'")
    page.get_by_role("link", name="Ћирилица").click()
    page.get_by_text(said("sr-cyrl", *FOUND, num=2)).wait_for()


@needs_browser
def test_more_is_shown_once_however_often_it_is_asked_for(opened: Open) -> None:
    page = opened("ru/search/#q=образец")
    page.locator(".more").wait_for()
    page.evaluate("for (let number = 0; number < 3; number++) document.querySelector('.more').click()")
    page.locator(".results > li").nth(19).wait_for()
    hrefs = [link.get_attribute("href") for link in page.locator(".results a").all()]
    assert len(set(hrefs)) == len(hrefs) == 20


@needs_browser
@needs_shared
@pytest.mark.parametrize("folder", ["sr-cyrl", "ru"])
def test_a_first_search_among_many_posts_loads_little(
    folder: str,
    served_corpus: tuple[Path, str],
    browser: Browser,
) -> None:
    """At most 45 KB until ten results are shown, as hosts send them, and nothing of it before a reader searches."""
    page = browser.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(f"{served_corpus[1]}/{folder}/search/", wait_until="networkidle")
    assert answers and not [answer for answer in answers if answer.url.endswith(".json")]
    answers.clear()
    page.locator("#_query").fill({"sr-cyrl": "подаци", "ru": "данные"}[folder])
    page.keyboard.press("Enter")
    page.locator(".results > li").nth(9).wait_for()
    page.wait_for_load_state("networkidle")
    weights = {answer.url: len(gzip.compress(answer.body(), 6)) for answer in answers}
    assert len(weights) >= 12 and sum(weights.values()) <= 45 * 1024, weights
    page.close()
