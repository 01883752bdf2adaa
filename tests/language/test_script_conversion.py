"""Serbian Cyrillic becomes Latin exactly."""

import csv

import html5lib
import pytest

from plugins.language.script_conversion import CONVERSIONS
from tests.paths import SHARED, needs_shared

LATIN = CONVERSIONS["sr-Cyrl", "sr-Latn"]

HTML = [
    ("<p>Љубав</p>", "<p>Ljubav</p>"),
    ("<b>Њ</b>ИВА и КО<b>Њ</b>", "<b>NJ</b>IVA i KO<b>NJ</b>"),
    ("<p>Љ</p><p>У</p>", "<p>Lj</p><p>U</p>"),
    ('<span lang="ru">Нет</span> да', '<span lang="ru">Нет</span> da'),
    ('<span lang="ru">Нет <span lang="sr">да</span></span>', '<span lang="ru">Нет <span lang="sr">da</span></span>'),
    ('<span lang="sr-Cyrl">Да</span>', '<span lang="sr-Latn">Da</span>'),
    ('<i translate="no">Да <b>не</b></i> да', '<i translate="no">Да <b>не</b></i> da'),
    ("<code>Да</code><pre>Да</pre> да", "<code>Да</code><pre>Да</pre> da"),
    ('<a href="/Да" title="Да">да</a>', '<a href="/Да" title="Da">da</a>'),
    ('<img alt="5 &gt; 4 и &quot;да&quot;">', '<img alt="5 &gt; 4 i &quot;da&quot;">'),
    ("види https://пример.срб/а и а@пример.срб", "vidi https://пример.срб/а i а@пример.срб"),
    ("КОЉ\u00adУБИЦА, ЉУ\u00adБАВ, Љ\u00adУ", "KOLJ\u00adUBICA, LJU\u00adBAV, LJ\u00adU"),
    ("сѐм, ѝма, зна̑м", "sèm, ìma, znȃm"),
    ("<br>да<br/>не", "<br>da<br/>ne"),
]


@pytest.mark.parametrize(("cyrillic", "latin"), HTML)
def test_conversion_of_html(cyrillic: str, latin: str) -> None:
    assert LATIN.convert_html(cyrillic) == latin


def vectors() -> list[dict[str, str]]:
    if not SHARED.is_dir():
        return []
    with (SHARED / "corpus" / "script-vectors.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row for row in rows if row["strength"] == "must" and row["direction"] in ("c2l", "c2l-html")]


@needs_shared
def test_other_people_s_vectors_hold() -> None:
    rows = vectors()
    assert len(rows) > 100
    for row in rows:
        if row["direction"] == "c2l":
            assert LATIN.convert(row["input"]) == row["expected"], row["id"]
        else:
            converted, expected = (
                html5lib.parseFragment(html) for html in (LATIN.convert_html(row["input"]), row["expected"])
            )
            assert html5lib.serialize(converted) == html5lib.serialize(expected), row["id"]
