"""What a typesetter would have put for what a keyboard has."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.language.html_tokens import read_tokens
from plugins.language.typography import typeset, typeset_html
from tests.site_settings import languages
from tests.text_strategies import FEW, PIECES

HERE = Path(__file__).parent
TABLE = [
    (code, *line.split("\t"))
    for code in ("sr", "ru")
    for line in (HERE / f"typography.{code}.tsv").read_text("utf-8").splitlines()[1:]
]


def test_the_tables_are_whole() -> None:
    for code in ("sr", "ru"):
        rows = [row for row in TABLE if row[0] == code]
        assert len(rows) >= 120 and sum(typed == set_ for _, typed, set_ in rows) >= 25


@pytest.mark.parametrize(("language", "typed", "set_"), TABLE)
def test_typeset(language: str, typed: str, set_: str) -> None:
    assert typeset(typed, languages()[language]).replace("\u00a0", "~") == set_


@pytest.mark.parametrize(("language", "typed", "set_"), TABLE)
def test_what_is_typeset_stays_as_it_is(language: str, typed: str, set_: str) -> None:
    words = set_.replace("~", "\u00a0")
    assert typeset(words, languages()[language]) == words


# Each block is a paragraph of its own; in the last one typogrify's widont keeps the last two words together.
HTML = [
    ("ru", '<p>"<em>слово</em>" здесь же</p>', "<p>«<em>слово</em>» здесь~же</p>"),
    ("ru", '<p><b>"цитат "в <i>цитате</i>" тут"</b></p>', "<p><b>«цитат „в~<i>цитате</i>“~тут»</b></p>"),
    ("ru", '<p>"Начало</p><p>"Конец"</p>', "<p>«Начало</p><p>«Конец»</p>"),
    ("ru", '<p><code>"x" - y</code> - "z" и да</p>', '<p><code>"x" - y</code>~— «z» и~да</p>'),
    ("ru", '<p><span lang="en">"x" - y</span></p>', '<p><span lang="en">"x" -~y</span></p>'),
    ("ru", '<pre>"x" - y</pre>', '<pre>"x" - y</pre>'),
    ("ru", '<p><img alt="&quot;Фото&quot; - вид" src="&quot;"></p>', '<p><img alt="«Фото»~— вид" src="&quot;"></p>'),
    (
        "ru",
        "<p>См. https://example.org/?d=1-2&amp;q='x'... и да</p>",
        "<p>См. https://example.org/?d=1-2&amp;q='x'... и~да</p>",
    ),
    ("sr", "<p>A &amp; B &lt; C</p>", "<p>A &amp; B &lt;~C</p>"),
    ("sr", "<h2>Наслов и поднаслов</h2>", "<h2>Наслов и~поднаслов</h2>"),
]


@pytest.mark.parametrize(("language", "typed", "set_"), HTML)
def test_typeset_html(language: str, typed: str, set_: str) -> None:
    assert typeset_html(typed, languages()[language]).replace("\u00a0", "~") == set_


@FEW
@given(st.lists(PIECES).map(" ".join))
def test_typography_never_touches_a_tag(words: str) -> None:
    html = f"<p>{words.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')} <b>x</b> {'y'}</p>"
    typeset_words = typeset_html(html, languages()["ru"])
    assert [token.text for token in read_tokens(typeset_words, "ru") if token.tag] == [
        t.text for t in read_tokens(html, "ru") if t.tag
    ]


FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_only_short_words_are_kept_together_at_the_end_of_a_block() -> None:
    serbian = languages()["sr"]
    assert typeset_html("<p>Ово је крај.</p>", serbian) == "<p>Ово је\u00a0крај.</p>"
    long = "<h2>Посебно погледајте</h2>"
    assert typeset_html(long, serbian) == long
