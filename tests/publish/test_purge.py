"""The README's way to purge a photo, followed to the letter, leaves nothing of it in any repository."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.git import NOBODY
from tests.paths import PROJECT
from tests.small_site import photo, text

POST = "content/rallies/2022-03-06-march"
FIRST = "content/rallies/2022-03-06-marsh"  # a slip in its name, mended later
NEEDED = ("sh", "sed", "cut", "sha256sum")


def run(command: str, where: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=where,
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": path},
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def git(where: Path, *words: str) -> str:
    return subprocess.run(["git", *NOBODY, *words], cwd=where, check=True, capture_output=True, text=True).stdout


def commit(clone: Path, message: str) -> None:
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", message)
    git(clone, "push", "-q", "origin", "main")
    environment = os.environ | {"SITEURL": "https://example.org/site", "SOURCE_DATE_EPOCH": "1767268800"}
    done = subprocess.run(["make", "publish"], cwd=clone, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def blobs(repository: Path) -> dict[str, bytes]:
    """The content of every file in every commit of every branch."""
    lines = git(repository, "rev-list", "--all", "--objects").splitlines()
    names = [line.split()[0] for line in lines if " " in line]
    return {
        name: subprocess.run(["git", "cat-file", "blob", name], cwd=repository, capture_output=True).stdout
        for name in names
    }


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are a shell's")
def test_a_purged_photo_is_in_no_ref_of_any_repository(project: Path, tmp_path: Path) -> None:
    host = tmp_path / "host.git"
    subprocess.run(["git", "init", "-q", "--bare", "--initial-branch=main", str(host)], check=True)
    for rule in ("denyNonFastForwards", "denyDeletes"):
        git(host, "config", f"receive.{rule}", "true")
    git(project, "remote", "add", "origin", str(host))
    folder = project / FIRST
    folder.mkdir(parents=True)
    (folder / "sr.md").write_text(text("Марш", "![Људи](crowd.jpg)", place="Београд"), "utf-8")
    (folder / "crowd.jpg").write_bytes(first := photo("red", size=(1000, 700)))
    commit(project, "A rally")
    (folder / "crowd.jpg").write_bytes(second := photo("blue", size=(1000, 700)))
    commit(project, "Another photo")
    folder = folder.rename(project / POST)
    words = (folder / "sr.md").read_text("utf-8").replace("place:", "aliases: 2022/03/marsh\nplace:")
    (folder / "sr.md").write_text(words, "utf-8")
    commit(project, "Another name")
    (folder / "crowd.jpg").unlink()
    (folder / "sr.md").write_text(words.replace("![Људи](crowd.jpg)", "Без слике."), "utf-8")
    commit(project, "No photo")
    published = {
        digest(data) for data in blobs(host).values() if data[:3] == b"\xff\xd8\xff" or data[4:12] == b"ftypavif"
    }
    assert {digest(first), digest(second)} < published and len(published) == 2 + 2 * 6

    readme = (PROJECT / "README.md").read_text("utf-8")
    steps = re.search(r"<!-- purge -->\n(.*?)<!-- /purge -->", readme, re.DOTALL)
    assert steps
    commands = re.sub(r"^    ", "", steps[1], flags=re.MULTILINE).replace(
        "https://github.com/NAME/REPOSITORY.git", str(host)
    )
    commands = commands.replace(
        f"-- {POST}/crowd.jpg", f"-- {POST}/crowd.jpg 'content/rallies/2022-03-??-marsh/crowd.jpg'"
    )
    with pytest.raises(AssertionError, match="denying non-fast-forward"):
        run(commands, tmp_path)
    for rule in ("denyNonFastForwards", "denyDeletes"):  # the rules are switched off
        git(host, "config", f"receive.{rule}", "false")
    (tmp_path / "purged").rename(tmp_path / "refused")
    run(commands, tmp_path)
    git(host, "reflog", "expire", "--expire=now", "--all")
    git(host, "gc", "-q", "--prune=now")
    for repository in (host, tmp_path / "purged"):
        assert not published & {digest(data) for data in blobs(repository).values()}
    git(tmp_path, "clone", "-q", str(host), "anew")
    anew = tmp_path / "anew"
    (anew / ".venv").symlink_to(sys.prefix)
    source = git(host, "log", "-1", "--format=%B", "gh-pages").rpartition("Source: ")[2].strip()
    assert source == git(host, "rev-parse", "main").strip()  # filter-repo rewrites the names of commits in messages
    (anew / POST / "sr.md").write_text(words.replace("![Људи](crowd.jpg)", "Нове речи."), "utf-8")
    shutil.copy(tmp_path / "purged" / "blobs", anew / "content" / "purged.txt")
    commit(anew, "New words")
