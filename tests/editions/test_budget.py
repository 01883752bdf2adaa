"""What a page may weigh on a bad network, compressed as hosts send it. The tests in a browser add up the rest."""

import gzip
import random
import re
from pathlib import Path

import pytest

from tests.sample_site import SAMPLE, SAMPLE_DAY
from tests.small_site import Build, Built, text

FRAME = 10 * 1024  # bytes: the stylesheet, and the page without its text
ARTICLE = 14 * 1024  # bytes: the stylesheet, and an article of 500 words; what fits into a first flight of packets


@pytest.fixture
def sample(build: Build, monkeypatch: pytest.MonkeyPatch) -> Built:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SAMPLE_DAY)
    return build(content=SAMPLE, SITEURL="https://example.org")


def weight(content: str) -> int:
    return len(gzip.compress(content.encode()))


def style(tree: Path) -> int:
    (path,) = tree.glob("theme/style-*.css")
    return weight(path.read_text("utf-8"))


def test_a_frame_is_light(sample: Built) -> None:
    for page in sample.path.rglob("*.html"):
        html = re.sub(r'(?s)<div class="prose".*?\n</div>\n', "", page.read_text("utf-8"))
        assert style(sample.path) + weight(html) <= FRAME, page


def test_an_article_of_500_words_arrives_at_once(build: Build) -> None:
    chance = random.Random(1)
    words = ["".join(chance.choices("абвгдежзијклмнопрстћуш", k=chance.randint(2, 11))) for _ in range(500)]
    site = "-- content/statements/2022-03-01-appeal/sr.md --\n" + text(body=" ".join(words))
    built = build(site, SITEURL="https://example.org")
    html = built.html("sr-cyrl/2022/03/appeal/")
    assert words[499] in html
    assert style(built.path) + weight(html) <= ARTICLE


def test_only_the_stylesheet_holds_up_the_first_paint(sample: Built) -> None:
    for page in sample.path.rglob("*.html"):
        html = page.read_text("utf-8")
        assert len(re.findall(r"<link[^>]* rel=\"stylesheet\"|<link rel=\"stylesheet\"", html)) == 1, page
        for script in re.findall(r"<script[^>]*>", html):
            assert 'type="module"' in script or 'type="application/ld+json"' in script, page
