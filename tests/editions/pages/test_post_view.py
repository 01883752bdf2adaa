"""What a post's page shows of the post."""

from tests.sample_site import SITEURL
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
    assert "Овај протест тек предстоји." in sample.words("sr-cyrl/2026/09/planned/")
    assert "Эта акция отменена." in sample.words("ru/2023/06/rain/")


def test_a_stale_translation_looks_like_any_other(sample: Built) -> None:
    assert sample.page("ru/2022/12/rights/").find(".//main//*[@lang]") is None


def test_a_page_that_is_shared_shows_its_cover(sample: Built) -> None:
    page = sample.page("sr-latn/2022/03/first-walk/")
    meta = {meta.get("property"): meta.get("content") for meta in page.iterfind(".//meta[@property]")}
    assert meta["og:title"] == "Primer izveštaja: šetnja kroz centar"
    assert meta["og:type"] == "article" and meta["og:locale"] == "sr_RS"
    assert (sample.path / (meta["og:image"] or "").removeprefix(f"{SITEURL}/")).is_file()
    home = sample.page("ru/")
    card = home.find(".//meta[@property='og:image']")
    assert card is not None and (sample.path / (card.get("content") or "").removeprefix(f"{SITEURL}/")).is_file()
