"""The inventory: what readers find at each address, and what of it would be lost or would come back."""

import pytest

from plugins.publish.inventory import find_lost_words, format_inventory, parse_inventory, take_inventory
from plugins.publish.judging.html_page import read_html_page
from plugins.publish.judging.origin import Origin
from plugins.publish.refusal import Refused
from tests.sample_site import SAMPLE, SAMPLE_DAY
from tests.small_site import Build

SITEURL = "https://example.org/site"
RALLY_LINE = "rally 2022-02-24 1a2b3c4d 500"
BEFORE = f"""{SITEURL}
ru/2022/02/embassy/ {RALLY_LINE}
sr-cyrl/2022/02/embassy/ {RALLY_LINE}
ru/2022/03/gone/ gone
ru/2022/03/old/ moved ru/2022/02/embassy/
ru/about/ page - 1a2b3c4d 500
"""
EMBASSY_LINE = f"ru/2022/02/embassy/ {RALLY_LINE}\n"


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("", "", ""),
        (EMBASSY_LINE, "", "2022/02/embassy/: this text is published, and only its address would stay (ru)"),
        (EMBASSY_LINE, "ru/2022/02/embassy/ gone\n", ""),
        (EMBASSY_LINE, f"ru/2022/02/embassy/ moved ru/2022/02/new/\nru/2022/02/new/ {RALLY_LINE}\n", ""),
        (EMBASSY_LINE, "ru/2022/02/embassy/ moved ru/2022/02/new/\n", "and only its address would stay"),
        (EMBASSY_LINE, EMBASSY_LINE.replace("rally", "statement"), "is published as “rally”, and would be “statement”"),
        (EMBASSY_LINE, EMBASSY_LINE.replace("02-24", "02-25"), ""),  # make rename DATE
        (EMBASSY_LINE, EMBASSY_LINE.replace("1a", "ff"), ""),  # another title
        (EMBASSY_LINE, EMBASSY_LINE.replace("02-24", "02-25").replace("1a", "ff"), "another text would stand at this"),
        (EMBASSY_LINE, EMBASSY_LINE.replace("500", "300"), ""),
        (EMBASSY_LINE, EMBASSY_LINE.replace("500", "3"), "of 500 letters 3 would be left"),
        ("ru/2022/03/gone/ gone\n", f"ru/2022/03/gone/ {RALLY_LINE}\n", "was taken down, and would be back (ru)"),
        ("ru/2022/03/gone/ gone\n", "ru/2022/03/gone/ moved ru/2022/02/embassy/\n", ""),
        (
            "ru/2022/03/gone/ gone\n",
            f"ru/2022/03/gone/ moved ru/2022/03/new/\nru/2022/03/new/ {RALLY_LINE}\n",
            "be back",
        ),
        ("ru/about/ page - 1a2b3c4d 500", "ru/about/ moved ru/2022/02/embassy/", "“page”, and would be “rally”"),
        (EMBASSY_LINE, EMBASSY_LINE.replace("500", "500 3"), ""),
        (EMBASSY_LINE.replace("ru/", "sr-cyrl/"), "", "only its address would stay (sr-cyrl)"),
        (f"{SITEURL}\n", "https://example.net\n", f"the published site says that it is at {SITEURL}"),
    ],
)
def test_what_readers_lose(old: str, new: str, lost: str) -> None:
    before = parse_inventory(BEFORE)
    after = parse_inventory(BEFORE.replace(old, new) if old else BEFORE)
    (found,) = [f"{fault.path}: {fault.what}" for fault in find_lost_words(before, after)] or [""]
    assert lost in found and bool(lost) == bool(found)


def test_those_of_a_post_are_one() -> None:
    before, after = parse_inventory(BEFORE), parse_inventory(BEFORE.replace(RALLY_LINE, "gone"))
    (fault,) = find_lost_words(after, before)
    assert (fault.path, str(fault.what)) == ("2022/02/embassy/", "this was taken down, and would be back (ru, sr-cyrl)")


def test_an_inventory_is_as_it_was_written() -> None:
    assert format_inventory(parse_inventory(BEFORE)) == BEFORE
    assert parse_inventory("").entries == {}


def test_the_sample_s_inventory_has_its_texts(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SAMPLE_DAY)
    built = build(content=SAMPLE, SITEURL=SITEURL)
    pages = (
        read_html_page(f"{path}index.html", html, frozenset(), Origin(SITEURL))
        for path, html in built.html_pages()
        if path.endswith("/")
    )
    entries = {path: str(entry) for path, entry in take_inventory(SITEURL, pages, built.path).entries.items()}
    assert entries["ru/2023/02/anniversary/"].startswith("rally 2023-02-24 ")
    assert entries["ru/2022/05/withdrawn/"] == "gone"
    assert entries["ru/about/"].startswith("page - ")
    assert entries["sr-latn/2024/06/old-name/"] == "moved sr-latn/2024/06/new-name/"
    assert "ru/2025/07/picnic/" not in entries and "sr-latn/2025/07/picnic/" in entries  # a fallback is no text
    assert not {"ru/", "ru/archive/", "ru/tags/", "ru/2023/"} & entries.keys()


def test_an_inventory_that_was_changed_by_hand_is_refused() -> None:
    with pytest.raises(Refused, match="the published INVENTORY is not as it was written"):
        parse_inventory(BEFORE.replace(" 500", " x"))


def test_a_revision_that_would_be_lower_is_asked_about() -> None:
    before, after = parse_inventory(BEFORE.replace("500", "500 3")), parse_inventory(BEFORE.replace("500", "500 2"))
    assert "calendars know this as revised 3 times" in next(str(fault.what) for fault in find_lost_words(before, after))
    assert not list(find_lost_words(after, before))


def test_a_short_text_that_goes_is_asked_about() -> None:
    before, after = parse_inventory(BEFORE.replace("500", "90")), parse_inventory(BEFORE.replace("500", "0"))
    assert "of 90 letters 0 would be left" in next(str(fault.what) for fault in find_lost_words(before, after))
