"""Pull quotes: a quote that its writer wants to stand out."""

from pathlib import Path

import pytest

from tests.small_content import html, messages, statement
from tests.small_site import Build

PULLED = '<blockquote class="pull">\n<p>Нећемо рат.</p>\n</blockquote>'


@pytest.mark.parametrize(
    "written",
    [
        "> Нећемо рат.{: .pull}",
        "> Нећемо рат. {:.pull }",
        "> Нећемо рат.\n> {: .pull}",
        "> Нећемо рат.\n{: .pull}",
        "> Нећемо рат.\n>\n> {: .pull}",
        "> Нећемо рат.\n\n{: .pull}",
        '<blockquote class="pull" markdown="1">\n\nНећемо рат.\n\n</blockquote>',
    ],
)
def test_a_quote_is_pulled_by_a_mark_at_its_end_or_below_it(written: str, tmp_path: Path) -> None:
    assert PULLED in html(tmp_path, statement(f"Пре.\n\n{written}\n\nПосле."))


def test_only_the_quote_that_is_marked_is_pulled(tmp_path: Path) -> None:
    found = html(
        tmp_path, statement("> Прва.\n\nРеч {: .pull}\n\n> Друга *реч*{: .pull}\n\nРеч.\n\n> Трећа.\n>\n> - а")
    )
    assert found.count("<blockquote>") == 2 and "Реч {: .pull}" in found
    assert '<blockquote class="pull">\n<p>Друга <em>реч</em></p>' in found


def test_the_mark_is_no_class_of_anything_else(tmp_path: Path) -> None:
    (warning,) = messages(tmp_path, statement('<p class="pull">Да</p>'))
    assert "the class “pull” on <p> is left out" in warning


def test_a_pull_quote_is_a_quote_in_every_edition_and_in_feeds(build: Build) -> None:
    built = build(statement("> Нећемо рат.{: .pull}"), SITEURL="https://example.org")
    assert built.code == 0 and built.stderr == ""
    for folder, words in (("sr-cyrl", "Нећемо рат."), ("sr-latn", "Nećemo rat."), ("ru", "Нећемо рат.")):
        quote = built.page(f"{folder}/2022/03/appeal/").find(".//blockquote[@class='pull']/p")
        assert quote is not None and (quote.text or "").replace("\u00a0", " ") == words
    assert "&lt;blockquote class=" in (built.path / "sr-latn/feed.xml").read_text("utf-8")
