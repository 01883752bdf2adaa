"""The fields of a header: which there are, and what each may say."""

from pathlib import Path

import pytest

from tests.small_content import APPEAL, EMBASSY, TAGS, assert_one_message, library, messages, rally, statement
from tests.small_site import text

# what is written, and the one message
MISTAKES = {
    "an unknown key": (
        statement(sumary="Х"),
        "sr.md:4: “sumary” is no field of a header; “summary” is there already: delete this line",
    ),
    "no header": (
        f"-- {APPEAL}/sr.md --\nТекст\n",
        "sr.md:1: the header is missing; begin the file with a line ---, below it title: … and summary: …, and then another line ---",
    ),
    "a list for a title": (
        statement(title="[а, б]"),
        "sr.md:2: this is no “title”; write words on one line, in single quotes where they begin with [ or {",
    ),
    "no summary": (
        f"-- {APPEAL}/sr.md --\n---\ntitle: Наслов\n---\nТекст.\n",
        "sr.md:1: “summary” is missing; write a line “summary: …” in the header",
    ),
    "Markdown in a title": (
        statement(title="'Лист **Данас** пише'"),
        "sr.md:2: warning: a “title” has no Markdown, and readers would see its signs; write the words alone; of another"
        " language [Новая газета]{ru}",
    ),
    "an empty summary": (
        f"-- {APPEAL}/sr.md --\n---\ntitle: Наслов\nsummary:\n---\nТекст.\n",
        "sr.md:3: “summary” is empty; write its words behind the colon",
    ),
    "an empty state": (
        f"-- {APPEAL}/sr.md --\n---\ntitle: Наслов\nsummary: С\nstatus:\n---\nТекст.\n",
        "sr.md:4: “status” is empty; write its value behind the colon, or delete the line",
    ),
    "a day that does not exist": (
        statement(updated="2022-02-30"),
        "sr.md:4: “2022-02-30” is no “updated”; write a day that exists as 2022-02-24 (year-month-day)",
    ),
    "a tag twice": (
        TAGS + statement(tags="embassy, embassy"),
        "sr.md:4: “embassy, embassy” is no “tags”; name each tag once",
    ),
    "an alias in another form": (
        statement(aliases="/2022/1/x/"),
        "sr.md:4: “/2022/1/x/” is no “aliases”; write the old address as yyyy/mm/slug, not “/2022/1/x/”",
    ),
    "an unknown status": (statement(status="drafft"), "sr.md:4: “drafft” is no “status”; did you mean “draft”?"),
    "an announced statement": (
        statement(status="announced"),
        "sr.md:4: only a rally has “status: announced”; delete this line",
    ),
    "a statement with a place": (
        statement(place="Београд"),
        "sr.md:4: texts in statements/ have no “place”; delete this line",
    ),
    "a rally without a place": (
        f"-- {EMBASSY}/sr.md --\n" + text(),
        "sr.md:1: “place” is missing; write a line “place: …” in the header",
    ),
    "an hour in another form": (
        rally(starts="18.00"),
        "sr.md:5: “18.00” is no “starts”; write “starts: 18:00”",
    ),
    "an hour in the digits of another script": (
        rally(starts="1٨:00"),
        "sr.md:5: “1٨:00” is no “starts”; write the hour as 18:00, from 00:00 to 23:59",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_header_gets_one_message_that_says_what_to_write(name: str, tmp_path: Path) -> None:
    assert_one_message(tmp_path, *MISTAKES[name])


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (
            'title: "Протест\nsummary: С',
            ":2: the quote mark \" is never closed; put the value in single quotes: title: 'Протест'",
        ),
        ("title: А\ntags: [a, b\nsummary: С", ":3: YAML cannot read this line"),
        ("title:А\nsummary: С", ":2: a space is missing after the colon; write title: А"),
        (
            "title: А\nsummary: С\nsumary:",
            ":4: “sumary” is no field of a header; “summary” is there already: delete this line",
        ),
        ("title: А\nsummary: С\ntags:\n " + "- " * 3000 + "a", ":2: lists are nested too deeply here"),
        ("title: А\nsummary: " + "с" * 20_000, ":1: the header is longer than 16 KB"),
        (
            "title: А\nsummary: С\nupdated: 1. 3. 2022.",
            ":4: “1. 3. 2022.” is no “updated”; write “updated: 2022-03-01”",
        ),
        ("title: А\nsummary: С\nstatus: черновик", ":4: “черновик” is no “status”; write “status: draft”"),
        ("title: …\nsummary: С", ":2: “title” says only “…”; write what is meant in their place"),
        ("title: А\nsummary: '...'", ":3: “summary” says only “...”; write what is meant in their place"),
        ("title: А\nsummary: С\naliases: foo", ":4: “foo” is no address of a post; write it as 2022/02/embassy"),
    ],
)
def test_a_header_is_mended_where_it_is_wrong(header: str, message: str, tmp_path: Path) -> None:
    lines = messages(tmp_path, f"-- {APPEAL}/sr.md --\n---\n{header}\n---\nДа.\n")
    assert any(message in line for line in lines), lines


def test_tags_are_a_comma_list_or_a_yaml_list(tmp_path: Path) -> None:
    for given in ("embassy", "[embassy]", "\n  - embassy"):
        (post,) = library(tmp_path, TAGS + statement(tags=given)).posts
        assert post.tags == ("embassy",)
