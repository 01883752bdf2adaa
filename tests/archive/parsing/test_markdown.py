"""The Markdown that people expect, and what it becomes on a page."""

import re
from pathlib import Path

import pytest

from tests.interface import said
from tests.small_content import APPEAL, EMBASSY, html, messages, statement
from tests.small_site import Build, text

URL = "2022/03/appeal/"

MARKDOWN = {
    "a table": ("а | б\n---|--:\n1 | 2", '<th align="right">б</th>'),
    "a footnote": ("Реч[^1].\n\n[^1]: Напомена.", '<a class="footnote-ref" href="#fn:1" aria-label="'),
    "the way back from it": (
        "Реч[^1].\n\n[^1]: Напомена.",
        f'href="#fnref:1" title="{said("sr-cyrl", "Back to the text, to note %(number)s", number=1)}"',
    ),
    "a definition list": ("Појам\n:   Опис", "<dt>Појам</dt>\n<dd>Опис</dd>"),
    "an abbreviation": ("ООН\n\n*[ООН]: Уједињене нације", '<abbr title="Уједињене нације">ООН</abbr>'),
    "a figure": ('![Трг](x.jpg "Трг")', "<figcaption>Трг</figcaption>"),
    "a photo amid words": ("Ево ![трга](x.jpg) на слици", 'alt="трга"'),
    "fenced code": ("```\nx < y\n```", '<pre><code translate="no">x &lt; y\n</code></pre>'),
    "a heading's anchor": ("## Шетња и ђаци", '<h2 id="setnja-i-djaci">'),
    "two headings of one name": ("## Део\n\n## Део", '<h2 id="deo_1">'),
    "a heading of no letters": ("## …", '<h2 id="section">'),
    "an anchor of one's own": ("## Део {#pocetak}", '<h2 id="pocetak">'),
    "headings without gaps": ("# Један\n\n#### Два\n\n## Три", '<h3 id="dva">'),
    "contents": (
        "[TOC]\n\n## Део",
        '<nav class="toc" aria-label="{0}"><span class="toctitle">{0}</span>'.format(said("sr-cyrl", "Contents")),
    ),
    "a word of another language": ("*Новая газета*{: lang=ru } излази поново", '<em lang="ru">Новая газета</em>'),
    "Markdown in HTML": ('<div lang="ru" markdown="1">\n**Нет**\n</div>', '<div lang="ru">\n<p><strong>Нет</strong>'),
    "a comment, which is the editors' own": ("Један <!-- тајна --> два три четири", "<p>Један  два три"),
    "an e-mail address": ("<a@example.org>", '<a href="mailto:a@example.org">a@example.org</a>'),
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown(name: str, build: Build) -> None:
    written, html = MARKDOWN[name]
    photo = f"-- {APPEAL}/x.jpg --\n" if "x.jpg" in written else ""
    built = build(statement(written) + photo)
    assert built.code == 0, built.stderr
    assert html in built.html(f"sr-cyrl/{URL}").replace("\u00a0", " ")


def test_anchors_are_the_same_in_both_scripts(build: Build) -> None:
    built = build(statement("[TOC]\n\n## Љубав и Џез\n\nРеч[^1].\n\n[^1]: Да."))
    ids = [
        [element.get("id") for element in built.page(f"{folder}/{URL}").iter() if element.get("id")]
        for folder in ("sr-cyrl", "sr-latn")
    ]
    assert ids[0] == ids[1] == ["_main", "ljubav-i-dzez", "fnref:1", "fn:1"]


def test_labels_that_markdown_adds_are_converted_with_the_rest(build: Build) -> None:
    page = build(statement("[TOC]\n\n## Део\n\nРеч[^1].\n\n[^1]: Да.")).html(f"sr-latn/{URL}").replace("\u00a0", " ")
    assert f'aria-label="{said("sr-latn", "Contents")}"' in page
    assert f'title="{said("sr-latn", "Back to the text, to note %(number)s", number=1)}"' in page


@pytest.mark.parametrize("trick", ["&#xfdd0;", "&#xfdd0", "&#64976;", "&\\#xfdd2;x.jpg", "&#x202e;", "*[а]: &#xfddd;"])
def test_a_character_by_its_number_cannot_pass_for_a_mark(trick: str, build: Build) -> None:
    built = build(statement(f"а {trick} б а"))
    assert built.code == 1 or not any(mark in built.html(f"sr-cyrl/{URL}") for mark in "\ufdd0\ufdd2\ufddd\u202e")
    assert "Traceback" not in built.stderr


def test_a_text_that_markdown_chokes_on_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.archive.parsing.body_html.SECONDS", 0.2)
    (line,) = messages(tmp_path, statement("[" * 20_000))
    assert line.endswith("sr.md:5: Markdown takes over 0 seconds for this text; simplify it")
    monkeypatch.undo()
    (line,) = messages(tmp_path, statement("\n".join("    " * depth + "- х" for depth in range(300))))
    assert line.endswith("sr.md:5: lists or quotes are nested too deeply here; use fewer levels")


def test_a_text_that_markdown_fails_on_does_not_spoil_the_next(tmp_path: Path) -> None:
    deep = "\n".join("    " * depth + "- х" for depth in range(300))
    site = f"-- {EMBASSY}/sr.md --\n" + text(body=deep, status="draft", place="Б") + statement("Први.\n\nДруги.")
    assert html(tmp_path, site) == "<p>Први.</p>\n<p>Други.</p>"


def test_footnotes_may_be_named_in_any_letters(tmp_path: Path) -> None:
    rendered = html(tmp_path, statement("Да[^извор] и[^Note].\n\n[^извор]: Један.\n[^Note]: Два."))
    assert set(re.findall(r' id="([^"]*)"', rendered)) == {"fn:1", "fn:2", "fnref:1", "fnref:2"}


AS_TYPED = {
    "a list below a paragraph": ("Захтеви:\n- први\n- други", "<p>Захтеви:</p>\n<ul>\n<li>први</li>"),
    "two spaces nest": ("- један\n  - два", "<li>један\n<ul>\n<li>два</li>"),
    "three spaces keep a paragraph in its item": ("1. један\n\n   став", "<p>један</p>\n<p>став</p>\n</li>"),
    "a bracket numbers": ("1) један\n2) два", "<ol>\n<li>један</li>\n<li>два</li>"),
    "boxes": ("- [ ] није\n- [x] јесте", "<li>☐ није</li>\n<li>☑ јесте</li>"),
    "a table below a paragraph": ("Цене:\n| а | б |\n|---|---|\n| 1 | 2 |", '<p>Цене:</p>\n<div class="scroll"'),
    "struck through": ("~~не~~ да", "<del>не</del> да"),
    "a hard break": ("ред\\\nдруги", "ред<br>\nдруги"),
    "a word with a hash": ("#нетвојерату на улици", "<p>#нетвојерату на улици</p>"),
    "a bare address": ("Види https://x.rs/а, и то.", '<a href="https://x.rs/а" translate="no">https://x.rs/а</a>, и'),
    "an address in brackets": ("(https://x.rs/а_(б))", '(<a href="https://x.rs/а_(б)" translate="no">'),
    "an address in another alphabet": (
        "<https://ru.wikipedia.org/wiki/Путь>",
        ">https://ru.wikipedia.org/wiki/Путь</a>",
    ),
    "braces": ("## Шта даље {допуњено}", ">Шта даље {допуњено}</h2>"),
    "braces behind emphasis": ("*x*{y} [x](https://x.rs){z}", "<em>x</em>{y}"),
    "braces in a cell": ("а | б\n-|-\n{1} | `{2}`", ">{1}</td>"),
    "a date": ("24. фебруара 2022. почео је рат.", "<p>24. фебруара 2022. почео"),
    "another date": ("24. 2. 2022. почео је рат.", "<p>24. 2. 2022. почео"),
    "a date in a quote": ("> 24. марта је био дан", "<blockquote>\n<p>24. марта је"),
    "a date in an item": ("- 24. марта је био дан", "<li>24. марта је"),
    "a date below a list": ("1. један\n2. два\n\n24. марта је био дан", "</ol>\n<p>24. марта је"),
    "years in a list": ("1. 2014 година: окупација.\n2. 2022 година: рат.", "<ol>\n<li>2014 година"),
    "months in a list": ("1. Фебруар смо провели\n2. Март такође", "<ol>\n<li>Фебруар"),
    "a space that does not break behind a sign": (
        "##\u00a0Захтеви\n\n-\u00a0један\n-\u00a0два",
        "</h2>\n<ul>\n<li>један",
    ),
    "a year": ("2022. године је почело", "<p>2022. године је"),
    "a credit with a link": (
        '![Трг](x.jpg "Трг. Фото: NN, [CC BY](https://cc.org/by)")',
        '<figcaption>Трг. <small>Фото: NN, <a href="https://cc.org/by">CC BY</a></small></figcaption>',
    ),
    "a caption with words below": (
        '![Трг](x.jpg "Трг")\nРечи испод.',
        "<figcaption>Трг</figcaption></figure>\n<p>Речи",
    ),
    "a note in a caption": ('![Трг](x.jpg "Трг[^1]")\n\n[^1]: Да.', '<figcaption>Трг<sup id="fnref:1">'),
    "details": ("<details>\n<summary>Још</summary>\n\n**реч**\n\n</details>", "<summary>Још</summary>\n<p><strong>реч"),
    "a fence in an item": ("- ставка\n  ```\n  код\n  ```", '<pre><code translate="no">код\n</code></pre>'),
}


@pytest.mark.parametrize("name", AS_TYPED)
def test_what_an_editor_types_is_what_readers_get(name: str, build: Build) -> None:
    written, html = AS_TYPED[name]
    photo = f"-- {APPEAL}/x.jpg --\n" if "x.jpg" in written else ""
    built = build(statement(written) + photo)
    assert built.code == 0, built.stderr
    page = re.sub(r"\s+", " ", built.html(f"sr-cyrl/{URL}")).replace("> <", "><")
    assert re.sub(r"\s+", " ", html).replace("> <", "><") in page, page.partition('class="prose"')[2][:800]
