"""A build by plain Pelican: all mistakes at once, or a tree that is the same everywhere."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import PROJECT, SETTINGS
from tests.small_content import russian, statement
from tests.small_site import DAY, SITE, Build, write_files

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
    words = [str(content), "-s", str(SETTINGS), "-o", str(output), "--fatal", "warnings", "-e", *settings]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": DAY, **environment}
    return subprocess.run([*PELICAN, *words], cwd=PROJECT, capture_output=True, text=True, env=variables)


def test_ten_mistakes_get_ten_messages_in_one_run_and_leave_the_tree_alone(tmp_path: Path, build: Build) -> None:
    before = build(SITE).files()
    content = tmp_path / "other" / "content"
    write_files(TEN_MISTAKES, tmp_path / "other")
    (content / "statements/2022-03-05-cp1251/sr.md").write_bytes("---\ntitle: Наслов\n".encode("cp1251"))
    (content / "statements/2022-03-02-tag/passwd.jpg").symlink_to("/etc/passwd")
    process = pelican(content, tmp_path / "output")
    assert process.returncode == 1 and "Traceback" not in process.stderr + process.stdout
    *lines, last = [line.partition("/statements/")[2] or line for line in process.stderr.splitlines()]
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
        "2022-03-08-link/sr.md:5: “../2022-03-02-tags/” leads nowhere: there is no folder statements/2022-03-02-tags; did you mean “../2022-03-02-tag/”?",
    ]
    assert last == "10 mistakes to mend; nothing was written."
    assert build().files() == before


def test_plain_pelican_builds_the_site_with_its_address(tmp_path: Path) -> None:
    write_files(SITE, tmp_path)
    output = tmp_path / "output"
    process = pelican(tmp_path / "content", output, "https://example.org")
    assert process.returncode == 0, process.stderr
    assert process.stdout.splitlines()[-1].startswith("2 posts · 3 editions · 47 pages, 47 written · ")
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
        process = pelican(content, output, **environment)
        assert process.returncode == 0, process.stderr
        trees.append({p.relative_to(output): p.read_bytes() for p in sorted(output.rglob("*")) if p.is_file()})
    assert trees[0] == trees[1]
    assert str(tmp_path).encode() not in b"".join(trees[0].values())


def test_warnings_are_told_with_their_files(build: Build) -> None:
    built = build(statement() + russian(translates="sr"))
    assert built.code == 0 and "content/statements/2022-03-01-appeal/ru.md:4: warning:" in built.stderr


def test_an_epoch_that_is_no_number_is_named(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert "SOURCE_DATE_EPOCH is “yesterday”" in build(SITE).stderr


def test_a_full_disk_is_one_line_and_leaves_the_tree_as_it_was(tmp_path: Path) -> None:
    write_files(SITE, tmp_path)
    cache = f'CACHE_PATH="{tmp_path / "cache"}"'
    command = [*PELICAN, str(tmp_path / "content"), "-s", str(SETTINGS), "-e", cache]
    whole = [*command, "-o", str(tmp_path / "output")]
    assert subprocess.run(whole, cwd=PROJECT, check=False, capture_output=True).returncode == 0
    before = {path: path.read_bytes() for path in (tmp_path / "output").rglob("*") if path.is_file()}
    (tmp_path / "content/rallies/2022-02-24-embassy/sr.md").write_text(
        "---\ntitle: Б\nsummary: Б\nplace: Б\n---\nБ\n", "utf-8"
    )

    def fill_the_disk() -> None:  # no file may be longer: what is written then fails, as on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    for output in ("output", "another"):
        run = subprocess.run(
            [*command, "-o", str(tmp_path / output), "--fatal", "errors"],
            cwd=PROJECT,
            check=False,
            capture_output=True,
            text=True,
            preexec_fn=fill_the_disk,
        )
        assert run.returncode == 1 and "Traceback" not in run.stderr + run.stdout, run.stderr
        assert run.stderr.count("\n") < 4, run.stderr
    assert {path: path.read_bytes() for path in (tmp_path / "output").rglob("*") if path.is_file()} == before
