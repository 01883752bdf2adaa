"""Which picture a page has where it is shared."""

import pytest
from PIL import Image

from plugins.publish.judging.judge import judge
from plugins.publish.judging.origin import Origin
from tests.small_site import SITE, Build, Built, text

SITEURL = "https://example.org/site"
RALLY, STATEMENT = "2022/02/embassy/", "2022/03/appeal/"


def picture(built: Built, url: str) -> str:
    """The URL of the picture of a page, from the tree's root; it is there."""
    pictures = [meta.get("content") or "" for meta in built.page(url).iterfind(".//meta[@property='og:image']")]
    (path,) = [address.removeprefix(f"{SITEURL}/") for address in pictures]
    assert built.file(path).is_file()
    return path


def alt(built: Built, url: str) -> str:
    (meta,) = built.page(url).iterfind(".//meta[@property='og:image:alt']")
    return meta.get("content") or ""


def with_title(title: str) -> str:
    return SITE.replace("title: Обращение", f"title: '{title}'")


def test_a_post_has_a_card_in_each_edition_where_it_has_a_text(build: Build) -> None:
    built = build(SITE, SITEURL=SITEURL)
    homes = {picture(built, f"{folder}/") for folder in ("sr-cyrl", "sr-latn", "ru")}
    posts = {picture(built, f"{folder}/{RALLY}") for folder in ("sr-cyrl", "sr-latn", "ru")}
    assert len(homes) == len(posts) == 3 and not homes & posts
    assert picture(built, "ru/about/") == picture(built, "ru/") == picture(built, "ru/tags/")
    assert alt(built, f"sr-latn/{RALLY}") == (
        "Protest. Ljubav i\u00a0LJUDI: „šetnja“. 24. februara 2022., četvrtak, 18:00, Beograd, Trg republike"
    )


def test_a_fallback_has_the_card_of_the_original(build: Build) -> None:
    built = build(SITE, SITEURL=SITEURL)
    assert picture(built, f"sr-latn/{STATEMENT}") == picture(built, f"ru/{STATEMENT}") != picture(built, "ru/")


def test_cards_are_pictures_of_the_size_that_is_said_and_the_judge_takes_them(build: Build) -> None:
    built = build(SITE, SITEURL=SITEURL)
    cards = sorted(built.path.glob("cards/*"))
    assert len(cards) == 3 + 3 + 1
    said = {meta.get("property"): meta.get("content") for meta in built.page(f"ru/{RALLY}").iterfind(".//meta")}
    for card in cards:
        with Image.open(card) as image:
            assert (str(image.width), str(image.height)) == (said["og:image:width"], said["og:image:height"])
        assert card.stat().st_size < 100_000
    assert judge(built.path, Origin(SITEURL)).faults == ()


def test_a_cover_is_shown_rather_than_a_card(build: Build) -> None:
    built = build(SITE.replace("ends: 20:30", "ends: 20:30\ncover: crowd.jpg"), SITEURL=SITEURL)
    assert picture(built, f"ru/{RALLY}").startswith("photos/")
    assert len(list(built.path.glob("cards/*"))) == 3 + 1


def test_a_covered_cover_is_not_shown_but_a_card(build: Build) -> None:
    covered = SITE.replace("Photo: NN", "Photo: NN ⚠").replace("(crowd.jpg)", '(crowd.jpg "⚠")')
    built = build(covered.replace("ends: 20:30", "ends: 20:30\ncover: crowd.jpg"), SITEURL=SITEURL)
    assert built.code == 0, built.stderr
    assert picture(built, f"ru/{RALLY}") not in {picture(built, "ru/"), picture(built, f"sr-cyrl/{RALLY}")}
    assert picture(built, f"ru/{RALLY}").startswith("cards/")


def test_where_no_page_can_name_a_card_none_is_drawn(build: Build) -> None:
    assert not (build(SITE).path / "cards").exists()


def test_what_is_older_has_the_card_of_its_edition(build: Build) -> None:
    built = build(SITE, SITEURL=SITEURL, CARD_DAYS=5)
    assert picture(built, f"ru/{RALLY}") != picture(built, "ru/")
    built = build(SITE, SITEURL=SITEURL, CARD_DAYS=4)
    assert picture(built, f"ru/{RALLY}") == picture(built, "ru/") != picture(built, f"ru/{STATEMENT}")


def test_an_older_fallback_has_the_card_of_the_edition_that_its_words_are_of(build: Build) -> None:
    newer = "-- content/statements/2024-03-01-new/ru.md --\n" + text("Новое")
    built = build(SITE + newer, SITEURL=SITEURL)
    assert picture(built, f"sr-latn/{STATEMENT}") == picture(built, "ru/") != picture(built, "sr-latn/")


def test_a_post_has_no_card_any_more_when_a_much_newer_one_comes(build: Build) -> None:
    card = picture(build(SITE, SITEURL=SITEURL), f"ru/{RALLY}")
    built = build("-- content/statements/2024-03-01-new/ru.md --\n" + text("Новое"), SITEURL=SITEURL)
    assert picture(built, f"ru/{RALLY}") == picture(built, "ru/")
    assert not built.file(card).exists()


@pytest.mark.parametrize("title", ["Песня שלום о мире", "和平", "🕊️🕊️", "Слово " * 99])
def test_what_cannot_be_shown_whole_has_the_card_of_its_edition(build: Build, title: str) -> None:
    built = build(with_title(title), SITEURL=SITEURL)
    assert picture(built, f"ru/{STATEMENT}") == picture(built, "ru/")


def test_emoji_are_left_out(build: Build) -> None:
    built = build(with_title("✊🏽 Обращение 🇺🇦"), SITEURL=SITEURL)
    assert picture(built, f"ru/{STATEMENT}") != picture(built, "ru/")
    assert alt(built, f"ru/{STATEMENT}").startswith("Заявление. Обращение. 1 марта 2022")


@pytest.mark.parametrize(("status", "said"), [("announced", "Анонс"), ("cancelled", "Отменена")])
def test_a_rally_that_is_off_or_to_come_says_so(build: Build, status: str, said: str) -> None:
    site = SITE.replace("2022-02-24", "2026-02-24").replace("2022-03-01", "2025-12-31")
    built = build(site.replace("ends: 20:30", f"ends: 20:30\nstatus: {status}\nannounced: 2026-01-01"), SITEURL=SITEURL)
    assert built.code == 0, built.stderr
    assert alt(built, "ru/2026/02/embassy/").startswith(f"Акция. {said}. ")


def test_a_card_has_a_new_address_when_it_shows_something_else_and_no_other(build: Build) -> None:
    before = picture(build(SITE, SITEURL=SITEURL), f"ru/{STATEMENT}")
    body = SITE.replace("Текст и [ещё]", "Другой текст и [ещё]")
    assert picture(build(body, SITEURL=SITEURL), f"ru/{STATEMENT}") == before
    assert picture(build(with_title("Письмо"), SITEURL=SITEURL), f"ru/{STATEMENT}") != before


def test_a_card_is_drawn_once(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(SITE, SITEURL=SITEURL).files()
    monkeypatch.setattr("plugins.editions.cards.site_cards.draw_card", lambda *_: b"drawn anew")
    other = build(SITE, SITEURL=f"{SITEURL}/elsewhere").files()
    assert {name: data for name, data in other.items() if name.startswith("cards/")} == {
        name: data for name, data in first.items() if name.startswith("cards/")
    }
