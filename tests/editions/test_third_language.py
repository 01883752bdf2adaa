"""A further language is one entry, one catalogue, its tag names, and texts named after it."""

import re
import shutil
from pathlib import Path
from typing import Any

from tests.interface import said
from tests.paths import PROJECT
from tests.site_settings import EDITIONS
from tests.small_site import Build

UKRAINIAN: dict[str, Any] = {
    "name": "Українська",
    "lang": "uk",
    "locale": "uk",
    "date": "d MMMM y 'р'.",
    "language": "uk",
    "alphabet": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "quotes": ("«»", "„“"),
    "dash": "—",
    "no_break_after": ("у", "в", "і"),
}

SITE = """
-- content/tags.yml --
embassy: {sr: Амбасада, ru: Посольство, uk: Посольство України}
-- content/rallies/2022-02-24-embassy/uk.md --
---
title: 'Зустріч "біля" посольства'
summary: Ми зустрілися в Белграді.
place: Белград
starts: 18:00
tags: embassy
---
Ї, Є, Ґ. [Про нас](../../pages/about/#pochatok)
-- content/rallies/2022-02-24-embassy/sr.md --
---
title: Сусрет
summary: Срели смо се.
place: Београд
translates: uk
---
Да.
-- content/pages/about/uk.md --
---
title: Про нас
summary: Хто ми.
---
## Початок
"""


def theme(root: Path) -> Path:
    """The theme with a Ukrainian catalogue, whose words are the English ones, marked."""
    copy = root / "theme"
    shutil.copytree(PROJECT / "theme", copy, ignore=shutil.ignore_patterns("uk"))
    words = (
        (copy / "translations/ru/LC_MESSAGES/messages.po").read_text("utf-8").replace("Language: ru", "Language: uk")
    )
    for string in re.findall(r'^msgstr(?:\[\d\])? ".+"', words, re.MULTILINE):
        words = words.replace(string, string.replace('"', '"укр: ', 1), 1)
    path = copy / "translations/uk/LC_MESSAGES/messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(words, "utf-8")
    return copy


def test_ukrainian_is_added_by_one_entry_and_one_catalogue(build: Build, tmp_path: Path) -> None:
    built = build(
        SITE, EDITIONS={**EDITIONS, "uk": UKRAINIAN}, THEME=str(theme(tmp_path)), SITEURL="https://example.org"
    )
    assert built.code == 0, built.stderr
    words = built.words("uk/2022/02/embassy/")
    assert "Зустріч «біля» посольства" in words and "четвер, 24 лютого 2022 р." in words and "18:00" in words
    assert "Посольство України" in words and f"укр: {said('ru', 'Rally')}" in words
    assert 'href="../../../../uk/about/#pochatok"' in built.html("uk/2022/02/embassy/")
    page = built.page("uk/2022/02/embassy/")
    assert page.get("lang") == "uk"
    assert [link.get("hreflang") for link in page.iterfind(".//link[@hreflang]")] == ["sr-Cyrl", "sr-Latn", "uk"]
    # Russian has no text of its own, so it shows the Ukrainian original; Latin shows the converted Serbian one.
    assert built.page("ru/2022/02/embassy/").find(".//h1[@lang='uk']") is not None
    assert "Sreli smo se." in built.words("sr-latn/2022/02/embassy/")
    assert [link.get("href") for link in built.page("").iterfind(".//main/ul/li/a")][-1] == "./uk/"


def test_a_language_without_a_catalogue_is_named(build: Build) -> None:
    built = build(EDITIONS={**EDITIONS, "bg": {**UKRAINIAN, "language": "bg"}})
    assert built.code == 1
    assert "theme/translations/bg/LC_MESSAGES/messages.po: “bg” has no catalogue" in built.stderr


def test_an_edition_that_says_what_it_may_not_is_named(build: Build) -> None:
    for entry, message in (
        ({**UKRAINIAN, "qoutes": ""}, "EDITIONS['uk'] has unknown keys: qoutes; known are"),
        ({"name": "У", "lang": "uk", "locale": "uk"}, "EDITIONS['uk'] lacks alphabet, dash, date, language, quotes"),
        (
            {"name": "У", "lang": "uk-Latn", "locale": "uk", "made_from": "ru", "alphabet": "a"},
            "nothing converts ru to uk-Latn",
        ),
        (
            {"name": "У", "lang": "uk", "locale": "uk", "made_from": "sr-latn", "alphabet": "a"},
            "made_from must name an edition",
        ),
    ):
        built = build(EDITIONS={**EDITIONS, "uk": entry})
        assert built.code == 1 and message in built.stderr, built.stderr
