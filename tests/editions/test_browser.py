"""The pages as readers meet them: in a real browser, at several widths, light and dark, by keyboard, without scripts."""

import pytest
from playwright.sync_api import Page

from tests.browser import COLOURS, EVERYTHING, Open, needs_browser, overflow, violations
from tests.interface import said
from tests.site_settings import FOLDERS

pytestmark = needs_browser

WIDTHS = (360, 768, 1280)
PAGES = {
    "home": "",
    "the second page of a list": "page/2/",
    "a kind": "rallies/",
    "a year": "2023/",
    "a month": "2023/02/",
    "tags": "tags/",
    "a tag": "tags/embassy/",
    "the archive": "archive/",
    "a rally with a gallery": "2023/02/anniversary/",
    "a long statement": "2023/05/long-statement/",
    "both its texts side by side": "2023/05/long-statement/parallel/",
    "points, a pull quote, a covered photo, many photos": "2024/03/noon/",
    "search": "search/",
    "a rally to come": "2026/09/planned/",
    "a cancelled rally": "2023/06/rain/",
    "a text in the other language": "2023/11/evening/",
    "a page": "about/",
    "contact": "contact/",
    "what has been taken down": "2022/05/withdrawn/",
}
SHARED_PAGES = {"the chooser": "", "what is not there": "ru/nothing/here/"}


@pytest.mark.parametrize(
    "path", [*(f"{folder}/{path}" for folder in FOLDERS for path in PAGES.values()), *SHARED_PAGES.values()]
)
def test_a_page_is_fit_for_everyone_at_every_width_in_light_and_dark(path: str, opened: Open) -> None:
    page = opened(path)
    assert page.locator("main").inner_text().strip()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert overflow(page) <= 0, (scheme, width)
            # In the dark nothing but the colours is another.
            assert violations(page, COLOURS if scheme == "dark" else EVERYTHING) == [], (scheme, width)


def test_what_is_not_fit_is_found_on_a_page_that_was_looked_at_before(opened: Open) -> None:
    page = opened("ru/", bypass_csp=True)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.add_style_tag(content="@media (prefers-color-scheme: dark) { main a { color: #333 !important } }")
    assert {violation.partition(":")[0] for violation in violations(page, COLOURS)} == {"color-contrast"}
    page.evaluate("document.documentElement.lang = 'xx-yy-zz'")
    assert {violation.partition(":")[0] for violation in violations(page)} == {"color-contrast", "html-lang-valid"}


@pytest.mark.parametrize("path", ["sr-cyrl/", "ru/2023/05/long-statement/", "sr-latn/archive/", ""])
def test_a_page_can_be_zoomed_and_its_letters_made_larger(path: str, opened: Open) -> None:
    page = opened(path, viewport={"width": 640, "height": 400}, device_scale_factor=2)
    assert overflow(page) <= 0
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert overflow(page) <= 0


def focused(page: Page) -> dict[str, object]:
    """What has the focus: where it leads, its words, and whether one sees that it has it."""
    return dict(
        page.evaluate(
            """() => {
                const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
                return {href: element.getAttribute("href"), words: element.textContent.trim(), tag: element.tagName,
                        seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 0
                              && box.bottom > 0 && box.right > 0};
            }"""
        )
    )


def test_a_keyboard_leads_through_skip_link_switcher_menu_and_gallery(opened: Open) -> None:
    page = opened("sr-latn/2023/02/anniversary/")
    page.keyboard.press("Tab")
    assert focused(page)["href"] == "#_main"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")

    page = opened("sr-latn/2023/02/anniversary/")
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stops.append(focused(page))
        if stops[-1]["tag"] == "BODY":
            break
    assert all(stop["seen"] for stop in stops if stop["tag"] != "BODY"), [stop for stop in stops if not stop["seen"]]
    words = [stop["words"] for stop in stops]
    menu = [said("sr-latn", words) for words in ("News", "Rallies", "Statements", "Archive")]
    for expected in ("Ћирилица", "Latinica", "Русский", *menu):
        assert expected in words, expected
    assert sum(".jpg" in str(stop["href"]) for stop in stops) == 3
    assert said("sr-latn", "Copy the address") in words


def test_everything_can_be_read_without_scripts(opened: Open) -> None:
    page = opened("ru/2023/02/anniversary/", java_script_enabled=False)
    assert page.locator("main img").count() == 3 and page.locator(".share button").is_hidden()
    assert page.locator(".share a").first.is_visible()
    chooser = opened("", java_script_enabled=False)
    assert chooser.locator(".chooser > ul > li > a").count() == 3 and chooser.locator(".headlines a").count() == 9
    lost = opened("ru/nothing/", java_script_enabled=False)
    assert [lost.locator("section").nth(number).is_visible() for number in range(3)] == [True] * 3


@pytest.mark.parametrize(
    ("locale", "folder"), [("ru-RU", "ru"), ("sr-Latn-RS", "sr-latn"), ("sr-RS", "sr-cyrl"), ("de-DE", None)]
)
def test_the_chooser_suggests_what_the_browser_asks_for_and_never_leads_there(
    locale: str, folder: str | None, opened: Open, site: str
) -> None:
    page = opened("", locale=locale)
    hrefs = [link.get_attribute("href") for link in page.locator(".suggested > a").all()]
    assert hrefs == ([f"./{folder}/"] if folder else []) and page.url == f"{site}/"
    assert page.locator(".yours:visible").count() == len(hrefs)


def test_a_choice_is_remembered_and_nothing_else(opened: Open, site: str) -> None:
    page = opened("ru/2023/02/anniversary/", locale="ru-RU")
    page.get_by_role("link", name="Latinica").click()
    assert page.url == f"{site}/sr-latn/2023/02/anniversary/"
    assert page.evaluate("JSON.stringify(localStorage)") == '{"edition":"sr-Latn"}'
    assert page.evaluate("sessionStorage.length") == 0
    page.goto(f"{site}/")
    assert page.locator(".suggested > a").get_attribute("href") == "./sr-latn/"


def test_what_is_not_there_is_said_in_the_language_that_was_asked_for(opened: Open, site: str) -> None:
    page = opened("sr-latn/2023/nothing/")
    assert [section.get_attribute("lang") for section in page.locator("section:visible").all()] == ["sr-Latn"]
    page.get_by_role("link", name="Arhiva").click()
    assert page.url == f"{site}/sr-latn/archive/"


def test_an_address_is_copied(opened: Open, site: str) -> None:
    page = opened("sr-cyrl/2023/02/anniversary/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Копирајте линк").click()
    page.get_by_role("button", name="Копирано").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{site}/sr-cyrl/2023/02/anniversary/"


def test_a_statement_prints_as_a_leaflet(opened: Open, site: str) -> None:
    page = opened("ru/2023/05/long-statement/")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".permanent").inner_text() == f"{site}/ru/2023/05/long-statement/"
    for hidden in (".menu", ".editions", ".share", "body > footer"):
        assert page.locator(hidden).first.is_hidden(), hidden
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


def test_paper_shows_what_a_screen_would_scroll_to_or_open(opened: Open) -> None:
    page = opened("ru/2023/05/long-statement/")
    long_line = "x" * 300
    page.evaluate(
        """line => document.querySelector(".prose").insertAdjacentHTML("beforeend",
            `<pre><code>${line}</code></pre><details><summary>a</summary><p id="hidden">b</p></details>`)""",
        long_line,
    )
    page.set_viewport_size({"width": 640, "height": 900})
    assert not page.locator("#hidden").is_visible()
    page.emulate_media(media="print")
    assert page.locator("#hidden").is_visible()
    assert page.locator(".prose pre").last.evaluate("pre => pre.scrollWidth - pre.clientWidth") <= 0


def test_serbian_italics_have_serbian_letters(opened: Open) -> None:
    loaded = "[...document.fonts].filter(font => font.status === 'loaded').map(font => font.family)"
    page = opened("sr-cyrl/2023/05/long-statement/")
    page.evaluate("document.fonts.ready")
    assert "Italic" in str(page.evaluate(loaded))
    page = opened("ru/2023/05/long-statement/")
    page.evaluate("document.fonts.ready")
    assert "Italic" not in str(page.evaluate(loaded))


def test_who_is_led_on_stays_at_the_same_place(opened: Open) -> None:
    page = opened("ru/2024/05/older-name/#part")
    page.wait_for_url("**/ru/2024/06/new-name/#part")
    page.locator(".editions a[hreflang=sr-Latn]").click()
    page.wait_for_url("**/sr-latn/2024/06/new-name/#part")
