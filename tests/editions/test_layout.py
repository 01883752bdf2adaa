"""The templates at widths that nobody chose for them, in both themes, with letters as large as readers may want them."""

import pytest
from playwright.sync_api import Page

from tests.browser import Open, needs_browser, overflow
from tests.site_settings import FOLDERS

pytestmark = needs_browser

WIDTHS = (320, 360, 414, 600, 768, 820, 834, 1024, 1100, 1280, 1920)  # CSS pixels
LETTERS = (100, 150, 200)  # per cent of the usual size: https://www.w3.org/TR/WCAG22/#resize-text
TEMPLATES = {
    "home": "",
    "the second page of a list": "page/2/",
    "a year": "2023/",
    "tags": "tags/",
    "the archive": "archive/",
    "search": "search/",
    "a rally with a gallery": "2023/02/anniversary/",
    "a long statement": "2023/05/long-statement/",
    "both its texts side by side": "2023/05/long-statement/parallel/",
    "a rally to come": "2026/09/planned/",
    "a cancelled rally": "2023/06/rain/",
    "a text in the other language": "2023/11/evening/",
    "points, pull quote, covered photo, many photos": "2024/03/noon/",
    "a page": "about/",
    "what has been taken down": "2022/05/withdrawn/",
}
SHARED = ("", "ru/nothing/here/")  # the chooser, and what is not there

# Words, with what is bound to them, that are torn although the page is wide enough for them, and columns of fewer than
# 15 letters on a page that has room for more. A word with a hyphen at the end of its line is not torn.
FAULTS = """() => {
    const faults = [], room = document.querySelector("main").clientWidth;
    const pen = document.createElement("canvas").getContext("2d");
    for (const element of document.querySelectorAll("h1, h2, h3, main p, main dd, main li, figcaption")) {
        const width = element.getBoundingClientRect().width, words = element.innerText.trim();
        if (width < 2 || words.length < 16 || element.closest(".unseen, .leaf, .timeline, nav")) continue;
        const style = getComputedStyle(element);
        pen.font = style.font;
        const letters = width / pen.measureText("о").width;
        if (letters < 15 && width < 0.6 * room) faults.push(`${Math.floor(letters)} letters wide: ${words.slice(0, 30)}`);
        if (style.hyphens === "auto") continue;
        const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            for (const run of texts.currentNode.data.matchAll(/[^ \\n\\p{Pd}]{2,}/gu)) {
                const range = document.createRange();
                range.setStart(texts.currentNode, run.index);
                range.setEnd(texts.currentNode, run.index + run[0].length);
                const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
                pen.font = getComputedStyle(texts.currentNode.parentElement).font;
                if (lines.size > 1 && pen.measureText(run[0]).width < 0.75 * room) faults.push(`torn: ${run[0]}`);
            }
        }
    }
    return [...new Set(faults)];
}"""


def faults(page: Page) -> list[str]:
    """What is wrong with how a page is laid out, at each width, in each theme and with letters of each size."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for letters in LETTERS:
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                page.evaluate("document.documentElement.style.fontSize = ''")
                page.evaluate(
                    """percent => {
                        const root = document.documentElement, usual = parseFloat(getComputedStyle(root).fontSize);
                        root.style.fontSize = `${usual * percent / 100}px`;
                    }""",
                    letters,
                )
                wider = overflow(page)
                here = [f"wider than the window by {wider}px"] * (wider > 0) + page.evaluate(FAULTS)
                found += [f"{width}px, letters {letters} %, {scheme}: {fault}" for fault in here]
    return found


@pytest.mark.parametrize("path", [*(f"{folder}/{path}" for folder in FOLDERS for path in TEMPLATES.values()), *SHARED])
def test_nothing_runs_out_of_a_page_or_is_squeezed(path: str, opened: Open) -> None:
    assert faults(opened(path)) == []


def test_a_squeezed_column_and_a_torn_word_are_found(opened: Open) -> None:
    page = opened("ru/", bypass_csp=True)
    page.add_style_tag(content=".lead h2 { width: 6rem } .teaser h3 { width: 2em; overflow-wrap: anywhere }")
    found = faults(page)
    assert any("letters wide: Образец: четвёртая" in fault for fault in found)
    assert any("torn: Образец" in fault for fault in found)
    page.add_style_tag(content=".lead { min-width: 100rem }")
    assert any("wider than the window" in fault for fault in faults(page))
