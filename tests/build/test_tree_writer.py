"""The tree is whole or not touched, and never anybody else's folder."""

import os
import shutil
from pathlib import Path

import pytest

from tests.paths import PROJECT
from tests.small_site import SITE, Build, photo, write_files


def test_a_build_writes_only_what_changed_and_removes_what_no_page_stands_for(build: Build, tmp_path: Path) -> None:
    first = build(SITE)
    for path in first.path.rglob("*.html"):
        os.utime(path, (1, 1))
    stray = first.path / "ru" / "old" / "index.html"
    stray.parent.mkdir()
    stray.write_text("old")
    (first.path / "dangling").symlink_to("nowhere")
    second = build(
        "-- content/statements/2022-03-01-appeal/ru.md --\n---\ntitle: Иное\nsummary: О чём.\n---\n## Часть\n"
    )
    changed = {p.relative_to(second.path).as_posix() for p in second.path.rglob("*.html") if p.stat().st_mtime > 1}
    lists = ("", "statements/", "2022/", "2022/03/")
    pages = (*lists, "2022/03/appeal/", "2022/02/embassy/")  # the last names its neighbour
    assert changed == {
        "index.html",
        *(f"{folder}/{page}index.html" for folder in ("sr-cyrl", "sr-latn", "ru") for page in pages),
    }
    assert not stray.parent.exists() and not (second.path / "dangling").is_symlink()


def test_a_deleted_post_leaves_no_folder(build: Build, tmp_path: Path) -> None:
    site = SITE.replace("Смотрите [заявление](../../statements/2022-03-01-appeal/).", "")
    build(site)
    shutil.rmtree(tmp_path / "content/statements/2022-03-01-appeal")
    assert not (build().path / "ru/2022/03").exists()


def test_a_failing_template_leaves_the_tree_as_it_was(build: Build, tmp_path: Path) -> None:
    before = build(SITE).files()
    shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    (tmp_path / "theme/templates/404.html").write_text("{{ unknown }}")
    (tmp_path / "theme/templates/robots.txt").write_text("other")
    with pytest.raises(Exception, match="unknown"):
        build(THEME=str(tmp_path / "theme"))
    assert {path.relative_to(tmp_path / "output").as_posix() for path in (tmp_path / "output").rglob("*.*")} == {
        *before
    }
    assert build(THEME=str(PROJECT / "theme")).files() == before


def test_after_a_first_build_that_failed_the_next_one_works(build: Build, tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    (tmp_path / "theme/templates/404.html").write_text("{{ unknown }}")
    with pytest.raises(Exception, match="unknown"):
        build(SITE, THEME=str(tmp_path / "theme"))
    assert not list((tmp_path / "output").rglob("*"))
    (tmp_path / "output" / "ru").mkdir()
    (tmp_path / "output" / "ru" / "index.html.not-in-place").write_text("killed here")
    assert build().code == 0


def test_a_build_never_follows_a_link_out_of_the_tree(build: Build, tmp_path: Path) -> None:
    output, elsewhere = build(SITE).path, tmp_path / "elsewhere"
    shutil.move(output / "ru", elsewhere)
    before = {path: path.stat().st_mtime_ns for path in elsewhere.rglob("*")}
    (elsewhere / "index.html").write_text("mine")
    (output / "ru").symlink_to(elsewhere)
    built = build()
    assert built.code == 1 and "ru is no folder of the tree; delete it" in built.stderr
    assert (elsewhere / "index.html").read_text() == "mine" and len(before) > 5
    (output / "ru").unlink()
    precious = tmp_path / "precious"
    precious.write_text("mine")
    (output / "ru").mkdir()
    (output / "ru" / "index.html.not-in-place").symlink_to(precious)
    assert build().code == 0
    assert precious.read_text() == "mine" and not (output / "ru" / "index.html").is_symlink()


@pytest.mark.parametrize("keep", ["letters/dear.txt", "index.html"])
def test_a_folder_that_holds_anything_else_is_refused(keep: str, build: Build, tmp_path: Path) -> None:
    path = tmp_path / "output" / keep
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    built = build(SITE)
    assert built.code == 1 and "holds files that no build of this site wrote" in built.stderr
    assert built.files() == {keep: b"mine"}


def test_a_folder_that_holds_the_content_is_refused(build: Build, tmp_path: Path) -> None:
    for output in (tmp_path, tmp_path / "content", PROJECT):
        built = build(SITE, OUTPUT_PATH=str(output))
        assert built.code == 1 and "name another folder with -o" in built.stderr


def test_a_marked_folder_that_holds_the_content_is_refused_all_the_same(build: Build, tmp_path: Path) -> None:
    shutil.copy(build(SITE).path / "robots.txt", tmp_path / "robots.txt")
    built = build(OUTPUT_PATH=str(tmp_path))
    assert built.code == 1 and f"holds {tmp_path / 'content'}" in built.stderr


def test_a_repository_is_never_taken_for_a_tree(build: Build) -> None:
    output = build(SITE).path
    (output / ".git").mkdir()
    built = build()
    assert built.code == 1 and "is a git repository" in built.stderr and (output / ".git").is_dir()


def test_a_wipe_before_the_build_is_refused(build: Build, tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "precious.txt").write_text("mine")
    built = build(SITE, DELETE_OUTPUT_DIRECTORY=True)
    assert built.code == 1 and "Leave out -d" in built.stderr and list(built.files()) == ["precious.txt"]


def test_nothing_but_pages_and_shown_photos_is_published(build: Build, tmp_path: Path) -> None:
    write_files(SITE, tmp_path)
    folder = tmp_path / "content/statements/2022-03-01-appeal"
    (folder / ".secret.jpg").write_bytes(photo())
    (folder / "ru.md~").write_text("earlier")
    names = set(build().files())
    assert all(
        name.endswith((".html", ".ics"))
        or name.startswith(("photos/", "theme/"))
        or "search/" in name
        or name == "robots.txt"
        for name in names
    )
    assert sum(name.startswith("photos/") for name in names) == 2  # one photo, as AVIF and as JPEG
