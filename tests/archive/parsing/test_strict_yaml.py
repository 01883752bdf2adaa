"""The YAML of a header: what it may hold, and what an editor is told about the rest."""

from pathlib import Path

import pytest

from tests.small_content import APPEAL, assert_one_message, library, statement

# what is written, and the one message
MISTAKES = {
    "a colon in a bare title": (
        statement(title="Протест: дан први"),
        "sr.md:2: a colon inside a value, which YAML takes for a new key;"
        " put the value in single quotes: title: 'Протест: дан први'",
    ),
    "a hash in a bare title": (
        statement(title="Протест # 1"),
        "sr.md:2: YAML takes “ #” for a comment and would cut the value off here;"
        " put the value in single quotes: title: 'Протест # 1'",
    ),
    "a key twice": (
        statement().replace("summary:", "title: Други\nsummary:"),
        "sr.md:3: “title” stands here twice; delete one of the two",
    ),
    "an anchor": (
        statement(correction="&x Да"),
        "sr.md:4: “&”, “*” and “!” before a value mean something else to YAML;"
        " put the value in single quotes: correction: '&x Да'",
    ),
    "a value that YAML cannot read": (
        statement(correction='"Цитат" и још'),
        "sr.md:4: YAML cannot read this line; put the value in single quotes: correction: '\"Цитат\" и још'",
    ),
    "an apostrophe in single quotes": (
        statement(correction="'День: O'Brien'"),
        "sr.md:4: YAML cannot read this line; put the value in single quotes: correction: 'День: O''Brien'",
    ),
    "words in single quotes at both ends": (
        statement(correction="'Дан' и 'ноћ'"),
        "sr.md:4: YAML cannot read this line; put the value in single quotes: correction: '''Дан'' и ''ноћ'''",
    ),
    "an escaped control character": (
        statement(correction='"\\u202eх"'),
        "sr.md:4: the value hides a control character, U+202E RIGHT-TO-LEFT OVERRIDE; delete it",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_yaml_gets_one_message_that_says_what_to_write(name: str, tmp_path: Path) -> None:
    assert_one_message(tmp_path, *MISTAKES[name])


def test_whole_line_comments_and_block_scalars_are_fine(tmp_path: Path) -> None:
    site = f"-- {APPEAL}/sr.md --\n---\n# title is what lists show\ntitle: no\nsummary: >-\n  Први # ред\n  и други.\n---\n"
    (post,) = library(tmp_path, site).posts
    assert (post.original.header.title, post.original.header.summary) == ("no", "Први # ред и други.")
