"""The tree is whole or not touched, and a build is the same everywhere."""

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from plugins.build.tree_record import held
from tests.paths import PROJECT
from tests.small_site import DAY, SITE, Build, photo, write_files

PELICAN = [sys.executable, "-m", "pelican"]

TEN_MISTAKES = """
-- content/tags.yml --
embassy: {sr: Амбасада, ru: Посольство}
-- content/statements/2022-03-01-colon/sr.md --
---
title: Протест: дан први
summary: С
---
Да.
-- content/statements/2022-03-02-tag/sr.md --
---
title: Т
summary: С
tags: embasy
---
Да.
-- content/statements/2022-03-03-case/sr.md --
---
title: Т
summary: С
---
Да.
-- content/statements/2022-03-03-case/SR.md --
-- content/statements/2022-03-04-alt/sr.md --
---
title: Т
summary: С
---
![](crowd.jpg)
-- content/statements/2022-03-04-alt/crowd.jpg --
-- content/statements/2022-03-06-out/sr.md --
---
title: Т
summary: С
---
[Овде](../../../../etc/passwd).
-- content/statements/2022-03-07-script/sr.md --
---
title: Т
summary: С
---
<script>alert(1)</script>
-- content/statements/2022-03-08-link/sr.md --
---
title: Т
summary: С
---
[Пре](../2022-03-02-tags/).
-- content/statements/2022-02-30-day/sr.md --
-- content/statements/2022-03-05-cp1251/sr.md --
"""


def pelican(content: Path, output: Path, siteurl: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """A build by plain Pelican, with a cache of its own, that nothing is in when a test begins."""
    settings = [f'CACHE_PATH="{output.parent / "cache"}"', f'SITEURL="{siteurl}"']
    words = [str(content), "-s", "pelicanconf.py", "-o", str(output), "--fatal", "warnings", "-e", *settings]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": DAY, **environment}
    return subprocess.run([*PELICAN, *words], cwd=PROJECT, capture_output=True, text=True, env=variables)


def test_ten_mistakes_get_ten_messages_in_one_run_and_leave_the_tree_alone(tmp_path: Path, build: Build) -> None:
    before = build(SITE).files()
    content = tmp_path / "other" / "content"
    write_files(TEN_MISTAKES, tmp_path / "other")
    (content / "statements/2022-03-05-cp1251/sr.md").write_bytes("---\ntitle: Наслов\n".encode("cp1251"))
    (content / "statements/2022-03-02-tag/passwd.jpg").symlink_to("/etc/passwd")
    told = pelican(content, tmp_path / "output")
    assert told.returncode == 1 and "Traceback" not in told.stderr + told.stdout
    *lines, last = [line.partition("/statements/")[2] or line for line in told.stderr.splitlines()]
    assert lines == [
        "2022-02-30-day: there is no day 2022-02-30; give the folder a day that exists",
        "2022-03-01-colon/sr.md:2: a colon inside a value, which YAML takes for a new key; put the value in single quotes: title: 'Протест: дан први'",
        "2022-03-02-tag/passwd.jpg: this is a symbolic link; put the file itself here",
        "2022-03-02-tag/sr.md:4: there is no tag “embasy”; did you mean “embassy”? (new tags go into tags.yml)",
        "2022-03-03-case/SR.md: names of texts are in small letters; name it sr.md, or delete it",
        "2022-03-04-alt/sr.md:5: the photo crowd.jpg has no description; say for those who do not see it what it shows: ![…](crowd.jpg)",
        "2022-03-05-cp1251/sr.md:2: this is not UTF-8; save the file as UTF-8 in your editor, or run make fix for this post",
        "2022-03-06-out/sr.md:5: “../../../../etc/passwd” leads nowhere; write https://… in full, or lead to a post's folder: ../2022-02-24-embassy/",
        "2022-03-07-script/sr.md:5: <script> may not stand in a text; delete it: nothing that runs is published",
        "2022-03-08-link/sr.md:5: “../2022-03-02-tags/” leads nowhere: there is no folder statements/2022-03-02-tags; did you mean “statements/2022-03-02-tag”?",
    ]
    assert last == "10 mistakes to mend; nothing was written."
    assert build().files() == before


def test_plain_pelican_builds_the_site_with_its_address(tmp_path: Path) -> None:
    write_files(SITE, tmp_path)
    output = tmp_path / "output"
    told = pelican(tmp_path / "content", output, "https://example.org")
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[-1].startswith("2 posts · 3 editions · 41 pages, 41 written · ")
    assert "https://example.org/ru/" in (output / "ru" / "index.html").read_text("utf-8")


def test_the_same_input_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    write_files(SITE, tmp_path / "one")
    # The same files at another path, created in the reverse order, with other times.
    for path in sorted((tmp_path / "one").rglob("*"), reverse=True):
        copy = tmp_path / "another" / "place" / path.relative_to(tmp_path / "one")
        if path.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            os.utime(copy, (0, 0))
    trees = []
    for root, environment in (
        ("one", {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}),
        ("another/place", {"PYTHONHASHSEED": "2", "TZ": "Asia/Kamchatka", "LC_ALL": "C"}),
    ):
        content, output = tmp_path / root / "content", tmp_path / root / "output"
        told = pelican(content, output, **environment)
        assert told.returncode == 0, told.stderr
        trees.append({p.relative_to(output): p.read_bytes() for p in sorted(output.rglob("*")) if p.is_file()})
    assert trees[0] == trees[1]
    assert str(tmp_path).encode() not in b"".join(trees[0].values())


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
        *(f"{one}/{page}index.html" for one in ("sr-cyrl", "sr-latn", "ru") for page in pages),
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


def test_nothing_but_pages_and_shown_photos_is_published(build: Build, tmp_path: Path) -> None:
    write_files(SITE, tmp_path)
    folder = tmp_path / "content/statements/2022-03-01-appeal"
    (folder / ".secret.jpg").write_bytes(photo())
    (folder / "ru.md~").write_text("earlier")
    names = set(build().files())
    assert all(
        name.endswith((".html", ".ics"))
        or name.startswith(("photos/", "theme/"))
        or "/search/" in name
        or name == "robots.txt"
        for name in names
    )
    assert sum(name.startswith("photos/") for name in names) == 2  # one photo, as AVIF and as JPEG


def test_two_builds_do_not_write_into_one_folder_at_once(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = {"CACHE_PATH": str(tmp_path / "cache")}
    assert build(SITE, **cache).code == 0
    monkeypatch.setattr("plugins.build.tree_record.SECONDS", 0.1)
    with closing(held(tmp_path / "output", tmp_path / "cache")):
        said = build(**cache)
        assert said.code == 1 and "another build is writing into" in said.stderr
    assert build(**cache).code == 0
