"""What readers ask of search, and the posts that they get: the tables of queries lie beside this."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plugins.language.stemming import stemmer
from tests.browser import Open, needs_browser
from tests.editions.search.results import ask, page_path
from tests.interface import said
from tests.paths import PROJECT, needs_shared
from tests.site_settings import FOLDERS, languages
from tests.word_table import rows

FOUND = ("%(num)s text found", "%(num)s texts found")
HERE = Path(__file__).parent


def queries_of(text: str) -> list[str]:
    """The queries of a row: its words, and its phrases with their quotes."""
    return re.findall(r'["„«][^"“»]+["“»]|[^\s"„«]+', text)


# (an edition, queries, the addresses of the posts that each of them must find)
QUERIES = [
    (folder, row[0], "".join(row[1:])) for folder in FOLDERS for row in rows(HERE / f"sample_queries.{folder[:2]}.tsv")
]


@needs_browser
@pytest.mark.parametrize(("folder", "queries", "addresses"), QUERIES)
def test_a_query_finds_the_posts_that_have_its_words_and_no_others(
    folder: str, queries: str, addresses: str, opened: Open
) -> None:
    page = opened(f"{folder}/search/")
    results = {query: ask(page, query) for query in queries_of(queries)}
    assert results == {query: set(addresses.split()) for query in results} and results


@needs_browser
@needs_shared
@pytest.mark.parametrize("folder", ["sr-cyrl", "sr-latn", "ru"])
def test_the_same_holds_in_other_peoples_texts(folder: str, served_corpus: tuple[Path, str], browser: Browser) -> None:
    content, address = served_corpus
    page = browser.new_page()
    page.goto(f"{address}/{folder}/search/")
    language = folder[:2]
    texts = {path.parent.name: path.read_text("utf-8").lower() for path in content.glob(f"*/*/{language}.md")}
    for queries, pattern in rows(HERE / f"corpus_queries.{language}.tsv"):
        having = {
            f"{name[:4]}/{name[5:7]}/{name[11:]}"
            for name, words in texts.items()
            if re.search(pattern, words, re.DOTALL)
        }
        for query in queries_of(queries):
            assert ask(page, query) == having, query
    page.close()


@needs_browser
def test_keys_are_the_same_in_the_page_and_in_the_build(opened: Open) -> None:
    tables = [*HERE.glob("sample_queries.*.tsv"), *PROJECT.glob("tests/language/*.txt")]
    assert len(tables) == 6
    words = [word for table in tables for row in rows(table) for word in row[0].split()]
    words += "İstanbul ﬁn Straße ñandú ё\u0308 Й\u0306 x² Ⅻ j J".split()
    for folder in ("sr-cyrl", "ru"):
        page = opened(f"{folder}/search/")
        script = page.locator("script[src*='search-']").evaluate("script => script.src")
        stems = page.evaluate("async ([script, words]) => words.map((await import(script)).stem)", [script, words])
        assert stems == [*map(stemmer(languages()[folder[:2]]), words)]


@needs_browser
@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("«»", said("ru", "No text has this: %(words)s", words="«»")),
        ("%", said("ru", "No text has this: %(words)s", words="%")),
        ("year", said("ru", "No text has this: %(words)s", words="year")),
        ("kindrally year2022", said("ru", "No text has this: %(words)s", words="kindrally, year2022")),
        ("Facebook-е", said("ru", *FOUND, num=1)),
        ("НАТО,Facebook", said("ru", *FOUND, num=1)),
        ("обра\xadзец", said("ru", *FOUND, num=23)),
    ],
)
def test_odd_questions_get_an_answer(query: str, answer: str, opened: Open) -> None:
    page = opened("ru/search/")
    ask(page, query)
    assert page.get_by_role("status").inner_text() == answer


@needs_browser
@pytest.mark.parametrize(
    ("folder", "query", "better", "number"),
    [
        ("ru", "годовшина", "годовщина", 4),
        ("ru", "обарзец", "образец", 23),
        ("sr-latn", "ambsada", "ambasada", 1),
        ("sr-cyrl", "шетња ambsada", "шетња амбасада", 0),
    ],
)
def test_a_misspelt_word_gets_another_that_is_there(
    folder: str, query: str, better: str, number: int, opened: Open
) -> None:
    page = opened(f"{folder}/search/")
    assert ask(page, query) == set()
    link = page.get_by_role("status").get_by_role("link")
    link.wait_for()
    assert link.inner_text() == better
    link.click()
    page.wait_for_function(f"document.querySelector('#_query').value === {better!r}")


@needs_browser
@pytest.mark.parametrize("query", ["брлямуя", "2031", "щзщ"])
def test_what_nothing_is_like_gets_no_other_word(query: str, opened: Open) -> None:
    page = opened("ru/search/")
    assert ask(page, query) == set()
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("status").inner_text() == said("ru", "No text has this: %(words)s", words=query)


@needs_browser
@pytest.mark.parametrize(
    ("folder", "queries"),
    [
        ("sr-latn", ["24.2.2023", "24.02.2023.", "24. 2. 2023.", "24. februar 2023.", "24. februara 2023. godine"]),
        ("sr-cyrl", ["24.2.2023.", "24. фебруара 2023", "2023-02-24"]),
        (
            "ru",
            ["24.2.2023", "24.02.2023", "24 февраль 2023", "24 февраля 2023 года", "24 февраля 2023 г.", "2023-02-24"],
        ),
    ],
)
def test_a_date_is_found_however_it_is_typed(folder: str, queries: list[str], opened: Open) -> None:
    page = opened(f"{folder}/search/")
    assert [ask(page, query) for query in queries] == [{"2023/02/anniversary"}] * len(queries)
    assert ask(page, queries[0].replace("2023", "2022")) == set()


@needs_browser
@pytest.mark.parametrize(("folder", "query"), [("sr-latn", "novi sad"), ("sr-cyrl", "Нови Сад"), ("ru", "нови сад")])
def test_words_side_by_side_are_better_than_words_apart(
    folder: str, query: str, side_by_side: str, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(f"{side_by_side}/{folder}/search/#q={query}")
    page.locator(".results > li").nth(1).wait_for()
    assert [page_path(link.get_attribute("href") or "") for link in page.locator(".results a").all()] == [
        "2022/01/together",
        "2022/03/apart",
    ]
    page.close()


@needs_browser
def test_another_word_leaves_the_rest_of_the_question_as_it_is(opened: Open) -> None:
    page = opened("ru/search/")
    page.locator("select[name=year]").select_option("2024")
    assert ask(page, "годовщина годовшина") == set()
    link = page.get_by_role("status").get_by_role("link")
    link.wait_for()
    assert link.inner_text() == "годовщина годовщина"
    link.click()
    page.wait_for_function("document.querySelector('#_query').value === 'годовщина годовщина'")
    assert page.locator("select[name=year]").input_value() == "2024"
