"""make check sees before the merge what publishing would refuse after it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.desk import published_addresses
from plugins.publish.inventory import format_inventory, take_inventory
from plugins.publish.judging import page_entry, tree_files
from plugins.publish.judging.origin import Origin
from plugins.publish.sound_tree import judge_tree
from tests.desk.small_project import RALLY, Desk, read, write
from tests.git import NOBODY
from tests.paths import PROJECT
from tests.small_content import APPEAL, EMBASSY, TAGS, russian, statement
from tests.small_site import Build

SITE = "https://example.org"
Publish = Callable[[], None]
VANISHES = "2022/02/embassy/ is published, and would vanish"


def git(*words: str, given: str = "") -> str:
    command = ["git", *NOBODY, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True, input=given).stdout.strip()


@pytest.fixture
def publish(desk: Desk, build: Build) -> Publish:
    """The inventory of what is written is on the published branch, as this clone knows it."""

    def run() -> None:
        built = build(SITEURL=SITE)
        assert built.code == 0, built.stderr
        pages = judge_tree(built.path, Origin(SITE)).pages.values()
        blob = git("hash-object", "-w", "--stdin", given=format_inventory(take_inventory(SITE, pages, built.path)))
        tree = git("mktree", given=f"100644 blob {blob}\t{tree_files.INVENTORY}\n")
        git("update-ref", "refs/remotes/origin/gh-pages", git("commit-tree", "-m", "Site", tree))

    Path("publishconf.py").symlink_to(PROJECT / "publishconf.py")
    git("init", "-q", "-b", "main")
    write(TAGS + RALLY + statement(title="Апел") + russian(translates="sr"))
    return run


def published_problems(desk: Desk) -> list[str]:
    return [line for line in desk("check").output.splitlines() if "is published" in line]


def test_what_stays_where_it_is_is_no_problem(desk: Desk, publish: Publish) -> None:
    assert published_problems(desk) == []  # nobody has published anything yet
    publish()
    assert published_problems(desk) == []


def test_a_folder_that_is_deleted_says_how_to_keep_its_address(desk: Desk, publish: Publish) -> None:
    publish()
    Path(EMBASSY, "sr.md").unlink()
    Path(EMBASSY).rmdir()
    (line,) = published_problems(desk)
    assert line.startswith(f"{EMBASSY}: {VANISHES}; if it moved, write “aliases: 2022/02/embassy”")
    assert "“url: 2022/02/embassy” with a reason into content/takedowns.yml" in line
    takedown = "- url: 2022/02/embassy\n  date: 2025-12-30\n  reason: {sr: Молба., ru: Просьба.}\n"
    Path("content/takedowns.yml").write_text(takedown, "utf-8")
    assert published_problems(desk) == []


def test_a_folder_that_was_renamed_by_hand_is_told_its_alias(desk: Desk, publish: Publish) -> None:
    publish()
    moved = EMBASSY.replace("embassy", "ambasada")
    Path(EMBASSY).rename(moved)
    (line,) = published_problems(desk)
    assert line.startswith(f"{moved}/sr.md:1: {VANISHES}; if rallies/2022-02-24-ambasada is its new place, write")
    assert "“aliases: 2022/02/embassy”" in line
    text = Path(moved, "sr.md")
    text.write_text(text.read_text("utf-8").replace("place:", "aliases: 2022/02/embassy\nplace:"), "utf-8")
    assert published_problems(desk) == []


def test_a_published_post_that_becomes_a_draft_would_vanish(desk: Desk, publish: Publish) -> None:
    publish()
    text = Path(EMBASSY, "sr.md")
    text.write_text(read(str(text)).replace("place:", "status: draft\nplace:"), "utf-8")
    (line,) = published_problems(desk)
    assert line.startswith(f"{EMBASSY}/sr.md:") and VANISHES in line


def test_a_published_translation_that_goes_is_warned_of(desk: Desk, publish: Publish) -> None:
    publish()
    Path(APPEAL, "ru.md").unlink()
    (line,) = published_problems(desk)
    assert line.startswith(f"{APPEAL}/ru.md: warning: the text in “ru” is published, and would be no more;")


def test_an_inventory_that_cannot_be_read_says_nothing(desk: Desk, publish: Publish) -> None:
    blob = git("hash-object", "-w", "--stdin", given="one\ntwo\n\n three\n")
    tree = git("mktree", given=f"100644 blob {blob}\t{tree_files.INVENTORY}\n")
    git("update-ref", "refs/remotes/origin/gh-pages", git("commit-tree", "-m", "Site", tree))
    assert published_problems(desk) == []


def test_the_desk_reads_what_publishing_writes() -> None:
    assert published_addresses.INVENTORY == tree_files.INVENTORY
    assert (published_addresses.GONE, published_addresses.MOVED) == (page_entry.GONE, page_entry.MOVED)
