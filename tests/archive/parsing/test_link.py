"""Links from one text to another."""

from pathlib import Path

import pytest

from tests.small_content import assert_one_message, messages, rally, statement

# what is written, and the one message
MISTAKES = {
    "a link to no post": (
        rally() + statement("[пре](../../rallies/2022-02-24-embasy/)"),
        "sr.md:5: “../../rallies/2022-02-24-embasy/” leads nowhere: there is no folder rallies/2022-02-24-embasy;"
        " did you mean “../../rallies/2022-02-24-embassy/”?",
    ),
    "a link to a post of the same kind": (
        statement("[пре](../2022-03-01-apeal/)"),
        "sr.md:5: “../2022-03-01-apeal/” leads nowhere: there is no folder statements/2022-03-01-apeal;"
        " did you mean “../2022-03-01-appeal/”?",
    ),
    "a link that takes a post for one of another kind": (
        rally() + statement("[пре](../2022-02-24-embassy/)"),
        "sr.md:5: “../2022-02-24-embassy/” leads nowhere: there is no folder statements/2022-02-24-embassy;"
        " did you mean “../../rallies/2022-02-24-embassy/”?",
    ),
    "a link to what only has a post's day": (
        rally() + statement("[пре](../../rallies/2022-02-24-walk/)"),
        "sr.md:5: “../../rallies/2022-02-24-walk/” leads nowhere: there is no folder rallies/2022-02-24-walk;"
        " correct the folder's name, or take the link out and leave its words",
    ),
    "a link out of the content": (
        statement("[овде](../../../README.md)"),
        "sr.md:5: “../../../README.md” leads nowhere;"
        " write https://… in full, or lead to a post's folder: ../2022-02-24-embassy/",
    ),
    "a link from the site's root": (
        statement("[овде](/ru/about/)"),
        "sr.md:5: “/ru/about/” leads nowhere;"
        " write https://… in full, or lead to a post's folder: ../2022-02-24-embassy/",
    ),
    "a link of an unknown scheme": (
        statement("[овде](javascript:alert)"),
        "sr.md:5: “javascript:alert” leads nowhere;"
        " use one of http, https, mailto, tel, or a post's folder: ../2022-02-24-embassy/",
    ),
    "a link to no heading": (
        rally() + statement("[део](#deoo)\n\n## Део"),
        "sr.md:5: “#deoo” leads nowhere: there is no heading #deoo in statements/2022-03-01-appeal/sr.md;"
        " did you mean “deo”?",
    ),
    "a link to a draft": (
        rally(status="draft") + statement("[пре](../../rallies/2022-02-24-embassy/)"),
        "sr.md:5: “../../rallies/2022-02-24-embassy/” leads nowhere: rallies/2022-02-24-embassy is not public;"
        " publish that first, or delete the link",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_link_gets_one_message_that_says_what_to_write(name: str, tmp_path: Path) -> None:
    assert_one_message(tmp_path, *MISTAKES[name])


def test_a_link_cannot_hide_in_malformed_html(tmp_path: Path) -> None:
    lines = messages(
        tmp_path, rally(status="draft") + statement('Да <!--> <a href="../../rallies/2022-02-24-embassy/">х</a> -->')
    )
    assert any("rallies/2022-02-24-embassy is not public" in line for line in lines)
    lines = messages(tmp_path, statement('Да <a href="../2022-09-09-no/" href="https://example.org">х</a>'))
    assert any("there is no folder statements/2022-09-09-no" in line for line in lines)


@pytest.mark.parametrize(
    ("body", "instead"),
    [
        ("[b](../2022-03-01-appeal/uk.md)", "there is no uk.md in statements/2022-03-01-appeal"),
        ("[b](https:example.org)", "write the whole address"),
        ("[b](https://)", "write the whole address"),
    ],
)
def test_a_link_that_only_looks_like_one_is_refused(body: str, instead: str, tmp_path: Path) -> None:
    assert any(instead in line for line in messages(tmp_path, statement(body)))
