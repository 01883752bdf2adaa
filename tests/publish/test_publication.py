"""Publishing to a real git remote: nothing is lost and nothing is exposed, whoever comes in between."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from plugins.publish import publication, staging
from plugins.publish.commands.rollback import _agree
from plugins.publish.folder_target import write_folder
from plugins.publish.publication import Judged, Publication, publish
from plugins.publish.published_branch import files_in, open_branch
from plugins.publish.refusal import Refused
from plugins.publish.rollback import Step, roll_back
from plugins.publish.source import Source, read_source
from plugins.publish.target import Target
from tests.git import NOBODY
from tests.paths import PROJECT
from tests.publish.judged import judged_of
from tests.small_site import text

ROUNDS = int(os.environ.get("ROUNDS", "10"))  # of what depends on chance; make test-publish has a hundred
SITEURL = "https://example.org/site"
Tree = Mapping[str, str]
RECORDS = ("SHA256SUMS", "INVENTORY", ".nojekyll", ".source")

TREE: Tree = {
    "index.html": "Chooser",
    "404.html": "Lost",
    "ru/index.html": "Home",
    "ru/2022/02/embassy/index.html": "A rally",
    "ru/feed.xml": "A feed",
    "theme/style-1.css": "p {}",
}
LATER = {**TREE, "ru/2022/03/appeal/index.html": "A statement", "ru/index.html": "Home, later"}


@pytest.fixture
def host(tmp_path: Path) -> Path:
    """An empty repository, as a new project of a hosting site has it."""
    path = tmp_path / "host.git"
    subprocess.run(["git", "init", "-q", "--bare", str(path)], check=True)
    return path


def git(where: Path, *words: str) -> str:
    done = subprocess.run(["git", *NOBODY, *words], cwd=where, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def lay(tree: Tree, folder: Path) -> Path:
    """The tree as files, and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, words in tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(words, "utf-8")
    return folder


def ship(
    tree: Tree,
    host: Path,
    domain: str = "",
    siteurl: str = SITEURL,
    name: str = "tree",
    source: Source | None = None,
    confirm: Collection[str] = (),
) -> Publication:
    """Publish the tree to the host."""
    folder = lay(tree, host.parent / name)
    with open_branch(str(host), "gh-pages", "Site", host.parent / f"cache-{name}") as branch:
        return publish(judged_of(folder, tree, siteurl, domain=domain, source=source, confirm=confirm), branch)


def published(host: Path, commit: str = "gh-pages") -> Tree:
    """What the branch holds, but the sums and the inventory."""
    names = git(host, "ls-tree", "-r", "--name-only", commit).splitlines()
    return {name: git(host, "show", f"{commit}:{name}") for name in names if name not in RECORDS}


def commits(host: Path) -> int:
    return int(git(host, "rev-list", "--count", "gh-pages"))


def test_a_first_publication_makes_the_branch_and_says_what_it_holds(host: Path, tmp_path: Path) -> None:
    done = ship(TREE, host)
    assert published(host) == TREE and commits(host) == 1
    assert (done.before, done.after) == ("", git(host, "rev-parse", "gh-pages"))
    assert len(done.changes.added) == len(TREE) + 3  # and .nojekyll, the sums and the inventory
    assert git(host, "log", "--format=%an <%ae> %ad %cd %s", "--date=format:%z", "gh-pages") == (
        "Site <site@publish.invalid> +0000 +0000 Publish"
    )
    git(tmp_path, "clone", "-q", "--branch", "gh-pages", str(host), "copy")
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path / "copy", check=True)


def test_an_update_stands_on_what_was_published(host: Path) -> None:
    first = ship(TREE, host)
    done = ship(LATER, host)
    assert published(host) == LATER and git(host, "rev-parse", "gh-pages^") == first.after
    assert done.changes.added == ("ru/2022/03/appeal/index.html",)
    assert done.changes.changed == ("SHA256SUMS", "ru/index.html")


def test_an_unchanged_tree_makes_no_commit(host: Path) -> None:
    first = ship(TREE, host)
    second = ship(TREE, host)
    assert commits(host) == 1 and second.before == second.after == first.after


def test_what_would_vanish_is_refused_with_the_ways_to_keep_it(host: Path) -> None:
    ship(LATER | {"sr-cyrl/2022/03/appeal/index.html": "Апел", "ru/tags/embassy/index.html": "Tag"}, host)
    with pytest.raises(Refused) as refused:
        ship(TREE, host)
    lines = str(refused.value).splitlines()
    assert lines[0].startswith(
        "2022/03/appeal/: it is published (ru, sr-cyrl), and would vanish; if it moved, write “aliases: 2022/03/appeal”"
        " in the header of what stands in its place; if it must go, write “url: 2022/03/appeal” with a reason into"
        " content/takedowns.yml; if neither, restore the text (to find when it went: git log -- "
    )
    assert lines[1] == ("tags/embassy/: it is published (ru), and would vanish; put the tag back into content/tags.yml")
    assert lines[2].startswith("2 published addresses would vanish;") and lines[2].endswith("Nothing was published.")
    assert commits(host) == 1


def test_later_pages_of_lists_and_assets_may_go(host: Path) -> None:
    passing = {"ru/page/2/index.html": "Older", "photos/1-640.jpg": "photo", "search/ru/d0b4.json": "{}"}
    ship({**TREE, **passing}, host)
    done = ship({**TREE, "theme/style-2.css": "b {}"}, host)
    assert done.changes.removed == tuple(sorted(passing))


@pytest.mark.parametrize("tree", [{}, {"index.html": "Chooser"}])
def test_a_tree_that_is_empty_or_far_too_small_is_refused(tree: Tree, host: Path) -> None:
    ship(TREE, host)
    with pytest.raises(Refused):
        ship(tree, host)
    assert published(host) == TREE


def test_a_tree_that_lost_most_of_its_files_is_refused_though_no_page_is_missing(host: Path) -> None:
    ship({**TREE, **{f"photos/{number}-640.jpg": "photo" for number in range(40)}}, host)
    with pytest.raises(Refused, match="the tree has 9 files, and 49 are published"):
        ship(TREE, host)


def test_a_cname_is_written_where_a_domain_is_given_and_kept_where_none_is(host: Path) -> None:
    ship(TREE, host, domain="example.org")
    assert published(host)["CNAME"] == "example.org"
    ship(LATER, host)
    assert published(host)["CNAME"] == "example.org" and commits(host) == 2


def test_pages_that_name_another_domain_are_refused(host: Path) -> None:
    ship(TREE, host, domain="example.org")
    with pytest.raises(Refused, match=r"the published CNAME says example\.org"):
        ship(LATER, host, siteurl="https://example.net")


def test_what_ghp_import_would_leave_out_is_noticed(host: Path) -> None:
    """It prints that it failed, and goes on."""
    ship(TREE, host)
    folder = lay(TREE, host.parent / "tree")
    (folder / "ru" / "link.html").symlink_to("nowhere")
    with open_branch(str(host), "gh-pages", "Site", host.parent / "cache") as branch, pytest.raises(Refused):
        publish(judged_of(folder, TREE), branch)
    assert published(host) == TREE


def test_a_repository_that_cannot_be_reached_is_told_from_one_without_a_branch(host: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="there is no repository"):
        ship(TREE, tmp_path / "nowhere.git")
    (host / "HEAD").unlink()
    with pytest.raises(Refused, match="git could not publish"):
        ship(TREE, host)


def test_a_branch_that_refuses_all_is_told(host: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publication.time, "sleep", lambda seconds: None)
    ship(TREE, host)
    hook = host / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho no >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(Refused, match="could not be moved in 5 tries"):
        ship(LATER, host)
    assert published(host) == TREE


# Others in between


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_two_who_publish_at_once_both_are_published_or_one_is_told(round_: int, host: Path) -> None:
    ship(TREE, host)
    both = {**TREE, "ru/2022/04/a/index.html": "A", "ru/2022/04/b/index.html": "B"}
    trees = [{**TREE, "ru/2022/04/a/index.html": "A"}, {**TREE, "ru/2022/04/b/index.html": "B"}, both]
    said: dict[int, Publication | Refused] = {}

    def go(number: int) -> None:
        try:
            said[number] = ship(trees[number], host, name=f"tree{number}")
        except Refused as refused:
            said[number] = refused

    threads = [threading.Thread(target=go, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # Whoever was told that it is published finds it there; whoever was not, was told why.
    assert len(said) == 3
    now = published(host)
    for number, done in said.items():
        if isinstance(done, Publication):
            assert all(now.get(path) == words for path, words in trees[number].items()), said
        else:
            assert "would vanish" in str(done) or "tries" in str(done)
    every = [published(host, commit) for commit in git(host, "rev-list", "--reverse", "gh-pages").split()]
    for before, after in pairwise(every):
        assert before.keys() <= after.keys()


def test_a_lost_race_is_judged_again(host: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ship(TREE, host)
    raced = []

    def meanwhile(seconds: float) -> None:
        """Before the second try nothing; before the first push somebody else."""

    monkeypatch.setattr(publication.time, "sleep", meanwhile)
    check = publication.check_kept

    def checked(*given: Any) -> None:
        check(*given)
        if not raced:
            raced.append(git(host, "rev-parse", "gh-pages"))
            ship({**TREE, "theme/style-2.css": "b {}"}, host, name="other")

    monkeypatch.setattr(publication, "check_kept", checked)
    done = ship(LATER, host)
    assert commits(host) == 3 and done.before != raced[0] and published(host) == LATER


SHIPPING = """
import sys
from pathlib import Path
from typing import Any
from plugins.publish.published_branch import open_branch
from plugins.publish.publication import publish
from tests.publish.judged import judged_of
tree, host, cache = map(Path, sys.argv[1:])
names = [path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file()]
with open_branch(str(host), "gh-pages", "Site", cache) as branch:
    publish(judged_of(tree, names), branch)
"""


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGKILL])
def test_a_kill_at_any_moment_leaves_the_branch_whole(kind: signal.Signals, host: Path, tmp_path: Path) -> None:
    ship(TREE, host)
    folder = lay(LATER, tmp_path / "later")
    command = [sys.executable, "-c", SHIPPING, str(folder), str(host), str(tmp_path / "killed")]
    started = time.monotonic()
    subprocess.run(command, cwd=PROJECT, check=True)
    takes = time.monotonic() - started
    git(host, "update-ref", "refs/heads/gh-pages", "gh-pages^")
    chance = random.Random(ROUNDS)
    for _ in range(ROUNDS):
        running = subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(chance.uniform(0, takes))
        os.killpg(running.pid, kind)
        running.wait()
        assert published(host) in (TREE, LATER)
        git(host, "fsck", "--strict")
        if published(host) == LATER:
            git(host, "update-ref", "refs/heads/gh-pages", "gh-pages^")
    for lock in host.rglob("*.lock"):  # of the host's own git, which was killed too
        lock.unlink()
    ship(LATER, host)
    assert published(host) == LATER


# Back


@pytest.fixture
def thrice(host: Path) -> tuple[Path, list[str]]:
    """A host to which trees were published, the third without a text and the last with another in its place."""
    rally = {"ru/2022/02/embassy/index.html": '<article class="text rally"><h1>A rally</h1></article>'}
    tombstone = {"ru/2022/02/embassy/index.html": '<h1 id="_gone">Gone</h1>'}
    moved = {"ru/2022/02/embassy/index.html": '<meta http-equiv="refresh" content="0; url=../../">'}
    trees = [{**TREE, **rally}, {**LATER, **rally}, {**LATER, **tombstone}, {**LATER, **moved}]
    done = [ship(tree, host, domain="example.org") for tree in trees]
    return host, [one.after for one in done]


def roll(host: Path, earlier: str, asked: list[Step], yes: bool = True) -> Publication:
    with open_branch(str(host), "gh-pages", "Site", host.parent / "cache") as branch:
        return roll_back(branch, earlier, lambda step: bool(asked.append(step)) or yes)


def test_a_rollback_publishes_an_earlier_tree_on_top_and_says_what_goes(host: Path) -> None:
    first = ship(TREE, host)
    photo = {**LATER, "photos/1-640.jpg": "photo"}
    ship({**photo}, host, domain="example.org")
    asked: list[Step] = []
    done = roll(host, first.after[:8], asked)
    assert commits(host) == 3 and done.after == git(host, "rev-parse", "gh-pages")
    assert published(host) == {**TREE, "CNAME": "example.org"}
    assert asked == [Step(goes=("ru/2022/03/appeal/index.html",), returns=())]


def test_a_rollback_that_would_bring_back_what_was_taken_down_is_refused(thrice: tuple[Path, list[str]]) -> None:
    host, (first, *_) = thrice
    with pytest.raises(Refused, match="ru/2022/02/embassy/: this was taken down, and would be back"):
        roll(host, first, [])
    assert commits(host) == 4


def test_a_rollback_asks_and_knows_only_what_was_published(host: Path) -> None:
    first = ship(TREE, host)
    ship(LATER, host)
    with pytest.raises(Refused, match="you did not agree"):
        roll(host, first.after, [], yes=False)
    with pytest.raises(Refused, match="“deadbeef” was never published"):
        roll(host, "deadbeef", [])
    assert commits(host) == 2


@pytest.mark.parametrize(
    ("typed", "agreed"),
    [("y", True), ("YES", True), ("Да", True), ("d", True), ("", False), ("no", False), ("НЕ", False), ("net", False)],
)
def test_an_answer_is_taken_in_any_language(typed: str, agreed: bool) -> None:
    told: list[bool] = []
    asking = click.Command("ask", callback=lambda: told.append(_agree(Step(("ru/index.html",), ("photos/1.jpg",)))))
    done = CliRunner().invoke(asking, input=f"what?\n{typed}\n")
    assert told == [agreed] and done.output.count("Publish the earlier tree? [yes/no]") == 2
    assert done.output.startswith("ru/index.html will be gone\nphotos/1.jpg will be back\n")


# To a folder


def put(tree: Tree, target: Path) -> None:
    folder = lay(tree, target.parent / "tree")
    write_folder(judged_of(folder, tree), target)


def read(target: Path) -> Tree:
    return {path: (target / path).read_text("utf-8") for path in files_in(target) if path not in RECORDS}


def test_a_folder_holds_the_tree_and_nothing_else_is_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "www" / "site"
    put(TREE, target)
    put(LATER, target)
    assert read(target) == LATER
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=target, check=True)
    assert sorted(path.name for path in target.parent.iterdir()) == [".site.lock", "site", "tree"]
    assert target.stat().st_mode & 0o777 == 0o755


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "www"
    lay({"thesis.txt": "words"}, target)
    with pytest.raises(Refused, match="holds what nobody published there"):
        put(TREE, target)
    assert read(target) == {"thesis.txt": "words"}


def test_nothing_vanishes_from_a_folder_either(tmp_path: Path) -> None:
    put(LATER, tmp_path / "site")
    with pytest.raises(Refused, match="1 published address would vanish"):
        put(TREE, tmp_path / "site")
    assert read(tmp_path / "site") == LATER


def test_whoever_reads_a_folder_meanwhile_finds_one_tree_or_the_other(tmp_path: Path) -> None:
    target = tmp_path / "site"
    put(TREE, target)
    seen, done = set(), threading.Event()

    def look() -> None:
        while not done.is_set():
            try:
                seen.add((target / "ru" / "index.html").read_text("utf-8"))
            except FileNotFoundError:
                seen.add("nothing")

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(20):
        put(LATER if number % 2 else {**LATER, "ru/index.html": "Home"}, target)
    done.set()
    reader.join()
    assert seen <= {"Home", "Home, later"}


def test_where_folders_cannot_change_places_the_old_one_comes_back_after_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.publish.folder_target.sys.platform", "plan9")
    put(TREE, tmp_path / "site")
    put(LATER, tmp_path / "site")
    assert read(tmp_path / "site") == LATER
    (tmp_path / "site").rename(tmp_path / "site.replaced")  # as where a run was ended between two steps
    put(LATER, tmp_path / "site")
    assert read(tmp_path / "site") == LATER and not (tmp_path / "site.replaced").exists()


# The command, as it is typed


@pytest.fixture
def clone(project: Path, host: Path) -> Iterator[Path]:
    """A clone of the project with a post and a remote, ready to publish."""
    shutil.copy2(PROJECT / "publishconf.py", project)
    post = project / "content" / "statements" / "2022-03-01-appeal"
    post.mkdir(parents=True)
    (post / "ru.md").write_text(text("Обращение"), "utf-8")
    git(project, "remote", "add", "origin", str(host))
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "A post")
    yield project


def make(clone: Path, *words: str, siteurl: str = SITEURL) -> tuple[int, str]:
    environment = os.environ | {"SITEURL": siteurl, "SOURCE_DATE_EPOCH": "1767268800"}
    done = subprocess.run(
        ["make", "--no-print-directory", *words], cwd=clone, env=environment, capture_output=True, text=True
    )
    return done.returncode, done.stdout + done.stderr


def test_a_site_is_published_moved_taken_down_and_rolled_back(clone: Path, host: Path) -> None:
    code, said = make(clone, "publish")
    assert code == 0, said
    sound = r"The tree is sound. Pages: \d+; other files: \d+; size: \d+ MB, 0% of what a host takes;"
    assert re.search(sound, said), said
    assert re.search(r"added: \d+ pages\n  /404.html\n  /\n(  .*\n)+added: \d+ other files\n", said), said
    assert "Published: nothing → " in said
    first = git(host, "rev-parse", "gh-pages")
    assert make(clone, "publish")[1].endswith(f"Nothing has changed: {first[:10]} is published.\n")

    (clone / "content" / "note.txt").write_text("x")
    code, said = make(clone, "publish")
    assert code and "content/note.txt\nwhat is listed above is not as it was committed;" in said
    (clone / "content" / "note.txt").unlink()

    statements = clone / "content" / "statements"
    (statements / "2022-03-01-appeal").rename(statements / "2022-03-01-call")
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "Another address")
    code, said = make(clone, "publish")
    assert code and "2022/03/appeal/: it is published (ru, sr-cyrl, sr-latn), and would vanish;" in said

    source = statements / "2022-03-01-call" / "ru.md"
    source.write_text(source.read_text("utf-8").replace("title:", "aliases: 2022/03/appeal\ntitle:"), "utf-8")
    git(clone, "commit", "-q", "-a", "-m", "An alias")
    code, said = make(clone, "publish")
    assert code == 0 and "  /ru/2022/03/call/\n" in said, said

    shutil.rmtree(source.parent)
    takedowns = clone / "content" / "takedowns.yml"
    entries = [
        f"- url: 2022/03/{name}\n  date: 2025-01-01\n  reason: {{sr: На молбу., ru: По просьбе.}}\n"
        for name in ("call", "appeal")
    ]
    takedowns.write_text("".join(entries), "utf-8")
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "Taken down")
    code, said = make(clone, "publish")
    assert code == 0, said
    assert commits(host) == 3

    code, said = make(clone, "rollback", f"TO={first}", "YES=1")
    assert code and "ru/2022/03/appeal/: this was taken down, and would be back" in said

    git(clone, "revert", "--no-edit", "HEAD")
    code, said = make(clone, "publish")
    assert code and "2022/03/call/: this was taken down, and would be back (ru); put its entry back" in said, said
    code, said = make(clone, "publish", "CONFIRM=2022/03/call 2022/03/appeal")
    assert code == 0 and commits(host) == 4, said


def test_nothing_is_published_without_an_address_or_with_a_mistake(clone: Path, host: Path) -> None:
    code, said = make(clone, "publish", siteurl="")
    assert code and "nobody has said where the site will be; write SITEURL=https://…" in said
    code, said = make(clone, "publish", siteurl="novi.example.org")
    assert code and "as in SITEURL=https://novi.example.org" in said and said.count("\n") < 4
    code, said = make(clone, "rollback", "TO=")
    assert code and "write TO=1a2b3c4, a commit that was published; see what was: git fetch origin gh-pages" in said
    (clone / "content" / "statements" / "2022-03-01-appeal" / "ru.md").write_text("no header", "utf-8")
    git(clone, "commit", "-q", "-a", "-m", "A slip")
    code, said = make(clone, "publish")
    assert code and "the site could not be built; mend what the build says. Nothing was published." in said
    assert git(host, "for-each-ref") == "" and "Traceback" not in said


def test_a_shallow_clone_publishes_as_a_whole_one_does(clone: Path, host: Path, tmp_path: Path) -> None:
    make(clone, "publish")
    git(tmp_path, "clone", "-q", "--depth=1", clone.as_uri(), "shallow")
    shallow = tmp_path / "shallow"
    (shallow / ".venv").symlink_to(sys.prefix)
    post = shallow / "content" / "statements" / "2022-03-02-more"
    post.mkdir()
    (post / "ru.md").write_text(text("Ещё"), "utf-8")
    git(shallow, "add", "-A")
    git(shallow, "commit", "-q", "-m", "More")
    before = {
        path: path.read_bytes() for path in (shallow / ".git").rglob("*") if path.is_file() and path.name != "index"
    }
    code, said = make(shallow, "publish", f"REMOTE={host}")
    assert code == 0, said
    assert commits(host) == 2 and git(host, "rev-list", "--max-parents=0", "--count", "gh-pages") == "1"
    assert before == {
        path: path.read_bytes() for path in (shallow / ".git").rglob("*") if path.is_file() and path.name != "index"
    }


def test_the_same_commit_and_day_give_the_same_tree_on_another_machine(clone: Path, host: Path, tmp_path: Path) -> None:
    make(clone, "publish")
    first = git(host, "rev-parse", "gh-pages^{tree}")
    git(tmp_path, "clone", "-q", clone.as_uri(), "elsewhere")
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / ".venv").symlink_to(sys.prefix)
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "second.git")], check=True)
    environment = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    os.environ.update(environment)
    try:
        code, said = make(elsewhere, "publish", f"REMOTE={tmp_path / 'second.git'}")
    finally:
        for name in environment:
            os.environ.pop(name)
    assert code == 0, said
    assert git(tmp_path / "second.git", "rev-parse", "gh-pages^{tree}") == first


def test_a_folder_to_publish_to_must_be_named(clone: Path) -> None:
    for given in ((), ("DIR=",)):
        code, said = make(clone, "publish-to", *given)
        assert code and "DIR is missing; write it: make publish-to DIR=… SITEURL=…. Nothing was published." in said


def test_publish_to_and_judge_as_they_are_typed(clone: Path, tmp_path: Path) -> None:
    code, said = make(clone, "publish-to", f"DIR={tmp_path / 'www'}")
    assert code == 0 and (tmp_path / "www" / "ru" / "2022" / "03" / "appeal" / "index.html").is_file(), said
    assert "The tree is sound" in make(clone, "judge", f"TREE={tmp_path / 'www'}")[1]
    page = tmp_path / "www" / "ru" / "2022" / "03" / "appeal" / "index.html"
    page.write_text(page.read_text("utf-8").replace("<main", '<main onclick="x"'), "utf-8")
    code, said = make(clone, "judge", f"TREE={tmp_path / 'www'}")
    assert (
        code
        and "ru/2022/03/appeal/index.html (from content/statements/2022-03-01-appeal/ru.md): onclick=… runs a script;"
        in said
    )


# Nothing but what is committed


def test_what_git_was_told_not_to_look_at_is_not_published(clone: Path, host: Path) -> None:
    mine = clone / "content/statements/2022-03-02-mine/ru.md"
    mine.parent.mkdir()
    mine.write_text(text("Моё", "Тайна."), "utf-8")
    (clone / ".git/info/exclude").write_text("/content/statements/2022-03-02-mine/\n")
    code, said = make(clone, "publish")
    assert (
        code and f"{mine.relative_to(clone)}: this is not as it was committed\nwhat is listed above is not as" in said
    )
    shutil.rmtree(mine.parent)
    post = clone / "content/statements/2022-03-01-appeal/ru.md"
    git(clone, "update-index", "--assume-unchanged", str(post))
    whole = post.read_text("utf-8")
    post.write_text(whole + "Тайна.\n", "utf-8")
    code, said = make(clone, "publish")
    assert code and f"{post.relative_to(clone)}: this is not as it was committed" in said
    post.write_text(whole, "utf-8")
    (clone / "content").rename(clone.parent / "elsewhere")
    (clone / "content").symlink_to(clone.parent / "elsewhere")
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "A link")
    code, said = make(clone, "publish")
    assert code and git(host, "for-each-ref") == "", said


def test_what_changes_while_the_site_is_built_is_not_published(
    clone: Path, host: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(clone)
    monkeypatch.setattr(staging, "build_sound_tree", lambda *_: commit(clone, "Новее."))
    target = Target(SITEURL, str(host), "gh-pages", "", "Site")
    with pytest.raises(Refused, match="another commit was brought here while the site was built"), _staged(target):
        pass
    post = clone / "content/statements/2022-03-01-appeal/ru.md"
    monkeypatch.setattr(staging, "build_sound_tree", lambda *_: post.write_text(text("Обращение", "Тайна."), "utf-8"))
    with pytest.raises(Refused, match="what is listed above is not as it was committed"), _staged(target):
        pass


def test_a_tree_is_nobody_else_s_until_it_is_published(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(clone)
    monkeypatch.setattr(staging, "LOCK_TIMEOUT", 0.1)
    target = Target(SITEURL, "origin", "gh-pages", "", "Site")
    with _staged(target), pytest.raises(Refused, match="another publication is under way here"), _staged(target):
        pass


def _staged(target: Target) -> AbstractContextManager[Judged]:
    return staging.judged_tree(Path("content"), target, "", "")


def test_no_post_is_published_before_its_day(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, said = make(clone, "publish", "SOURCE_DATE_EPOCH=32503680000")
    assert code and "SOURCE_DATE_EPOCH is a day to come; unset it" in said


# Old words never replace newer ones


def commit(clone: Path, words: str, name: str = "appeal") -> str:
    """Write a post of those words in the clone, and commit it; the commit."""
    post = clone / "content" / "statements" / f"2022-03-01-{name}" / "ru.md"
    post.parent.mkdir(parents=True, exist_ok=True)
    post.write_text(text("Обращение", words), "utf-8")
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", words)
    return git(clone, "rev-parse", "HEAD")


def test_a_clone_that_is_behind_publishes_nothing(clone: Path, host: Path) -> None:
    old = git(clone, "rev-parse", "HEAD")
    for words in ("Имя.", "Без имени.", "Ещё раз."):
        newest = commit(clone, words)
    assert make(clone, "publish")[0] == 0 and f"Source: {newest}" in git(host, "log", "-1", "--format=%B", "gh-pages")
    git(clone, "checkout", "-q", old)
    code, said = make(clone, "publish")
    assert code and f"{newest[:10]}, from which the published site was built, is not in the history of" in said, said
    assert "git pull" in said and "make rollback" in said and "Nothing was published." in said and commits(host) == 1
    git(clone, "checkout", "-q", "-b", "aside", old)
    commit(clone, "В сторону.", "aside")
    assert make(clone, "publish")[0] and commits(host) == 1
    git(clone, "merge", "-q", "--no-edit", newest)
    code, said = make(clone, "publish")
    assert code == 0, said


def test_a_clone_that_does_not_know_what_is_published_publishes_nothing(
    clone: Path, host: Path, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "-q", clone.as_uri(), "behind")
    behind = tmp_path / "behind"
    (behind / ".venv").symlink_to(sys.prefix)
    newest = commit(clone, "Без имени.")
    assert make(clone, "publish")[0] == 0
    code, said = make(behind, "publish", f"REMOTE={host}")
    assert code and f"{newest[:10]}, from which the published site was built, is not known here; git pull" in said
    git(behind, "pull", "-q")
    code, said = make(behind, "publish", f"REMOTE={host}")
    assert code == 0 and "Nothing has changed" in said


def test_a_rollback_is_the_one_way_back_and_does_not_open_another(clone: Path, host: Path) -> None:
    make(clone, "publish")
    first, old = git(host, "rev-parse", "gh-pages"), git(clone, "rev-parse", "HEAD")
    newest = commit(clone, "Новее.")
    assert make(clone, "publish")[0] == 0
    code, said = make(clone, "rollback", f"TO={first[:8]}", "YES=1")
    assert code == 0 and "Published: " in said, said
    assert git(host, "rev-parse", "gh-pages^{tree}") == git(host, "rev-parse", f"{first}^{{tree}}")
    assert f"Source: {newest}" in git(host, "log", "-1", "--format=%B", "gh-pages")
    git(clone, "checkout", "-q", old)
    code, said = make(clone, "publish")
    assert code and newest[:10] in said
    git(clone, "checkout", "-q", newest)
    assert make(clone, "publish")[0] == 0


def test_what_is_published_and_names_no_source_is_not_taken_for_old(clone: Path, host: Path) -> None:
    ship(TREE, host)
    tip = git(host, "rev-parse", "gh-pages")
    code, said = make(clone, "publish")
    assert code and f"{tip[:10]}, which is published, does not say from which commit it was built" in said, said
    assert f"PURGED={tip[:10]}" in said


def test_a_folder_gets_no_older_words_either(clone: Path, tmp_path: Path) -> None:
    folder = f"DIR={tmp_path / 'www'}"
    old = git(clone, "rev-parse", "HEAD")
    commit(clone, "Без имени.")
    assert make(clone, "publish-to", folder)[0] == 0
    git(clone, "checkout", "-q", old)
    code, said = make(clone, "publish-to", folder)
    assert code and "is not in the history of what is here" in said
    assert "Без имени" in (tmp_path / "www/ru/2022/03/appeal/index.html").read_text("utf-8").replace("\u00a0", " ")


def test_another_address_or_branch_is_asked_about(host: Path) -> None:
    ship(TREE, host)
    with pytest.raises(Refused, match=r"says that it is at https://example\.org/site; correct SITEURL"):
        ship(TREE, host, siteurl="https://exmaple.org/site")
    ship(TREE, host, siteurl="https://example.net", confirm=["https://example.net"])
    git(host, "update-ref", "refs/heads/main", git(host, "commit-tree", "-m", "x", git(host, "mktree", "--missing")))
    with open_branch(str(host), "main", "Site", host.parent / "cache") as branch:
        folder = lay(TREE, host.parent / "tree")
        with pytest.raises(Refused, match=r"the branch main holds what nobody published there;.*CONFIRM=main"):
            publish(judged_of(folder, TREE), branch)
        publish(judged_of(folder, TREE, confirm=["main"]), branch)


def test_what_was_purged_does_not_come_back_with_an_old_clone(clone: Path, host: Path, tmp_path: Path) -> None:
    witness = clone / "content/statements/2022-03-01-witness/sr.md"
    witness.parent.mkdir()
    witness.write_text(text("Сведок", "Име.", translates="ru"), "utf-8")
    commit(clone, "Свидетель.", "witness")
    commit(clone, "Ещё.", "more")
    old, blob = git(clone, "rev-parse", "HEAD"), git(clone, "hash-object", str(witness))
    assert make(clone, "publish")[0] == 0
    git(clone, "branch", "old")
    names = ("--force", "--invert-paths", "--path", "content/statements/2022-03-01-witness/sr.md", "--refs", "main")
    subprocess.run([sys.executable, "-m", "git_filter_repo", *names], cwd=clone, check=True, capture_output=True)
    (clone / "content/purged.txt").write_text(f"{blob}\n", "utf-8")
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "Purged")
    assert make(clone, "publish", f"REMOTE={host}")[0]
    code, said = make(clone, "publish", f"REMOTE={host}", f"PURGED={old[:10]}")
    assert (
        code and "2022/03/witness/: this text is published, and only its address would stay (sr-cyrl, sr-latn)" in said
    )
    code, said = make(clone, "publish", f"REMOTE={host}", f"PURGED={old[:10]}", "CONFIRM=2022/03/witness")
    assert code == 0, said
    code, said = make(clone, "publish", f"REMOTE={host}")
    assert code == 0 and "Nothing has changed" in said
    git(clone, "merge", "-q", "--no-edit", "old")
    assert witness.exists()
    code, said = make(clone, "publish", f"REMOTE={host}")
    assert code and f"{witness.relative_to(clone)}: this was purged, and an old clone has brought it back" in said


def test_a_file_that_is_committed_and_not_here_is_missed(clone: Path, host: Path) -> None:
    post = "content/statements/2022-03-01-appeal/ru.md"
    git(clone, "update-index", "--skip-worktree", post)
    (clone / post).unlink()
    code, said = make(clone, "publish")
    assert code and f"{post}: this was committed, and is not here" in said


def test_line_ends_of_windows_and_a_project_in_a_subfolder_are_published(clone: Path, tmp_path: Path) -> None:
    post = clone / "content/statements/2022-03-01-appeal/ru.md"
    post.write_bytes(post.read_bytes().replace(b"\n", b"\r\n"))
    git(clone, "commit", "-q", "-a", "-m", "From Windows")
    git(clone, "config", "core.autocrlf", "input")
    read_source(clone, Path("content"))
    git(tmp_path, "init", "-q", "whole")
    shutil.copytree(clone, tmp_path / "whole" / "web", ignore=shutil.ignore_patterns(".git", ".venv"), symlinks=True)
    git(tmp_path / "whole", "add", "-A")
    git(tmp_path / "whole", "commit", "-q", "-m", "All")
    read_source(tmp_path / "whole" / "web", Path("content"))


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (b"\xff\xfea\0", r"purged\.txt is not UTF-8; save it in UTF-8"),
        (b"nothing\n", "“nothing”, which names no file in git"),
        (b"\xef\xbb\xbfabc\n", "“abc”, which names no file in git"),
    ],
)
def test_a_list_of_what_was_purged_that_cannot_be_read_is_refused(names: bytes, said: str, clone: Path) -> None:
    (clone / "content/purged.txt").write_bytes(names)
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "Purged")
    with pytest.raises(Refused, match=said):
        read_source(clone, Path("content"))
