"""The HTML of a text's body: which elements, attributes and ids it may have."""

from pathlib import Path

import pytest

from tests.small_content import assert_one_message, messages, statement

# what is written, and the one message
MISTAKES = {
    "a script": (
        statement("<script>alert(1)</script>"),
        "sr.md:5: <script> may not stand in a text; delete it: nothing that runs is published",
    ),
    "a video": (
        statement('Ево: <iframe src="https://example.org"></iframe>'),
        "sr.md:5: <iframe> may not stand in a text; link to the video or map: [words](https://…)",
    ),
    "a picture in HTML": (
        statement('<img src="crowd.jpg" alt="Људи">'),
        "sr.md:5: <img> may not stand in a text;"
        " put the photo beside this text with make photo, and write ![what it shows](photo-1.jpg)",
    ),
    "an attribute that is left out": (
        statement('<span onclick="x()">Да</span>'),
        "sr.md:5: warning: onclick=… on <span> is left out; delete it",
    ),
    "an id that is none": (
        statement("## Део {#Део}"),
        "sr.md:5: “Део” is no id; use small letters a–z, digits and hyphens",
    ),
    "two places of one name": (
        statement("## Део {#x}\n\n## Други {#x}"),
        "sr.md:5: two places are called “#x”; rename one",
    ),
    "an invisible character by its number": (
        statement("Да &#xfdd0; не"),
        "sr.md:5: an invisible character stands here, U+FDD0; delete it",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_html_gets_one_message_that_says_what_to_write(name: str, tmp_path: Path) -> None:
    assert_one_message(tmp_path, *MISTAKES[name])


@pytest.mark.parametrize(
    "hidden",
    [
        '<!--> <img src="https://evil.example/x.png" alt="x"> -->',
        '<![CDATA[ > <img src="https://evil.example/x.png" alt="x"> ]]>',
        '<img srcset="https://evil.example/x.png" alt="x">',
        '<p><img src=//evil.example/x.png alt=x></p>',
    ],
)  # fmt: skip
def test_a_picture_cannot_hide_in_malformed_html(hidden: str, tmp_path: Path) -> None:
    assert any("<img> may not stand in a text" in line for line in messages(tmp_path, statement(f"Да {hidden}")))


def test_indented_html_is_not_passed_over(tmp_path: Path) -> None:
    lines = messages(tmp_path, statement('  <div markdown="1" onclick="x" id="_main">да</div>'))
    assert any("onclick=" in line for line in lines) and any("“_main” is no id" in line for line in lines)
