"""What a post's page shows of the post."""

from tests.interface import said
from tests.sample_site import SITEURL
from tests.site_settings import FOLDERS
from tests.small_site import SITE, Build, Built


def test_corrections_and_updates_are_shown(sample: Built) -> None:
    words = sample.words("ru/2024/02/anniversary/")
    assert "Исправление: В первой версии было указано неверное время начала." in words
    assert "Обновлено 26 февраля 2024 г." in words


def test_a_correction_and_the_day_of_an_update_are_shown(build: Build) -> None:
    site = SITE.replace("starts: 18:00", "starts: 18:00\nupdated: 2022-03-01\ncorrection: Погрешан час.")
    words = build(site).words("sr-latn/2022/02/embassy/")
    assert "Ažurirano 1. marta 2022." in words and "Ispravka: Pogrešan čas." in words


def test_planned_and_cancelled_rallies_say_so(sample: Built) -> None:
    planned = sample.words("sr-cyrl/2026/09/planned/")
    assert said("sr-cyrl", "Announced") in planned and said("sr-cyrl", "Add to my calendar") in planned
    assert "Эта акция отменена." in sample.words("ru/2023/06/rain/")


def test_a_stale_translation_looks_like_any_other(sample: Built) -> None:
    assert sample.page("ru/2022/12/rights/").find(".//main//*[@lang]") is None


def test_a_page_that_is_shared_shows_its_cover(sample: Built) -> None:
    meta = shared(sample, "sr-latn/2022/03/first-walk/")
    assert meta["og:title"] == "Primer izveštaja: šetnja kroz centar"
    assert meta["og:type"] == "article" and meta["og:locale"] == "sr_RS"
    assert (sample.path / (meta["og:image"] or "").removeprefix(f"{SITEURL}/")).is_file()
    assert meta["og:image:alt"] == "Crtež: ljudi stoje na\u00a0trgu, viđeni s\u00a0leđa"
    assert int(meta["og:image:width"] or 0) <= 1200


def shared(sample: Built, path: str) -> dict[str | None, str | None]:
    """What a page says of itself where it is shared."""
    return {meta.get("property"): meta.get("content") for meta in sample.page(path).iterfind(".//meta[@property]")}


def test_every_page_says_what_it_is_where_it_is_shared(sample: Built) -> None:
    for path in (
        "",
        "ru/",
        "ru/page/2/",
        "ru/search/",
        "ru/archive/",
        "ru/tags/",
        "ru/about/",
        "ru/2022/05/withdrawn/",
    ):
        meta = shared(sample, path)
        assert meta["og:title"] and meta["og:description"] and meta["og:image:alt"], path
        assert meta["og:url"] == f"{SITEURL}/{path}"
        assert (sample.path / (meta["og:image"] or "").removeprefix(f"{SITEURL}/")).is_file()
    assert shared(sample, "ru/")["og:title"] == said(
        "ru", "Russians, Ukrainians, Belarusians and Serbs Together Against War"
    )
    assert shared(sample, "ru/2025/07/picnic/")["og:locale"] == "sr_RS"  # the words that it shares are Serbian


def test_the_chooser_leads_to_every_feed(sample: Built) -> None:
    feeds = [link.get("href") for link in sample.page("").iterfind(".//link[@rel='alternate'][@title]")]
    assert feeds == [f"./{folder}/feed.{format_}" for folder in FOLDERS for format_ in ("xml", "json")]
