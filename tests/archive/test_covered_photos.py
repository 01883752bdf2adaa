"""Photos with a warning: which are covered, and what is said where one could be seen unasked."""

from pathlib import Path

import pytest

from tests.small_content import APPEAL, assert_one_message, html, library, messages, russian, statement

PHOTOS = f"-- {APPEAL}/a.jpg --\nred\n-- {APPEAL}/b.jpg --\nblue\n"
COVERED = "\ufdd4"


@pytest.mark.parametrize(
    "written",
    [
        '![Рањени](a.jpg "На тргу. Фото: НН ⚠")',
        '![Рањени](a.jpg "На тргу. Фото: НН⚠️")',
        '![Рањени](a.jpg "⚠️ На тргу. Фото: НН")',
        '![Рањени](a.jpg "На тргу ⚠. Фото: НН")',
        "![Рањени](a.jpg 'На тргу. Фото: НН ⚠')",
        '![Рањени ⚠](a.jpg "На тргу. Фото: НН")',
        '![Рањени][слика]\n\n[слика]: a.jpg "На тргу. Фото: НН ⚠"',
        '- ![Рањени](a.jpg "На тргу. Фото: НН ⚠")',
    ],
)
def test_the_sign_covers_a_photo_wherever_it_stands_and_is_not_shown(written: str, tmp_path: Path) -> None:
    found = html(tmp_path, statement(written) + f"-- {APPEAL}/a.jpg --\n")
    assert f'<img alt="Рањени" src="{COVERED}a.jpg">' in found
    assert "<figcaption>На тргу. <small>Фото: НН</small></figcaption>" in found
    assert "⚠" not in found and "\ufe0f" not in found


def test_the_sign_alone_is_no_caption(tmp_path: Path) -> None:
    found = html(tmp_path, statement('![Рањени](a.jpg "⚠")') + f"-- {APPEAL}/a.jpg --\n")
    assert COVERED in found and "<figcaption" not in found


def test_nobody_can_write_what_looks_like_a_covered_photo(tmp_path: Path) -> None:
    for written in (
        '<details class="warned"><summary>Да</summary>\n\n![Рањени](a.jpg)\n\n</details>',
        "![Рањени](covered-photo:a.jpg)",
    ):
        lines = messages(tmp_path, statement(written) + f"-- {APPEAL}/a.jpg --\n")
        assert any("“warned” on <details> is left out" in line or "no photo in this folder" in line for line in lines)


MISTAKES = {
    "a photo among words": (
        statement('Ево ![трга](a.jpg "⚠") на слици') + f"-- {APPEAL}/a.jpg --\n",
        "sr.md:5: a photo among words cannot be covered; give the photo a line of its own",
    ),
    "its description": (
        statement("Ево ![трга ⚠](a.jpg) на слици") + f"-- {APPEAL}/a.jpg --\n",
        "sr.md:5: a photo among words cannot be covered; give the photo a line of its own",
    ),
    "a photo that is covered once": (
        statement('![Рањени](a.jpg "⚠")\n\nРеч.\n\n![Рањени](a.jpg)\n\n![Трг](b.jpg)') + PHOTOS,
        "sr.md:5: the photo a.jpg is covered elsewhere in this post, and not here;"
        " end its caption with ⚠ wherever it is shown, or nowhere",
    ),
    "a cover": (
        statement('![Рањени](a.jpg "⚠")\n\n![Трг](b.jpg)', cover="a.jpg") + PHOTOS,
        "sr.md:4: warning: a photo with ⚠ is shown in no list and not where the post is shared;"
        " name another photo of the text, or delete this line",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_what_would_show_a_photo_unasked_is_said(name: str, tmp_path: Path) -> None:
    assert_one_message(tmp_path, *MISTAKES[name])


def test_a_photo_is_covered_in_all_texts_of_a_post_or_in_none(tmp_path: Path) -> None:
    covered = statement('![Рањени](a.jpg "⚠")\n\n![Трг](b.jpg)') + PHOTOS
    lines = messages(tmp_path, covered + russian("![Раненые](a.jpg)", translates="sr"))
    assert any("ru.md:6: the photo a.jpg is covered elsewhere in this post" in line for line in lines)
    lines = messages(tmp_path, covered + russian('![Раненые](a.jpg "⚠")', translates="sr"))
    assert not any("covered" in line for line in lines)


def test_a_draft_that_covers_a_photo_stops_nothing(tmp_path: Path) -> None:
    site = statement("![Рањени](a.jpg)\n\n![Трг](b.jpg)", cover="a.jpg") + PHOTOS
    site += russian('![Раненые](a.jpg "⚠")', translates="sr", status="draft")
    (post,) = library(tmp_path, site).posts
    assert post.cover and post.cover.name == "a.jpg"


def test_a_covered_photo_is_no_cover(tmp_path: Path) -> None:
    site = statement('![Рањени](a.jpg "⚠")\n\n![Трг](b.jpg)', cover="a.jpg") + PHOTOS
    (post,) = library(tmp_path, site).posts
    assert post.cover is None and len(post.photos) == 2
