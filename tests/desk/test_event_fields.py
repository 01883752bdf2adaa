"""What the desk keeps of an event: calendars are told of a change only where the entry says that it is revised."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.small_project import RALLY, Desk, read, write
from tests.git import NOBODY
from tests.paths import PROJECT
from tests.small_content import TAGS
from tests.small_site import Build

PATH = "content/rallies/2026-03-30-embassy/sr.md"
AHEAD = TAGS + RALLY.replace("2022-02-24", "2026-03-30").replace(
    "place:", "announced: 2025-12-20\nstatus: announced\nstarts: 18:00\nplace:"
)
Publish = Callable[[], None]
WHAT = "the day, hours, place or status of this rally are other than published"


def git(*words: str) -> str:
    return subprocess.run(["git", *NOBODY, *words], check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def publish(desk: Desk, build: Build) -> Publish:
    """What is written is on the published branch, as this clone knows it."""

    def run() -> None:
        built = build(SITEURL="https://example.org")
        assert built.code == 0, built.stderr
        git("--work-tree", str(built.path), "add", "--force", "-A", ".")
        commit = git("commit-tree", "-m", "Site", git("write-tree"))
        git("read-tree", "--empty")
        git("update-ref", "refs/remotes/origin/gh-pages", commit)

    Path("publishconf.py").symlink_to(PROJECT / "publishconf.py")
    git("init", "-q", "-b", "main")
    return run


def change(old: str, new: str) -> None:
    words = read(PATH)
    assert words.count(old) == 1
    Path(PATH).write_text(words.replace(old, new), "utf-8")


def wanted(desk: Desk) -> str | None:
    """The revision that check asks for."""
    output = desk("check").output
    assert (WHAT in output) == ("revision: " in output)
    return output.partition("“revision: ")[2][:1] or None


def test_a_calendar_entry_that_changes_is_revised(desk: Desk, publish: Publish) -> None:
    write(AHEAD)
    assert wanted(desk) is None  # nothing is published yet
    publish()
    assert wanted(desk) is None
    for old, new in (("starts: 18:00", "starts: 19:00"), ("starts: 18:00", "ends: 21:00\nstarts: 18:00")):
        change(old, new)
        assert wanted(desk) == "1"
        change(new, old)
    change("place: Београд", "place: Нови Сад")
    assert wanted(desk) == "1"
    result = desk("fix", POST="embassy")
    assert result.exit_code == 0 and "+revision: 1" in result.output and wanted(desk) is None
    publish()

    change("status: announced", "status: cancelled")
    assert wanted(desk) is None  # that it is cancelled needs nobody to count
    publish()
    change("status: cancelled", "status: announced")
    assert wanted(desk) == "2"
    change("revision: 1", "revision: 2")
    assert wanted(desk) is None
    publish()
    change("revision: 2\n", "")
    assert wanted(desk) == "2"


def test_another_day_is_a_revision(desk: Desk, publish: Publish) -> None:
    write(AHEAD)
    publish()
    result = desk("rename", POST="embassy", DATE="2026-04-01", SLUG="embassy")
    assert result.exit_code == 0, result.output
    assert "\nrevision: 1\n" in read("content/rallies/2026-04-01-embassy/sr.md")
    assert desk("check").exit_code == 0


def test_what_is_over_is_left_alone(desk: Desk, publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    write(AHEAD)
    publish()
    change("starts: 18:00", "starts: 19:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782864000")
    assert wanted(desk) is None
