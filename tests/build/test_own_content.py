"""The site's own content and theme."""

import re

import pytest

from tests.broken_links import broken_links
from tests.exiftool import found_metadata, needs_exiftool
from tests.paths import PROJECT
from tests.sample_site import SAMPLE, SAMPLE_DAY
from tests.small_site import Build


def test_the_site_builds_without_a_word_of_complaint(build: Build) -> None:
    built = build(content=PROJECT / "content", conf=PROJECT / "pelicanconf.py")
    assert (built.code, built.stderr) == (0, "")
    assert broken_links(built.path) == []


def test_the_site_is_whole_in_every_edition(build: Build) -> None:
    built = build(content=PROJECT / "content", conf=PROJECT / "pelicanconf.py")
    for folder in ("sr-cyrl", "sr-latn", "ru"):
        for path in ("", "about/", "press/", "2022/02/embassy/"):
            page = built.page(f"{folder}/{path}")
            assert page.find(".//main//*[@lang]") is None, f"{folder}/{path} shows a fallback"


def test_ids_of_the_theme_cannot_clash_with_a_text_s() -> None:
    for path in (PROJECT / "theme" / "templates").iterdir():
        for name in re.findall(r'\bid="([^"]*)"', path.read_text("utf-8")):
            assert name.startswith("_"), f"{path.name}: {name}"


@needs_exiftool
def test_no_photo_of_a_tree_tells_more_than_it_shows(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SAMPLE_DAY)
    built = build(content=SAMPLE)
    photos = sorted((built.path / "photos").iterdir())
    assert photos and found_metadata(photos) == {}
