"""make translate and make translated: a translation is begun, and follows its original."""

import json
import re
from pathlib import Path

import pytest

from plugins.archive.folders.text import translation_digest
from tests.desk.small_project import RALLY, STATE, Desk, assert_refused, read, write
from tests.git import git
from tests.small_content import APPEAL, EMBASSY, TAGS
from tests.small_site import text


def test_a_translation_shows_the_original_in_what_is_never_published(desk: Desk) -> None:
    body = "Први.\n\n---\nДруги --> <b>\n```\n# код"
    write(f"-- {APPEAL}/sr.md --\n" + text("Апел: сви", body).replace("Апел: сви", "'Апел: сви'"))
    result = desk("translate", POST="appeal")
    assert result.exit_code == 0, result.output
    translation = read(f"{APPEAL}/ru.md")
    assert (
        f"translates: sr@{translation_digest('Апел: сви', 'Сажетак.', body)}" in translation
        and "status: draft" in translation
    )
    for line in ("title: Апел: сви", *body.splitlines()):
        assert f"#> {line}".rstrip() in translation.splitlines()
    Path(f"{APPEAL}/ru.md").write_text(
        re.sub(r"(?m)^(title|summary):", r"\1: Апелът", translation).replace("status: draft\n", "")
    )
    assert "Други" not in desk("check").output
    assert desk("translate", POST="appeal").output == f"{APPEAL}/ru.md is there already; it was left as it is\n"


def test_a_translation_goes_stale_and_is_brought_up_to_date(desk: Desk) -> None:
    write(TAGS + RALLY + f"-- {EMBASSY}/ru.md --\n" + text("Протест", place="Белград", translates=f"sr@{STATE}"))
    git("init", "-q")
    git("add", "content")
    git("commit", "-q", "-m", "x")
    assert desk("check").output == "1 post and page: nothing to mend.\n"
    assert json.loads(desk("status", FORMAT="json").output)["posts"][0]["texts"] == {
        "sr": "original",
        "ru": "translated",
    }

    path = Path(f"{EMBASSY}/sr.md")
    path.write_text(path.read_text("utf-8").replace("Дошли су људи.", "Дошло је хиљаду људи."), "utf-8")
    result = desk("check")
    assert result.exit_code == 0
    assert result.output.splitlines()[0] == (
        f"{EMBASSY}/ru.md:5: warning: sr.md has changed since this was translated;"
        " see what with make status POST=2022-02-24-embassy, follow it, and say so with make translated POST=2022-02-24-embassy"
    )
    result = desk("status", POST="embassy")
    assert "stale" in result.output and "[-Дошли су -]{+Дошло је хиљаду +}људи." in result.output

    result = desk("translated", POST="embassy")
    assert (
        read(f"{EMBASSY}/ru.md").splitlines()[4]
        == f"translates: sr@{translation_digest('Протест', 'Сажетак.', 'Дошло је хиљаду људи.')}"
    )
    assert desk("check").output == "1 post and page: nothing to mend.\n"


def test_a_translation_is_not_up_to_date_before_it_is_written(desk: Desk) -> None:
    write(f"-- {APPEAL}/sr.md --\n" + text("Апел"))
    desk("translate", POST="appeal")
    assert desk("translated", POST="appeal").output == (
        "statements/2022-03-01-appeal/ru.md: “title” is empty; write its words behind the colon\n"
    )
    path = Path(f"{APPEAL}/ru.md")
    path.write_text(re.sub(r"(?m)^(title|summary):$", r"\1: Х", path.read_text("utf-8")), "utf-8")
    assert desk("translated", POST="appeal").output == (
        "statements/2022-03-01-appeal/ru.md has no text yet; write the translation first\n"
    )
    assert "#> title: Апел" in path.read_text("utf-8")


# the command, what is given to it, and all that it says
REFUSED = {
    "no post": (("translate",), {"POST": "embasy"}, "there is no post “embasy”; did you mean “embassy”?"),
    "an original": (
        ("translate",),
        {"POST": "embassy", "IN": "sr"},
        "rallies/2022-02-24-embassy/sr.md is the original; name another language with IN=…",
    ),
    "nothing translated": (
        ("translated",),
        {"POST": "embassy"},
        "rallies/2022-02-24-embassy has no such translation; begin one with make translate",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_translated_is_refused_with_what_to_do(desk: Desk, name: str) -> None:
    assert_refused(desk, *REFUSED[name])


def test_the_original_is_no_translation(desk: Desk) -> None:
    write(TAGS + RALLY + RALLY.replace("sr.md", "ru.md").replace("tags: embassy", "translates: sr"))
    result = desk("translated", POST="embassy", IN="sr")
    assert (result.exit_code, result.output) == (
        1,
        "rallies/2022-02-24-embassy/sr.md is the original, and no translation;"
        " leave out IN, or name the language of the translation\n",
    )
