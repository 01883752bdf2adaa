"""What a typesetter would have put for what a keyboard has."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.language.html_tokens import read_tokens
from plugins.language.typography import typeset, typeset_html
from tests.site_settings import languages
from tests.text_strategies import FEW, PIECES

# (language, typed, set); ~ stands for U+00A0
PLAIN = [
    ("sr", '"Цитат"', "„Цитат“"),
    ("sr", 'Рекао је: "То је "Београд" наш".', "Рекао је: „То је ‘Београд’ наш“."),
    ("sr", "Он - не она -- оде", "Он~– не она~– оде"),
    ("sr", "1941-1945, стр. 5-7", "1941–1945, стр.~5–7"),
    ("sr", "24. фебруара 2022. године", "24.~фебруара 2022.~године"),
    ("sr", "Срели смо се у Београду, ул. Краља Милана", "Срели смо се у~Београду, ул.~Краља Милана"),
    ("sr", "Чекај...", "Чекај…"),
    ("ru", '"Цитат"', "«Цитат»"),
    ("ru", 'Он сказал: "Это "Москва" наша" - и ушёл', "Он сказал: «Это „Москва“ наша»~— и~ушёл"),
    ("ru", "Уже «так» и „так“", "Уже «так» и~„так“"),
    ("ru", 'Уже «так "и" так»', "Уже «так „и“ так»"),
    ("ru", "О'Коннор", "О’Коннор"),
    ("ru", "'слово'", "«слово»"),
    ("ru", "А. С. Пушкин", "А.~С.~Пушкин"),
    ("ru", "24 февраля 2022 г. в Белграде", "24~февраля 2022~г. в~Белграде"),
    ("ru", "5 км и 10 %", "5~км и~10~%"),
    # Quotes in quotes, with nothing between the marks, and quotes that are there already.
    ("sr", '„Цитат” и "други"', "„Цитат” и~„други“"),
    ("sr", '""Нада" је ту", рекао је', "„‘Нада’ је ту“, рекао је"),
    ("ru", '""Известия" пишут"', "«„Известия“ пишут»"),
    # What only looks like them.
    ("sr", "011 234-567, 063 123-4567, (495) 123-4567", "011 234-567, 063 123-4567, (495) 123-4567"),
    ("ru", "011-123-456, 2022-02-24, 065-12, 9-5, e-mail, из-за, +381-11", "011-123-456, 2022-02-24, 065-12, 9-5, e-mail, из-за, +381-11"),
    ("sr", 'екран од 5"', 'екран од~5"'),
    ("sr", "https://example.org/a-b--c", "https://example.org/a-b--c"),
    ("sr", "аутобус", "аутобус"),
    ("sr", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "typed", "set_"), PLAIN)
def test_typeset(language: str, typed: str, set_: str) -> None:
    assert typeset(typed, languages()[language]).replace("\u00a0", "~") == set_


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
