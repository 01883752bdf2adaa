"""The pages that editions share: the language chooser, and what is not there."""

from tests.small_site import SITE, Build


def test_the_root_holds_what_editions_share(build: Build) -> None:
    built = build(SITE, SITEURL="https://example.org/site/")
    chooser, lost = built.page(""), built.page("404.html")
    assert [link.get("href") for link in chooser.iterfind(".//main/ul/li/a")] == ["./sr-cyrl/", "./sr-latn/", "./ru/"]
    assert [link.get("lang") for link in lost.iterfind(".//section")] == ["sr-Cyrl", "sr-Latn", "ru"]
    assert [link.get("href") for link in lost.iterfind(".//main//a")] == [
        f"/site/{folder}/{place}"
        for folder in ("sr-cyrl", "sr-latn", "ru")
        for place in ("", "", "archive/", "search/")
    ]
    assert built.file("robots.txt").is_file() and list(built.path.glob("theme/style-*.css"))
