"""make status: how far the translations are."""

import json
from pathlib import Path

from tests.desk.small_project import RALLY, STATE, Desk, write
from tests.git import git
from tests.small_content import EMBASSY, TAGS
from tests.small_site import text


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
    status = json.loads(desk("status", FORMAT="json").output)
    assert [(row["post"][-2:], row["texts"]["ru"]) for row in status["posts"]] == [
        ("p5", "broken"),
        ("p3", "undated"),
        ("p2", "draft"),
        ("p1", "missing"),
    ]
    assert status["totals"]["ru"] == {"undated": 1, "draft": 1, "missing": 1, "broken": 1}
    markdown = desk("status", FORMAT="markdown").output
    assert "| 2022-03-01 | rallies/2022-03-01-p1 | Протест | original | missing |" in markdown
    assert "p1" in desk("status").output and "ru: undated 1, draft 1, missing 1, broken 1" in desk("status").output


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


def test_only_what_has_changed_since_a_commit_is_told_with_its_pages(desk: Desk) -> None:
    write(TAGS + RALLY + RALLY.replace("24-embassy", "25-other"))
    git("init", "-q")
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    assert "embassy" not in desk("status", FORMAT="markdown", SINCE="HEAD").output
    Path(EMBASSY, "ru.md").write_text(text("Протест", place="Белград", translates="sr"), "utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    output = desk("status", FORMAT="markdown", SINCE="HEAD^").output
    assert "| 2022-02-24 | rallies/2022-02-24-embassy | Протест | original | undated |" in output
    assert "Pages to look at:\n\n- `sr-cyrl/2022/02/embassy/index.html`\n" in output and "other" not in output
    result = desk("status", SINCE="nothing")
    assert (result.exit_code, result.output) == (
        1,
        "git knows no commit “nothing”; name one that it shows: git log\n",
    )
