"""The index of search: which texts are in it, and when it is made."""

import gzip
import json
from pathlib import Path

import pytest

from plugins.editions.search import search_index as index
from plugins.language.stem_rules import StemRules, read_stem_rules
from tests.interface import said
from tests.small_site import Build


def fragments(tree: Path, folder: str) -> dict[str, str]:
    """Address → title of each record of an edition's index in the tree."""
    titles = {}
    for path in (tree / folder / "search" / "fragment").iterdir():
        record = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        titles[record["url"]] = record["content"].partition("\n")[0]
    return titles


SITE = """
-- content/tags.yml --
{}
-- content/takedowns.yml --
- url: 2022/02/gone
  date: 2022-05-01
  reason: {sr: На молбу., ru: По просьбе.}
-- content/statements/2022-03-01-appeal/sr.md --
---
title: Апел за мир
summary: Сажетак.
---
Мир[^1].

[^1]: Одмах.
-- content/statements/2022-03-02-letter/ru.md --
---
title: Письмо
summary: Содержание.
---
Мир.
-- content/pages/about/sr.md --
---
title: Ко смо ми
summary: Сажетак.
---
Ми.
"""


def test_an_index_has_what_has_a_text_in_the_edition_s_own_language(build: Build) -> None:
    tree = build(SITE).path
    assert fragments(tree, "sr-cyrl") == {"2022/03/appeal/": "Апел за мир", "about/": "Ко смо ми"}
    assert fragments(tree, "sr-latn") == {"2022/03/appeal/": "Apel za mir", "about/": "Ko smo mi"}
    assert fragments(tree, "ru") == {"2022/03/letter/": "Письмо"}


def test_stems_are_pagefind_s_only_in_a_language_without_rules(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = {"sr": read_stem_rules("sr"), "ru": StemRules()}
    monkeypatch.setattr("plugins.editions.edition.read_stem_rules", rules.get)
    tree = build(SITE).path
    assert [path.name for path in tree.glob("sr-*/search/wasm.*")] == ["wasm.unknown.pagefind"] * 2
    assert [path.name for path in tree.glob("ru/search/wasm.*")] == ["wasm.ru.pagefind"]


def test_an_index_is_made_anew_only_when_what_it_says_has_changed(build: Build, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = build(SITE, CACHE_PATH=str(cache)).files()
    assert build(SITE, CACHE_PATH=str(tmp_path / "other")).files() == first
    indexes = set((cache / "search").iterdir())
    assert build(SITE.replace("date: 2022-05-01", "date: 2022-05-02"), CACHE_PATH=str(cache)).code == 0
    assert set((cache / "search").iterdir()) == indexes
    build(SITE.replace("Письмо", "Открытое письмо"), CACHE_PATH=str(cache))
    assert len(set((cache / "search").iterdir()) - indexes) == 1


def test_an_index_that_is_damaged_is_made_anew(build: Build, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = build(SITE, CACHE_PATH=str(cache)).files()
    for path in cache.glob("search/*/fragment/*"):
        path.write_bytes(b"half")
    assert build(SITE, CACHE_PATH=str(cache)).files() == first


def test_an_index_that_is_not_that_of_the_pages_fails_the_build(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = index._page
    monkeypatch.setattr(index, "_page", lambda entry, language: b"" if entry.kind == "page" else page(entry, language))
    built = build(SITE, CACHE_PATH=str(tmp_path / "cache"))
    assert built.code == 1 and built.files() == {}
    assert "the index of search is not that of the pages" in built.stderr


def test_a_site_without_texts_in_a_language_says_so_in_its_search(build: Build) -> None:
    built = build("-- content/tags.yml --\n{}\n")
    shown = ("Search", "There is nothing here yet.", "Archive", "Topics")
    assert built.words("ru/search/") == " ".join(said("ru", words) for words in shown)
    assert not [name for name in built.files() if "pagefind" in name]
