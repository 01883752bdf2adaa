"""make offline: a copy of the site whose pages open without a server."""

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from playwright.sync_api import Browser

from tests.desk.small_project import RALLY, Desk, write
from tests.small_content import TAGS, russian, statement
from tests.small_site import Build


def test_every_page_leads_to_files(desk: Desk, build: Build, browser: Browser, tmp_path: Path) -> None:
    write(
        TAGS
        + RALLY.replace("tags:", "aliases: 2022/02/old\ntags:")
        + statement(body="## Људи {#people}\n\n[Овде](#people).")
    )
    write(russian(translates="sr", body="[Акция](../../rallies/2022-02-24-embassy/)"))
    assert build(INDEX=False).code == 0
    result = desk("offline", DIR="copy", TREE="output")
    assert result.exit_code == 0 and "copy/index.html" in result.output
    pages = sorted(Path("copy").rglob("*.html"))
    assert len(pages) == len(list(Path("output").rglob("*.html"))) > 20
    for page in pages:
        if page.name == "404.html":
            continue  # a host shows it
        for href in re.findall(r'(?:href="|; url=)([^"#]+)', page.read_text("utf-8")):
            address = urlsplit(urljoin(page.resolve().as_uri(), href))
            if address.scheme == "file":
                assert Path(unquote(address.path)).is_file(), (page, href)
    shown = browser.new_page()
    shown.goto(Path("copy/ru/2022/03/appeal/index.html").resolve().as_uri())
    assert shown.evaluate("getComputedStyle(document.body).marginTop") == "0px"  # its styles are there
    shown.locator(".prose a").click()
    assert shown.url.endswith("copy/ru/2022/02/embassy/index.html")
    shown.close()


def test_only_an_empty_folder_is_filled_and_only_from_a_finished_site(desk: Desk) -> None:
    assert desk("offline", DIR="copy", TREE="nothing").output == (
        "there is no finished site in nothing; run make site first\n"
    )
    write("-- tree/index.html --\nx\n-- full/file --\nx\n")
    result = desk("offline", DIR="full", TREE="tree")
    assert (result.exit_code, result.output) == (1, "full is not empty; name a folder that is not there yet\n")
