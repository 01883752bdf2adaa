"""The editor's commands, each as an editor gives it."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plugins.archive.post import digest
from plugins.desk.__main__ import desk as commands
from tests.paths import PROJECT
from tests.small_site import DAY, photo, text, write_files

Desk = Callable[..., Result]
TAGS = "-- content/tags.yml --\nembassy: {sr: Амбасада, ru: Посольство}\nwalk: {sr: Шетња, ru: Прогулка}\n"
EMBASSY = "content/rallies/2022-02-24-embassy"
APPEAL = "content/statements/2022-03-01-appeal"
RALLY = f"-- {EMBASSY}/sr.md --\n" + text("Протест", "Дошли су људи.", place="Београд", tags="embassy")
STATE = digest("Протест", "Сажетак.", "Дошли су људи.")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Runs a command in a project of its own, on 2026-01-01, without a terminal; make variables as keywords."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    for name in ("pelicanconf.py", "theme"):
        Path(name).symlink_to(PROJECT / name)
    Path("content").mkdir()

    def run(*words: str, **variables: str) -> Result:
        told = CliRunner().invoke(commands, words, env=variables)
        assert told.exception is None or isinstance(told.exception, SystemExit), told.exception
        return told

    return run


def write(site: str) -> None:
    write_files(site, Path())


def read(path: str) -> str:
    return Path(path).read_text("utf-8")


def git(*words: str) -> str:
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}
    return subprocess.run(["git", *words], check=True, capture_output=True, text=True, env=os.environ | who).stdout


# new


def test_a_new_rally_has_a_folder_and_every_key_explained(desk: Desk) -> None:
    write(TAGS)
    told = desk(
        "new", KIND="rally", IN="sr", TITLE="Шетња: људи и ђаци", PLACE="Нови Сад", TAGS="walk", DATE="2026-02-01"
    )
    path = "content/rallies/2026-02-01-setnja-ljudi-i-djaci/sr.md"
    assert told.exit_code == 0 and told.output.startswith(f"{path} is begun, as a draft.")
    lines = read(path).splitlines()
    assert lines[:3] == [
        "---",
        "# Наслов какав се види у списковима, каналима вести и подељеним линковима",
        "title: 'Шетња: људи и ђаци'",
    ]
    assert {"place: Нови Сад", "tags: walk", "status: draft", "summary:", "# starts: 18:00"} <= set(lines)
    keys = [number for number, line in enumerate(lines) if re.match(r"(# )?\w+:", line) and number > 1]
    assert all(lines[number - 1].startswith("# ") for number in keys)
    assert desk("check").exit_code == 0


@pytest.mark.parametrize(
    ("code", "title", "name"),
    [
        ("ru", "Ёлка, съезд, щавель и юный йог", "yolka-sezd-shchavel-i-yunyy-yog"),
        ("sr", "Џеп, њива и Ђорђе", "dzep-njiva-i-djordje"),
        ("sr", "!!!", "statement"),
        (
            "sr",
            "Једна веома дугачка реченица која никако не може стати у адресу",
            "jedna-veoma-dugacka-recenica-koja-nikako-ne-moze",
        ),
    ],
)
def test_a_slug_is_proposed_from_the_title(desk: Desk, code: str, title: str, name: str) -> None:
    desk("new", KIND="statement", IN=code, TITLE=title)
    assert Path(f"content/statements/2026-01-01-{name}/{code}.md").is_file()


def test_a_new_post_takes_no_place_of_another(desk: Desk) -> None:
    given = {"KIND": "statement", "IN": "sr", "TITLE": "Апел"}
    desk("new", **given)
    before = read("content/statements/2026-01-01-apel/sr.md")
    assert "apel-2/sr.md is begun" in desk("new", **given).output
    told = desk("new", SLUG="apel", **given)
    assert told.exit_code == 1
    assert told.output == "SLUG is “apel”; statements/2026-01-01-apel has that address; choose another\n"
    assert read("content/statements/2026-01-01-apel/sr.md") == before


REFUSED = {
    "KIND": (("new",), {}, "KIND is missing; write it: make new KIND=…"),
    "a kind": (("new",), {"KIND": "raly"}, "KIND is “raly”; did you mean “rally”?"),
    "a language": (("new",), {"KIND": "page", "IN": "en"}, "IN is “en”; use one of: ru, sr"),
    "a title": (
        ("new",),
        {"KIND": "page", "IN": "sr", "TITLE": "А\u200bБ"},
        "TITLE is “А⟨U+200B⟩Б”; type it anew: an invisible character stands in it, U+200B ZERO WIDTH SPACE",
    ),
    "no title": (("new",), {"KIND": "page", "IN": "sr", "TITLE": " "}, "TITLE is “ ”; write some words"),
    "a day": (
        ("new",),
        {"KIND": "statement", "IN": "sr", "TITLE": "А", "DATE": "31.1.2026"},
        "DATE is “31.1.2026”; write a day that exists as 2022-02-24 (year-month-day)",
    ),
    "a tag": (
        ("new",),
        {"KIND": "statement", "IN": "sr", "TITLE": "А", "TAGS": "wlak"},
        "TAGS is “wlak”; there is no tag “wlak”, did you mean “walk”?",
    ),
    "a slug": (
        ("new",),
        {"KIND": "page", "IN": "sr", "TITLE": "А", "SLUG": "../x"},
        "SLUG is “../x”; “../x” is no slug; use small letters a–z, digits and hyphens, 80 at most",
    ),
    "a page's slug": (
        ("new",),
        {"KIND": "page", "IN": "sr", "TITLE": "А", "SLUG": "tags"},
        "SLUG is “tags”; “tags” is a name that the site or Windows needs; choose another",
    ),
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
    "a photo's name": (
        ("photo",),
        {"POST": "embassy", "FILE": "content/tags.yml"},
        "this is not a picture; name a JPEG, PNG, WebP or AVIF file",
    ),
    "a photo that is not there": (
        ("photo",),
        {"POST": "embassy", "FILE": "x.jpg"},
        "FILE is “x.jpg”; there is no such file; give its full path",
    ),
    "a box": (
        ("photo",),
        {"POST": "embassy", "FILE": "content/tags.yml", "BLACK": "1,2,3"},
        "“1,2,3” says no part of a picture; write left,top,width,height in pixels (120,340,80,80) or in percent (10%,20%,5%,5%)",
    ),
    "a slug that is taken": (
        ("rename",),
        {"POST": "embassy", "SLUG": "other"},
        "SLUG is “other”; rallies/2022-02-25-other has that address; choose another",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_done_is_refused_with_what_to_do(desk: Desk, name: str) -> None:
    write(TAGS + RALLY + RALLY.replace("24-embassy", "25-other"))
    words, variables, message = REFUSED[name]
    files = sorted(Path("content").rglob("*"))
    told = desk(*words, **variables)
    assert (told.exit_code, told.output) == (1, message + "\n")
    assert sorted(Path("content").rglob("*")) == files


# translate, translated, status


def test_a_translation_shows_the_original_in_what_is_never_published(desk: Desk) -> None:
    body = "Први.\n\n---\nДруги --> <b>\n```\n# код"
    write(f"-- {APPEAL}/sr.md --\n" + text("Апел: сви", body).replace("Апел: сви", "'Апел: сви'"))
    told = desk("translate", POST="appeal")
    assert told.exit_code == 0, told.output
    made = read(f"{APPEAL}/ru.md")
    assert f"translates: sr@{digest('Апел: сви', 'Сажетак.', body)}" in made and "status: draft" in made
    for line in ("title: Апел: сви", *body.splitlines()):
        assert f"#> {line}".rstrip() in made.splitlines()
    Path(f"{APPEAL}/ru.md").write_text(
        re.sub(r"(?m)^(title|summary):", r"\1: Апелът", made).replace("status: draft\n", "")
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
    told = desk("check")
    assert told.exit_code == 0
    assert told.output.splitlines()[0] == (
        f"{EMBASSY}/ru.md:5: warning: sr.md has changed since this was translated;"
        " see what with make status POST=2022-02-24-embassy, follow it, and say so with make translated POST=2022-02-24-embassy"
    )
    told = desk("status", POST="embassy")
    assert "stale" in told.output and "[-Дошли су -]{+Дошло је хиљаду +}људи." in told.output

    told = desk("translated", POST="embassy")
    assert (
        read(f"{EMBASSY}/ru.md").splitlines()[4]
        == f"translates: sr@{digest('Протест', 'Сажетак.', 'Дошло је хиљаду људи.')}"
    )
    assert desk("check").output == "1 post and page: nothing to mend.\n"


def test_without_history_the_status_says_so(desk: Desk) -> None:
    write(TAGS + RALLY + f"-- {EMBASSY}/ru.md --\n" + text("Протест", place="Белград", translates="sr@00000000"))
    assert (
        "git has no history of this text; compare the two texts as they are." in desk("status", POST="embassy").output
    )
    git("init", "-q")
    git("add", "content")
    git("commit", "-q", "-m", "x")
    assert (
        "the history here has no sr.md with the digest 00000000; compare the two texts as they are."
        in desk("status", POST="embassy").output
    )


def test_the_history_is_followed_through_a_rename(desk: Desk) -> None:
    write(TAGS + RALLY + f"-- {EMBASSY}/ru.md --\n" + text("Протест", place="Белград", translates=f"sr@{STATE}"))
    git("init", "-q")
    for step in range(2):
        git("add", "-A", "content")
        git("commit", "-q", "-m", "x")
        if step == 0:
            desk("rename", POST="embassy", SLUG="first")
    path = Path("content/rallies/2022-02-24-first/sr.md")
    path.write_text(path.read_text("utf-8").replace("људи", "сви"), "utf-8")
    assert "Дошли су [-људи-]{+сви+}." in desk("status", POST="first").output


def test_the_status_names_every_state(desk: Desk) -> None:
    other = RALLY.replace("2022-02-24", "2022-03-0{}")
    write(
        TAGS
        + other.format(1)
        + other.format(2)
        + other.format(2).replace("sr.md", "ru.md").replace("tags: embassy", "translates: sr\nstatus: draft")
        + other.format(3)
        + other.format(3).replace("sr.md", "ru.md").replace("tags: embassy", "translates: sr")
        + other.format(4).replace("embassy/", "x|y/")
        + other.format(5)
        + "-- content/rallies/2022-03-05-embassy/ru.md --\nнема заглавља\n"
    )
    for number in (1, 2, 3, 5):
        Path(f"content/rallies/2022-03-0{number}-embassy").rename(f"content/rallies/2022-03-0{number}-p{number}")
    found = json.loads(desk("status", FORMAT="json").output)
    assert [(row["post"][-2:], row["texts"]["ru"]) for row in found["posts"]] == [
        ("p5", "broken"),
        ("p3", "undated"),
        ("p2", "draft"),
        ("p1", "missing"),
    ]
    assert found["totals"]["ru"] == {"undated": 1, "draft": 1, "missing": 1, "broken": 1}
    markdown = desk("status", FORMAT="markdown").output
    assert "| 2022-03-01 | rallies/2022-03-01-p1 | Протест | original | missing |" in markdown
    assert "p1" in desk("status").output and "ru: 1 undated, 1 draft, 1 missing, 1 broken" in desk("status").output


# rename


def test_a_renamed_post_leaves_an_alias_and_takes_its_links_along(desk: Desk) -> None:
    links = (
        "[а](../../rallies/2022-02-24-embassy/) [б](../../rallies/2022-02-24-embassy/sr.md#deo)"
        ' <a href="../../rallies/2022-02-24-embassy/#deo">в</a> [г]\n\n[г]: ../../rallies/2022-02-24-embassy/\n'
    )
    write(
        TAGS
        + RALLY.replace("Дошли су људи.", "## Део\n\nДошли су људи.").replace("tags:", "aliases: 2022/02/first\ntags:")
        + f"-- {APPEAL}/sr.md --\n"
        + text("Апел", links)
        + f"-- {APPEAL}/ru.md --\n"
        + text("Призыв", translates=f"sr@{digest('Апел', 'Сажетак.', links)}")
    )
    assert desk("check").output.splitlines()[1:] == ["2 posts and pages: 0 errors, 1 warning."]
    told = desk("rename", POST="https://example.org/ru/2022/02/embassy/", SLUG="protest")
    assert told.exit_code == 0, told.output
    moved = "content/rallies/2022-02-24-protest"
    assert (
        told.output
        == f"{EMBASSY} is now {moved}; 3 texts changed with it.\nIts old address, 2022/02/embassy/, leads to the new one.\n"
    )
    assert "aliases: 2022/02/first, 2022/02/embassy\n" in read(f"{moved}/sr.md") and not Path(EMBASSY).exists()
    assert read(f"{APPEAL}/sr.md").count("2022-02-24-protest") == 4 and "embassy" not in read(f"{APPEAL}/sr.md")
    assert desk("check").output.splitlines()[1:] == ["2 posts and pages: 0 errors, 1 warning."]

    desk("rename", POST="protest", SLUG="embassy")
    assert "aliases: 2022/02/first, 2022/02/protest\n" in read(f"{EMBASSY}/sr.md")


def test_a_renamed_draft_leaves_no_alias(desk: Desk) -> None:
    write(TAGS + RALLY.replace("tags:", "status: draft\ntags:"))
    desk("rename", POST="embassy", SLUG="protest")
    assert "aliases" not in read("content/rallies/2022-02-24-protest/sr.md")


def test_aliases_written_as_a_list_are_kept(desk: Desk) -> None:
    write(TAGS + RALLY)
    path = Path(f"{EMBASSY}/sr.md")
    listed = path.read_text("utf-8").replace("tags:", "aliases:\n  - 2022/02/a\n  - 2022/02/b\ntags:")
    path.write_bytes(listed.replace("\n", "\r\n").encode())
    assert desk("rename", POST="embassy", SLUG="protest").exit_code == 0
    made = Path("content/rallies/2022-02-24-protest/sr.md").read_bytes()
    assert b"\r\naliases: 2022/02/a, 2022/02/b, 2022/02/embassy\r\ntags:" in made and b"- 2022" not in made


# check


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
    told = desk("check")
    assert told.exit_code == 0
    assert (
        f"{APPEAL}/ru.md:5: warning: this reads as “sr”; name the file sr.md, or mark the words of the other language"
        in told.output
    )


def test_errors_come_before_warnings_and_each_has_an_annotation(desk: Desk) -> None:
    write(f"-- {APPEAL}/sr.md --\n" + text(body="[100%, да](../x/)", sumary="х") + RALLY.replace("tags: embassy\n", ""))
    told = desk("check", FORMAT="github")
    assert told.exit_code == 1
    assert told.output.splitlines() == [
        f"::error file={APPEAL}/sr.md,line=4::“sumary” is no key of a header; did you mean “summary”?",
        f"::error file={APPEAL}/sr.md,line=6::“../x/” leads nowhere: there is no folder statements/x; use one of: rallies/2022-02-24-embassy, statements/2022-03-01-appeal",
        f"::warning file={EMBASSY}::there is no text in “ru” yet; begin it with make translate POST=2022-02-24-embassy",
        f"::warning file={APPEAL}::there is no text in “ru” yet; begin it with make translate POST=2022-03-01-appeal",
        "2 posts and pages: 2 errors, 2 warnings.",
    ]


def test_the_hook_checks_what_is_committed_and_spares_others_hooks(desk: Desk) -> None:
    assert desk("hooks").output == "this folder is no git repository; clone it with git, and run this again\n"
    git("init", "-q")
    assert desk("hooks").exit_code == 0 and desk("hooks").exit_code == 0
    assert os.access(".git/hooks/pre-commit", os.X_OK)
    write(TAGS + RALLY)
    git("add", "content")
    Path(f"{EMBASSY}/sr.md").write_text("нема заглавља", "utf-8")
    assert desk("check").exit_code == 1
    assert desk("check", "--staged").output == (
        f"{EMBASSY}: warning: there is no text in “ru” yet; begin it with make translate POST=2022-02-24-embassy\n"
        "1 post and page: 0 errors, 1 warning.\n"
    )
    git("add", "content")
    told = desk("check", "--staged")
    assert told.exit_code == 1
    assert told.output.startswith(f"{EMBASSY}/sr.md:1: the header is missing; begin the file with a line ---")

    Path(".git/hooks/pre-commit").write_text("#!/bin/sh\n")
    assert desk("hooks").output == (
        ".git/hooks/pre-commit is there already and is not ours; add “make check” to it by hand\n"
    )


# fix


def test_what_is_safe_is_mended_and_shown(desk: Desk) -> None:
    write(f"-- {APPEAL}/sr.md --\n")
    path = Path(f"{APPEAL}/sr.md")
    lines = [
        "---",
        "title: Протест: дан први",
        "summary: “#1” # и # 2",
        "---",
        "Ред  ",
        "и\u200b й",
        "",
        "```",
        "x\u200by",
        "```",
        "",
    ]
    path.write_bytes(("\ufeff" + "\r\n".join(lines)).encode())
    told = desk("fix", POST="appeal")
    assert told.exit_code == 0
    assert read(str(path)) == (
        "---\ntitle: 'Протест: дан први'\nsummary: '“#1” # и # 2'\n---\nРед  \nи й\n\n```\nxy\n```\n"
    )
    for shown in ("-и⟨U+200B⟩ й", "+и й", "+title: 'Протест: дан први'", "line ends as everywhere (LF)"):
        assert shown in told.output
    assert desk("fix", POST="appeal").output == f"{path} was left as it is; make check says what a person must mend.\n"


def test_mixed_words_are_mended_only_if_an_editor_agrees(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    write(f"-- {APPEAL}/sr.md --\n" + text(body="Протеcт, протеcт и `Протеcт` [Протеcт](https://x.rs/Протеcт)"))
    before = read(f"{APPEAL}/sr.md")
    assert "was left as it is" in desk("fix", POST="appeal").output and read(f"{APPEAL}/sr.md") == before
    asked: list[str] = []
    monkeypatch.setattr(
        "plugins.desk.commands.checking.agree", lambda question: asked.append(question) or "Протеcт" in question
    )
    desk("fix", POST="appeal")
    assert asked == [
        f"“{word}” has the Latin c (U+0063 LATIN SMALL LETTER C). Write it in Cyrillic?"
        for word in ("Протеcт", "протеcт")
    ]
    assert read(f"{APPEAL}/sr.md") == before.replace("Протеcт,", "Протест,").replace("[Протеcт]", "[Протест]")


@pytest.mark.parametrize("code", ["utf-16", "utf-16-le", "cp1251"])
def test_a_file_in_another_encoding_is_saved_as_utf_8(desk: Desk, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(f"{APPEAL}/ru.md")
    path.parent.mkdir(parents=True)
    whole = text("Мы против войны", "Текст о мире.")
    path.write_bytes(whole.encode(code))
    told = desk("fix", POST="appeal")
    assert told.exit_code == 1 and "was left as it is: save it as UTF-8" in told.output
    assert path.read_bytes() == whole.encode(code)
    monkeypatch.setattr("plugins.desk.commands.checking.agree", lambda question: "против войны" in question)
    assert desk("fix", POST="appeal").exit_code == 0
    assert read(str(path)) == whole


# photo, cyrillic


def test_a_photo_comes_without_metadata_and_with_the_line_to_paste(desk: Desk) -> None:
    write(TAGS + RALLY)
    Path("DSC 1.jpeg").write_bytes(photo(size=(3000, 100), comment=b"me"))
    told = desk("photo", POST="embassy", FILE="DSC 1.jpeg")
    assert (
        told.exit_code == 0 and "Paste into rallies/2022-02-24-embassy/sr.md:\n\n    ![](photo-1.jpg)\n" in told.output
    )
    assert b"me" not in Path(f"{EMBASSY}/photo-1.jpg").read_bytes()
    assert "photo-2.jpg is there" in desk("photo", POST="embassy", FILE="DSC 1.jpeg").output
    assert "ljudi.jpg is there" in desk("photo", POST="embassy", FILE="DSC 1.jpeg", AS="Људи!").output
    assert desk("photo", POST="embassy", FILE="DSC 1.jpeg", AS="ljudi").output == (
        f"{EMBASSY}/ljudi.jpg is there already; it was left as it is\n"
    )


def test_a_draft_in_latin_letters_is_converted_and_kept(desk: Desk) -> None:
    draft = "Ljudi su došli na šetnju.\n\nInjekcija, Facebook.\n"
    Path("draft.txt").write_text(draft, "utf-8")
    told = desk("cyrillic", FILE="draft.txt")
    assert told.exit_code == 0 and read("draft.txt~") == draft
    assert read("draft.txt") == "Људи су дошли на шетњу.\n\nИнјекција, Facebook.\n"
    assert "draft.txt:3: Facebook" in told.output
    assert "was left as it is" in desk("cyrillic", FILE="draft.txt").output


def test_a_post_is_found_by_whatever_an_editor_has_at_hand(desk: Desk) -> None:
    write(TAGS + RALLY + RALLY.replace("02-24", "03-24"))
    for name in (
        EMBASSY,
        f"{EMBASSY}/",
        f"{EMBASSY}/sr.md",
        "2022-02-24-embassy",
        "2022/02/embassy",
        "/sr-latn/2022/02/embassy/",
    ):
        assert "2022-02-24-embassy" in desk("status", POST=name).output, name
    assert desk("status", POST="embassy").output == (
        "“embassy” is the name of 2 posts; name one of: rallies/2022-02-24-embassy, rallies/2022-03-24-embassy\n"
    )


# What went wrong once


def test_what_lies_beside_a_draft_is_exposed_all_the_same(desk: Desk) -> None:
    write(TAGS + RALLY.replace("tags:", "status: draft\ntags:"))
    Path(f"{EMBASSY}/IMG_1.jpg").write_bytes(photo(comment=b"me"))
    Path(f"{EMBASSY}/plan.pdf").write_bytes(b"%PDF")
    told = desk("check")
    assert told.exit_code == 1
    assert f"{EMBASSY}/IMG_1.jpg: the photo carries metadata: comment;" in told.output
    assert f"{EMBASSY}/IMG_1.jpg: no text shows this photo;" in told.output
    assert f"{EMBASSY}/plan.pdf: .pdf files are not published;" in told.output
    assert told.output.endswith("1 post and page, 1 draft not published: 3 errors, 0 warnings.\n")


def test_what_somebody_saved_meanwhile_is_not_overwritten(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    write(f"-- {APPEAL}/sr.md --\n" + text(body="Протеcт."))

    def answer(question: str) -> bool:
        Path(f"{APPEAL}/sr.md").write_text("ново", "utf-8")
        return True

    monkeypatch.setattr("plugins.desk.commands.checking.agree", answer)
    assert desk("fix", POST="appeal").output.endswith(f"{APPEAL}/sr.md was changed while this ran; run it again\n")
    assert read(f"{APPEAL}/sr.md") == "ново"


@pytest.mark.parametrize("aliases", ["2022/02/old, Bad_One", "2022/02/old # да", "[2022/02/old, {a: b}]"])
def test_what_cannot_be_read_whole_is_not_written_anew(desk: Desk, aliases: str) -> None:
    write(TAGS + RALLY.replace("tags:", f"aliases: {aliases}\ntags:"))
    before = read(f"{EMBASSY}/sr.md")
    told = desk("rename", POST="2022-02-24-embassy", SLUG="x")
    assert told.output == "rallies/2022-02-24-embassy/sr.md has mistakes; mend first what make check says of it\n"
    assert read(f"{EMBASSY}/sr.md") == before


def test_nothing_is_written_through_a_link(desk: Desk, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    note = text(body="[а](../2022-02-24-embassy/)")
    (outside / "sr.md").write_text(note, "utf-8")
    write(TAGS + RALLY)
    Path("content/rallies/2022-01-01-link").symlink_to(outside)
    Path("content/pages").symlink_to(outside)
    assert desk("rename", POST="embassy", SLUG="x").exit_code == 0
    told = desk("new", KIND="page", IN="sr", TITLE="Нова")
    assert told.output == "content/pages is a symbolic link; put the folder itself here\n"
    assert [path.name for path in outside.iterdir()] == ["sr.md"] and (outside / "sr.md").read_text("utf-8") == note


def test_a_rename_does_everything_or_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    write(TAGS + RALLY + f"-- {APPEAL}/sr.md --\n" + text(body="[а](../../rallies/2022-02-24-embassy/)"))
    before = {path: path.read_bytes() for path in Path("content").rglob("*.md")}

    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "rename", full)
    told = desk("rename", POST="embassy", SLUG="x")
    assert told.exit_code == 1
    assert told.output.endswith("No space left on device; free some space, and run it again; nothing was lost\n")
    assert {
        path: path.read_bytes() for path in Path("content").rglob("*") if path.is_file() and path.suffix != ".yml"
    } == before


def test_a_wrong_day_can_be_mended(desk: Desk) -> None:
    write(TAGS + RALLY)
    told = desk("rename", POST="embassy", DATE="2022-03-01")
    assert told.output.endswith("Its old address, 2022/02/embassy/, leads to the new one.\n")
    assert "aliases: 2022/02/embassy\n" in read("content/rallies/2022-03-01-embassy/sr.md")
    told = desk("rename", POST="embassy", SLUG="2022-03-02-embassy")
    assert told.output == "SLUG is “2022-03-02-embassy”; leave out the day: it is no part of the name\n"


def test_a_draft_may_be_renamed_to_its_own_alias(desk: Desk) -> None:
    write(TAGS + RALLY.replace("tags:", "status: draft\naliases: 2022/02/old\ntags:"))
    assert desk("rename", POST="embassy", SLUG="old").exit_code == 0
    assert "aliases" not in read("content/rallies/2022-02-24-old/sr.md")


@pytest.mark.parametrize(("command", "given"), [("photo", {"POST": "embassy"}), ("cyrillic", {})])
def test_only_ordinary_files_are_read(desk: Desk, command: str, given: dict[str, str]) -> None:
    write(TAGS + RALLY)
    os.mkfifo("pipe")
    for name in ("pipe", "/dev/zero", "content", "~nobody-here/x"):
        assert (
            desk(command, FILE=name, **given).output == f"FILE is “{name}”; there is no such file; give its full path\n"
        )


def test_a_file_is_found_as_it_is_dragged_into_a_terminal(desk: Desk) -> None:
    write(TAGS + RALLY)
    Path("моја слика (1).jpg").write_bytes(photo())
    whole = Path("моја слика (1).jpg").resolve()
    escaped = str(whole).replace(" ", "\\ ").replace("(", "\\(").replace(")", "\\)")
    for name in (f"{whole} ", f"'{whole}'", escaped, whole.as_uri()):
        assert desk("photo", POST="embassy", FILE=name).exit_code == 0, name


def test_what_an_editor_misspells_is_refused(desk: Desk) -> None:
    write(TAGS + RALLY)
    Path("a.jpg").write_bytes(photo())
    told = desk("photo", POST="embassy", FILE="a.jpg", GIVEN="POST FILE BLAK", BLAK="1,2,3,4")
    assert told.output == "make photo knows no BLAK; did you mean “BLACK”?\n" and not list(Path(EMBASSY).glob("*.jpg"))


def test_a_fix_changes_no_meaning(desk: Desk) -> None:
    write(TAGS + RALLY.replace("tags:", "status: draft # док Ана не прочита\nstarts: 18:00 # или касније\ntags:"))
    before = read(f"{EMBASSY}/sr.md")
    desk("fix", POST="embassy")
    assert read(f"{EMBASSY}/sr.md") == before


def test_a_header_that_stays_broken_stays_as_it_was(desk: Desk) -> None:
    write(f"-- {APPEAL}/sr.md --\n---\ntitle: Наслов\nsummary: Ово је: прво\n  и друго: треће\n---\nТекст.\n")
    before = read(f"{APPEAL}/sr.md")
    assert "was left as it is; make check says what a person must mend." in desk("fix", POST="appeal").output
    assert read(f"{APPEAL}/sr.md") == before


def test_a_translation_is_not_up_to_date_before_it_is_written(desk: Desk) -> None:
    write(f"-- {APPEAL}/sr.md --\n" + text("Апел"))
    desk("translate", POST="appeal")
    assert desk("translated", POST="appeal").output == (
        "statements/2022-03-01-appeal/ru.md has mistakes; mend first what make check says of it\n"
    )
    path = Path(f"{APPEAL}/ru.md")
    path.write_text(re.sub(r"(?m)^(title|summary):$", r"\1: Х", path.read_text("utf-8")), "utf-8")
    assert desk("translated", POST="appeal").output == (
        "statements/2022-03-01-appeal/ru.md has no text yet; write the translation first\n"
    )
    assert "#> title: Апел" in path.read_text("utf-8")


def test_hooks_that_other_projects_share_are_left_alone(desk: Desk) -> None:
    git("init", "-q")
    git("config", "core.hooksPath", "../shared-hooks")
    assert desk("hooks").output == (
        "git takes its hooks from ../shared-hooks, which other projects share; add “make check” there by hand\n"
    )


def test_a_project_within_a_repository_is_checked_too(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "the site"
    project.mkdir()
    for name in ("pelicanconf.py", "theme"):
        (project / name).symlink_to(PROJECT / name)
    git("init", "-q")
    monkeypatch.chdir(project)
    write(f"-- {APPEAL}/sr.md --\nнема заглавља\n")
    git("add", "content")
    told = desk("check", "--staged")
    assert told.exit_code == 1 and told.output.startswith(f"{APPEAL}/sr.md:1: the header is missing;")


def test_nothing_steers_the_terminal(desk: Desk) -> None:
    Path("content/pages/x\x1b]0;y\x07\n::error::z").mkdir(parents=True)
    for form in ("text", "github"):
        lines = desk("check", FORMAT=form).output.splitlines()
        assert len(lines) == 2 and "⟨U+001B⟩]0;y⟨U+0007⟩⟨U+000A⟩" in lines[0]


def test_a_long_text_s_differences_are_told_quickly(desk: Desk) -> None:
    from plugins.desk.texts.word_diff import differences, plain

    before = ["ааа", ""] * 30_000
    (piece,) = differences(before, [*before, "б"])
    assert plain(piece).endswith("б+}")
