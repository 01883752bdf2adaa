"""The index of search: which texts are in it, where their words stand, and when it is made."""

import json
from pathlib import Path

import pytest

from plugins.editions.search.search_index import SearchIndex
from plugins.language.stem_rules import StemRules, read_stem_rules
from tests.interface import said
from tests.small_site import Build


def entries(tree: Path, folder: str) -> dict[str, str]:
    """Address → title of each entry of an edition."""
    found = [json.loads(path.read_bytes()) for path in (tree / folder / "search").glob("*/*.json")]
    return {entry["url"]: entry["title"] for entry in found}


def index(tree: Path, language: str) -> dict[str, dict[str, str]]:
    """Stem → label → postings: all the parts of a language's index."""
    folder = tree / "search" / language
    firsts = json.loads((folder / "parts.json").read_bytes())
    parts = [json.loads((folder / f"{first.encode().hex()}.json").read_bytes()) for first in firsts]
    assert [next(iter(part)) for part in parts] == firsts == sorted(firsts)
    assert len(list(folder.iterdir())) == len(parts) + 1
    return {stem: labels for part in parts for stem, labels in part.items()}


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


def test_an_index_has_what_has_a_text_in_the_language(build: Build) -> None:
    tree = build(SITE).path
    assert entries(tree, "sr-cyrl") == {"2022/03/appeal/": "Апел за мир", "about/": "Ко смо ми"}
    assert entries(tree, "sr-latn") == {"2022/03/appeal/": "Apel za mir", "about/": "Ko smo mi"}
    assert entries(tree, "ru") == {"2022/03/letter/": "Письмо"}
    assert index(tree, "ru")["писм"] == {"2022 statement": "0302:0"}
    assert {label for labels in index(tree, "sr").values() for label in labels} == {"2022 statement", "0000 page"}


def test_a_posting_says_where_a_stem_stands(build: Build) -> None:
    # In the title; in the text, behind its summary, once and again; the number of a note is no word.
    assert index(build(SITE).path, "sr")["mir"] == {"2022 statement": "0301:2,3j"}
    repeated = SITE.replace("Мир[^1].", "Мир[^1], мира, миру!" + " па" * 40 + " мир.")
    assert index(build(repeated).path, "sr")["mir"] == {"2022 statement": "0301:2,3j,1,1,15"}


def test_posts_of_one_day_have_ids_of_their_own(build: Build) -> None:
    later = SITE.replace("2022-03-02-letter", "2022-03-01-letter")
    tree = build(later).path
    assert index(tree, "ru")["писм"] == {"2022 statement": "0301-2:0"}
    assert (tree / "sr-cyrl/search/2022/0301.json").is_file() and (tree / "ru/search/2022/0301-2.json").is_file()


def test_in_a_language_without_rules_words_are_found_as_they_are_written(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = {"sr": read_stem_rules("sr"), "ru": StemRules()}
    monkeypatch.setattr("plugins.editions.edition.read_stem_rules", rules.get)
    assert "письмо" in index(build(SITE, CACHE_PATH=str(tmp_path / "cache")).path, "ru")


def test_an_edit_makes_its_month_and_few_parts_anew(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    months = []
    find = SearchIndex._find_postings
    monkeypatch.setattr(
        SearchIndex, "_find_postings", lambda self, posts: months.append(posts[0].id[:7]) or find(self, posts)
    )
    monkeypatch.setattr("plugins.editions.search.search_index.PART_SIZE", 40)
    cache = str(tmp_path / "cache")
    words = "један два три четири пет шест седам осам девет десет"
    site = SITE.replace("Мир[^1].", f"Мир[^1]. {words}").replace(
        "-- content/pages",
        f"""-- content/rallies/2022-05-01-walk/sr.md --
---
title: Шетња
summary: Сажетак.
place: Београд
---
{words}
-- content/pages""",
    )
    first = build(site, CACHE_PATH=cache).files()
    assert build(site, CACHE_PATH=str(tmp_path / "other")).files() == first
    months.clear()
    second = build(site.replace("Шетња", "Прошетан"), CACHE_PATH=cache).files()
    parts = [name for name in first | second if name.startswith("search/sr/")]
    changed = [name for name in parts if first.get(name) != second.get(name)]
    assert months == ["2022/05"] and len(parts) > 10 and 0 < len(changed) <= 4
    assert build(site.replace("Шетња", "Прошетан"), CACHE_PATH=str(tmp_path / "third")).files() == second


def test_what_is_kept_of_an_index_and_damaged_is_made_anew(build: Build, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = build(SITE, CACHE_PATH=str(cache)).files()
    for path in cache.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-9])
    assert build(SITE, CACHE_PATH=str(cache)).files() == first


def test_a_site_without_texts_in_a_language_says_so_in_its_search(build: Build) -> None:
    built = build("-- content/tags.yml --\n{}\n")
    shown = ("Search", "There is nothing here yet.", "Archive", "Topics")
    assert built.words("ru/search/") == " ".join(said("ru", words) for words in shown)
    assert not [name for name in built.files() if name.startswith("search/")]


def test_what_is_no_word_has_no_place_in_an_index(build: Build) -> None:
    # A lone ь has no stem, and a digest would make a name that no file can have.
    tree = build(SITE.replace("Мир.", f"Мир «ь» {'я' * 300}.")).path
    assert "" not in index(tree, "ru") and "я" * 50 in index(tree, "ru")
    assert all(len(path.name) < 230 and path.name[0] != "." for path in (tree / "search").rglob("*.json"))
