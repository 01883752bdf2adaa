"""Two texts side by side: which blocks stand in a row."""

import pytest

from plugins.editions.rendering.parallel_rows import Block, Column, pair_blocks, parallel_rows, read_blocks
from plugins.language.placeholders import FinishedHtml


def column(html: str, lang: str = "sr-Cyrl", prefix: str = "") -> Column:
    return Column(FinishedHtml(html), lang, prefix)


def blocks(kinds: str) -> list[Block]:
    """A block for each word: "p h2 figure:crowd"."""
    parts = (word.partition(":") for word in kinds.split())
    return [Block(kind, f"{number}", (photo,) if photo else ()) for number, (kind, _, photo) in enumerate(parts)]


def paired(left: str, right: str) -> str:
    """The rows as the places of their blocks: "0=0 1= =1"."""
    return " ".join(
        f"{one.html if one else ''}={other.html if other else ''}"
        for one, other in pair_blocks(blocks(left), blocks(right))
    )


@pytest.mark.parametrize(
    ("left", "right", "rows"),
    [
        ("", "", ""),
        ("p", "", "0="),
        ("p h2 p", "p h2 p", "0=0 1=1 2=2"),
        ("p p p", "p p", "0=0 1=1 2="),  # nothing tells which of them is missing
        ("p ul p", "p blockquote p", "0=0 1=1 2=2"),  # as much in the place of something else
        ("p h2 p", "p ul p", "0=0 1= =1 2=2"),  # but a heading is no list
        ("p h3 p p", "p p p", "0=0 1= 2=1 3=2"),
        ("p figure:crowd p", "p p", "0=0 1= 2=1"),  # a photo that only one shows
        ("p figure:crowd p", "p figure:square p", "0=0 1=1 2=2"),  # each has its own
        # A paragraph more below one heading leaves the next ones in their rows.
        ("h2 p p p h2 p h2 p", "h2 p p h2 p h2 p p", "0=0 1=1 2=2 3= 4=3 5=4 6=5 7=6 =7"),
        ("p p figure:crowd p", "p figure:crowd p p", "0=0 1= 2=1 3=2 =3"),
    ],
)
def test_blocks_are_paired_by_their_kinds(left: str, right: str, rows: str) -> None:
    assert paired(left, right) == rows


def test_long_texts_are_paired_to_their_ends() -> None:
    rows = paired("p ul " + "p " * 300, "p blockquote p " + "p " * 300)
    assert rows.startswith("0=0 1= =1 =2 2=3 ") and rows.endswith(" 301=302")


def test_what_comes_often_is_paired_too() -> None:
    rows = paired("ul " + "p " * 300 + "ul", "blockquote " + "p " * 301 + "blockquote")
    assert "1=1 2=2 3=3 " in rows and " 300=300 " in rows


def test_very_long_texts_are_paired_in_order() -> None:
    rows = paired("ul " + "p " * 900 + "ul", "blockquote " + "p " * 901 + "blockquote")
    assert "1=1 2=2 3=3 " in rows and " 900=900 " in rows


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        ("", []),
        ('<p>a</p>\n<h2 id="a">b</h2>\n', ["p", "h2"]),
        ('<div class="gallery">\n<figure><img src="a"></figure>\n</div><hr><p>c</p>', ["div.gallery", "hr", "p"]),
        ('<ul><li><p>a</p></li></ul><p><br>b <img src="a"></p>', ["ul", "p"]),
        ("words <em>here</em>\n<p>a</p> and <code>there</code>", ["", "p", ""]),
        ('<p title="a > <p> b">c</p><p>d</p>', ["p", "p"]),
    ],
)
def test_a_text_is_cut_into_what_stands_in_nothing_else(html: str, kinds: list[str]) -> None:
    found = read_blocks(column(html))
    assert [block.kind for block in found] == kinds
    assert "".join("".join(block.html.split()) for block in found) == "".join(html.split())


def test_ids_and_the_links_to_them_get_a_prefix_and_nothing_else_does() -> None:
    html = '<h2 id="a">id="a"</h2><p><a href="#a">x</a> <a href="b/#a">y</a> <code>&lt;i id="a"&gt; id="a"</code></p>'
    (heading, paragraph) = read_blocks(column(html, prefix="_ru-"))
    assert heading.html == '<h2 id="_ru-a">id="a"</h2>'
    assert '<a href="#_ru-a">x</a> <a href="b/#a">y</a> <code>&lt;i id="a"&gt; id="a"' in paragraph.html
    assert "".join(block.html for block in read_blocks(column(html))) == html


FIGURE = '<figure><a href="{0}"><img alt="{1}" src="{0}"></a>\n<figcaption>{2}</figcaption></figure>'


def test_a_photo_that_both_show_stands_once_with_both_captions() -> None:
    left, right = FIGURE.format("a.jpg", "Људи", "Трг"), FIGURE.format("a.jpg", "Люди", "Площадь")
    (row,) = parallel_rows(column(left), column(right, "ru"))
    assert (row.left, row.right) == ("", "")
    assert row.both == (
        '<figure><a href="a.jpg"><img alt="Људи" src="a.jpg"></a>\n<figcaption class="pair">'
        '<div lang="sr-Cyrl">Трг</div><div class="second" lang="ru">Площадь</div></figcaption></figure>'
    )


def test_the_only_caption_of_a_photo_stands_in_its_column() -> None:
    left = '<figure><img alt="Људи" src="a.jpg"></figure>'
    (row,) = parallel_rows(column(left), column(FIGURE.format("a.jpg", "Люди", "Площадь"), "ru"))
    assert '<figcaption class="pair"><div class="second" lang="ru">Площадь</div></figcaption></figure>' in row.both


def test_a_gallery_that_both_show_stands_once() -> None:
    def gallery(*captions: str) -> str:
        figures = "".join(FIGURE.format(f"{number}.jpg", "", caption) for number, caption in enumerate(captions))
        return f'<div class="gallery">{figures}</div>'

    (row,) = parallel_rows(column(gallery("Трг", "Река")), column(gallery("Площадь", "Река на русском"), "ru"))
    assert row.both.count("<img") == 2 and row.both.count('class="pair"') == 2
    assert row.both.index("Площадь") < row.both.index("1.jpg") < row.both.index("Река на русском")


def test_different_photos_stand_each_in_its_column() -> None:
    left, right = FIGURE.format("a.jpg", "Људи", "Трг"), FIGURE.format("b.jpg", "Люди", "Площадь")
    (row,) = parallel_rows(column(left), column(right, "ru"))
    assert (row.left, row.right, row.both) == (left, right, "")
