"""What an editor should look at, though the build takes it."""

import pytest

from tests.desk.small_project import Desk, write
from tests.small_content import APPEAL
from tests.small_site import text

ADVICE = {
    "a long title": (
        {"title": "Ш" * 121},
        "sr.md:2: warning: the title has 121 letters, more than 120; shorten it, or it is cut off where it is shown",
    ),
    "a long summary": (
        {"summary": "Ш" * 301},
        "sr.md:3: warning: the summary has 301 letters, more than 300; shorten it, or it is cut off where it is shown",
    ),
    "no body": ({"body": " "}, "sr.md:5: warning: the text has no body; write it, or make this a draft"),
    "an e-mail address": (
        {"body": "Пишите на ana.x@gmail.com!"},
        "sr.md:5: warning: this shows an e-mail address, ana.x@gmail.com; take it out, unless its owner wants it here for good",
    ),
    "Latin letters among Cyrillic ones": (
        {"body": "Протеcт."},
        "sr.md:5: warning: “Протеcт” has Latin letters among the Cyrillic: c (U+0063 LATIN SMALL LETTER C);"
        " type the word anew, or run make fix for this post",
    ),
    "Russian in a Serbian file": (
        {"body": "Мы вышли на улицу, чтобы сказать: это не наша война, и мы её остановим."},
        "sr.md:5: this reads as “ru”; name the file ru.md, or mark the words of the other language",
    ),
}


@pytest.mark.parametrize("name", ADVICE)
def test_what_an_editor_should_look_at_is_said(desk: Desk, name: str) -> None:
    given, message = ADVICE[name]
    write(f"-- {APPEAL}/sr.md --\n" + text(**given))
    assert f"{APPEAL}/{message}" in desk("check").output.splitlines()
    assert desk("check").exit_code == (0 if "warning" in message else 1)


def test_serbian_in_a_russian_file_is_a_warning(desk: Desk) -> None:
    write(
        f"-- {APPEAL}/ru.md --\n"
        + text(body="Изашли смо на улице да кажемо: ово није наш рат, и ми ћемо га зауставити, јер љубав побеђује.")
    )
    result = desk("check")
    assert result.exit_code == 0
    assert (
        f"{APPEAL}/ru.md:5: warning: this reads as “sr”; name the file sr.md, or mark the words of the other language"
        in result.output
    )
