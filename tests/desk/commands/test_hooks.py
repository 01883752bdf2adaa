"""make hooks: git checks the content before each commit."""

import os
from pathlib import Path

import pytest

from plugins.messages.message import Message
from tests.desk.small_project import RALLY, Desk, lay_project, write
from tests.git import git
from tests.small_content import APPEAL, EMBASSY, TAGS


def test_the_hook_checks_what_is_committed_and_spares_others_hooks(desk: Desk) -> None:
    assert desk("hooks").output == "this folder is no git repository; clone it with git, and run this again\n"
    git("init", "-q")
    assert desk("hooks").exit_code == 0 and desk("hooks").exit_code == 0
    assert os.access(".git/hooks/pre-commit", os.X_OK) and os.access(".git/hooks/pre-merge-commit", os.X_OK)
    write(TAGS + RALLY)
    git("add", "content")
    Path(f"{EMBASSY}/sr.md").write_text("нема заглавља", "utf-8")
    assert desk("check").exit_code == 1
    assert desk("check", "--staged").output == (
        f"{EMBASSY}: warning: there is no text in “ru” yet; begin it with make translate POST=2022-02-24-embassy\n"
        "1 post and page: 0 errors, 1 warning.\n"
    )
    git("add", "content")
    result = desk("check", "--staged")
    assert result.exit_code == 1
    assert result.output.startswith(f"{EMBASSY}/sr.md:1: the header is missing; begin the file with a line ---")

    Path(".git/hooks/pre-commit").write_text("#!/bin/sh\n")
    assert desk("hooks").output == (
        ".git/hooks/pre-commit is there already and is not ours; add “make check” to it by hand\n"
    )


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
    lay_project(project)
    git("init", "-q")
    monkeypatch.chdir(project)
    write(f"-- {APPEAL}/sr.md --\nнема заглавља\n")
    git("add", "content")
    result = desk("check", "--staged")
    assert result.exit_code == 1 and result.output.startswith(f"{APPEAL}/sr.md:1: the header is missing;")


def test_the_hooks_keep_the_language_that_is_given(desk: Desk) -> None:
    git("init", "-q")
    result = desk("hooks", DESK_LANGUAGE="en_GB.UTF-8 en")
    assert result.output.endswith("These commands speak “en”; to change that: make hooks DESK_LANGUAGE=…\n")
    assert git("config", "desk.language").strip() == "en"
    result = desk("hooks", DESK_LANGUAGE="Klingon")
    assert result.exit_code == 1 and git("config", "desk.language").strip() == "en"


def test_where_no_language_is_chosen_it_is_asked_for_in_all(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "-q")
    asked: list[str] = []
    monkeypatch.delenv("DESK_LANGUAGE")
    monkeypatch.setattr("plugins.desk.commands.hooks.is_interactive", lambda: True)
    monkeypatch.setattr("plugins.desk.terminal.is_interactive", lambda: True)
    monkeypatch.setattr("click.prompt", lambda question, **_: asked.append(question) or "sr")
    assert desk("hooks").exit_code == 0
    question = Message("In which language shall these commands speak ({languages})", languages="en, ru, sr, sr-Latn")
    in_each = [question.words(language) for language in ("en", "ru", "sr")]
    assert len(set(in_each)) == 3 and asked == [" / ".join(in_each)]
    assert git("config", "desk.language").strip() == "sr"
    monkeypatch.delenv("DESK_LANGUAGE")
    assert desk("hooks").exit_code == 0 and len(asked) == 1
