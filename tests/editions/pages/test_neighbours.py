"""The posts that a post leads to."""

from tests.small_site import Built


def test_a_post_leads_to_its_neighbours(sample: Built) -> None:
    words = sample.words("sr-cyrl/2024/02/anniversary/")
    assert "Истог датума у другим годинама Пример: четврта годишњица" in words
    assert "На исту тему" in words
    page = sample.page("sr-cyrl/2024/02/anniversary/")
    ways = {link.get("rel"): link.get("href") for link in page.iterfind(".//nav[@class='neighbours']//a")}
    assert ways == {"prev": "../../../../sr-cyrl/2023/11/evening/", "next": "../../../../sr-cyrl/2024/03/noon/"}
