"""What can be told apart by eye: contrast measured on pixels, and kinds where a system or a printer sets the colours.

WCAG 2.2, criteria 1.4.3 (text: 4.5 to 1), 1.4.11 (fields, marks, what has the focus: 3 to 1) and 1.4.1.
"""

import io
from collections import Counter
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page

from tests.browser import Open, needs_browser

pytestmark = needs_browser

TEXT = {
    "ru/": (".rail", ".byline", ".part", ".leaf strong", ".next h2", ".menu a", ".editions a", "body > footer a"),
    "ru/archive/": (".timeline .label:visible", ".count", ".numbers strong"),
    "ru/2026/09/planned/": (".status.announced", ".facts dt", ".button", ".share a"),
    "sr-cyrl/2023/06/rain/": (".status.cancelled", ".notice"),
    "sr-latn/2023/11/evening/": (".status.language", ".notice.untranslated"),
    "sr-cyrl/2024/03/noon/": (
        ".summary",
        "figcaption",
        ".warned summary",
        "blockquote.pull",
        ".in-short h2",
        ".beside a",
    ),
    "sr-latn/2023/05/long-statement/": (".toc a", ".footnote-ref", ".scroll td"),
    "sr-latn/2023/05/long-statement/parallel/": (".back a", ".pair .second"),
    "ru/search/": ("#_help", ".asked button", ".instead a"),
    "": (".chooser strong", ".headlines a"),
    "ru/nothing/": ("section:visible p",),
}
MARKS = {"ru/archive/": (".mark.rally", ".mark.statement"), "ru/": (".bars i",), "ru/search/": (".query select",)}


@pytest.fixture(params=["light", "dark"])
def seen(request: pytest.FixtureRequest, opened: Open) -> Callable[[str], Page]:
    return lambda path: opened(path, color_scheme=request.param, device_scale_factor=4)


def colours(picture: bytes) -> Counter[tuple[int, int, int]]:
    """How many pixels of a screenshot have each colour."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    return Counter({colour: count for count, colour in image.getcolors(1 << 24)})


def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    linear = [part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(picture: bytes) -> float:
    """The contrast between the colour that most pixels have and the one that is farthest from it: the strokes' own."""
    counted = colours(picture)
    (ground, _), *_ = counted.most_common(1)

    def ratio(colour: tuple[int, int, int]) -> float:
        dark, bright = sorted((luminance(colour), luminance(ground)))
        return (bright + 0.05) / (dark + 0.05)

    return max(map(ratio, counted))


def around(found: Locator, beside: float = 3) -> bytes:
    """A screenshot of an element's left edge and so many pixels on either side of it."""
    box = found.bounding_box()
    assert box
    clip = {"x": box["x"] - beside, "y": box["y"] + box["height"] / 3, "width": 2 * beside, "height": 4}
    return found.page.screenshot(clip=clip)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", TEXT)
def test_words_stand_out_from_their_ground(path: str, seen: Callable[[str], Page]) -> None:
    page = seen(path)
    for selector in TEXT[path]:
        found = page.locator(selector).first
        found.scroll_into_view_if_needed()
        assert contrast(found.screenshot()) >= 4.5, selector


@pytest.mark.parametrize("path", MARKS)
def test_marks_and_fields_stand_out(path: str, seen: Callable[[str], Page]) -> None:
    page = seen(path)
    for selector in MARKS[path]:
        found = page.locator(selector).first
        found.scroll_into_view_if_needed()
        assert contrast(around(found)) >= 3, selector


def test_a_search_field_its_hint_and_what_has_the_focus_stand_out(seen: Callable[[str], Page]) -> None:
    page = seen("ru/")
    field = page.locator(".find input")
    assert contrast(around(field)) >= 3
    box = field.bounding_box()
    assert box
    inside = {"x": box["x"] + 4, "y": box["y"] + 4, "width": box["width"] - 8, "height": box["height"] - 8}
    assert contrast(page.screenshot(clip=inside)) >= 4.5  # type: ignore[arg-type]
    link = page.locator(".menu a").nth(2)
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert contrast(around(link, 6)) >= 3


@pytest.mark.parametrize("media", [{}, {"forced_colors": "active"}, {"media": "print"}])
@pytest.mark.parametrize("path", ["ru/archive/", "ru/"])
def test_a_rally_and_a_statement_are_told_apart_by_shape(path: str, media: dict[str, str], opened: Open) -> None:
    """Borders alone count: a system that sets the colours, and a printer, leave backgrounds out."""
    page = opened(path)
    page.emulate_media(**media)  # type: ignore[arg-type]
    filled = {
        kind: page.evaluate(
            """kind => {
                const mark = document.querySelector(`.mark.${kind}`), word = document.querySelector(`.${kind} .kind`);
                const style = mark ? getComputedStyle(mark) : getComputedStyle(word, "::before");
                const [borders, width] = [style.borderLeftWidth, style.width].map(parseFloat);
                return style.borderLeftStyle === "solid" ? 2 * borders / Math.max(width, 2 * borders) : 0;
            }""",
            kind,
        )
        for kind in ("rally", "statement")
    }
    assert filled["rally"] == 1 and 0.2 < filled["statement"] < 0.7
