"""Lists of posts, and of tags."""

from tests.interface import said
from tests.site_settings import FOLDERS
from tests.small_site import Built


def test_lists_are_paginated_with_the_same_items_everywhere(sample: Built) -> None:
    # Of home's first twenty, one is announced and stands above the list.
    for path, count in (("", 19), ("page/2/", 4), ("rallies/", 16), ("statements/", 8), ("2023/", 6), ("2023/02/", 1)):
        lists = []
        for folder in FOLDERS:
            page = sample.page(f"{folder}/{path}")
            links = [link.get("href") or "" for level in (2, 3) for link in page.iterfind(f".//article/h{level}/a")]
            assert len(links) == count, path
            lists.append([link.partition(f"{folder}/")[2] for link in links])
        assert lists[0] == lists[1] == lists[2]


def test_tags_are_in_the_order_of_each_alphabet(sample: Built) -> None:
    tags = {
        folder: [link.text for link in sample.page(f"{folder}/tags/").iterfind(".//ul[@class='index']/li/a")]
        for folder in FOLDERS
    }
    assert tags["sr-cyrl"] == [
        "Амбасада", "Београд", "Годишњица", "Избеглице", "Нови Сад", "Писма", "Политички затвореници", "Солидарност",
    ]  # fmt: skip
    assert tags["sr-latn"] == [
        "Ambasada", "Beograd", "Godišnjica", "Izbeglice", "Novi Sad", "Pisma", "Politički zatvorenici", "Solidarnost",
    ]  # fmt: skip
    assert tags["ru"] == [
        "Беженцы", "Белград", "Годовщина", "Нови-Сад", "Письма", "Политзаключённые", "Посольство", "Солидарность",
    ]  # fmt: skip


def test_counts_have_the_right_plurals(sample: Built) -> None:
    for folder, tag, count in (("sr-latn", "Novi Sad", 2), ("ru", "Письма", 5)):
        assert f"{tag} {said(folder, '%(num)s post', '%(num)s posts', num=count)}" in sample.words(f"{folder}/tags/")


def test_a_fallback_in_a_list_is_marked(sample: Built) -> None:
    page = sample.page("sr-latn/2022/03/")
    (fallback,) = [
        item for item in page.iterfind(".//article") if item.find(".//span[@class='status language']") is not None
    ]
    link, mark = fallback.find("h2/a"), fallback.find(".//span[@class='status language']")
    assert link is not None and (link.get("lang"), link.get("hreflang")) == ("ru", "ru")
    assert mark is not None and mark.text == "ruski"
