"""The editors' guide: every command in it does what it says, in the guide's own language."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pexpect
import pytest

from tests.desk.editor import change, phone_photo
from tests.git import NOBODY
from tests.paths import PROJECT

GUIDES = sorted((PROJECT / "plugins/desk").glob("guide.*.md"))
# The host takes nothing into `main` but what it merges itself.
PROTECTED = """\
#!/bin/sh
[ "$1" != refs/heads/main ] || [ "$MERGING" ] || { echo "GH006: Protected branch update failed" >&2; exit 1; }
"""


def commands(guide: Path) -> list[str]:
    """The commands of the guide, and the situations in which it gives them."""
    pattern = r"^(?:    ((?:make|git|cd) .+)|<!-- test: (.+) -->)$"
    return [found[1] or found[2] for found in re.finditer(pattern, guide.read_text("utf-8"), re.MULTILINE)]


class Editor:
    """Somebody who follows a guide in a shell on a terminal."""

    def __init__(self, home: Path, language: str) -> None:
        self.home, self.language, self.folder, self.text = home, language, home, Path()
        self.environment = os.environ | {"HOME": str(home), "DESK_LANGUAGE": language, "PORT": "0"}
        self.environment |= {"SOURCE_DATE_EPOCH": "1772366400"}
        self.environment.pop("MAKEFLAGS", None)

    def run(self, command: str) -> str:
        """What the command says."""
        if command.startswith("cd "):
            self.folder /= command.removeprefix("cd ")
            (self.folder / ".venv").symlink_to(os.environ["VIRTUAL_ENV_OF_TESTS"])
            return ""
        terminal = pexpect.spawn(
            "sh", ["-c", command], cwd=str(self.folder), env=self.environment, encoding="utf-8", timeout=60
        )
        if command.startswith("make preview"):
            terminal.expect(r" · [\d.,]+ \S")
            terminal.sendintr()
        output = ""
        while terminal.expect([pexpect.EOF, r"\]: $"]) == 1:  # it proposes an answer
            output += terminal.before
            terminal.sendline()
        terminal.close()
        output += terminal.before
        assert terminal.exitstatus == 0 or command.startswith("make preview"), output
        return output

    def try_git(self, *words: str) -> subprocess.CompletedProcess[str]:
        """What git says, who may well refuse."""
        command = ["git", *words]
        return subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True)


def git(folder: Path, *words: str, **environment: str) -> str:
    command = ["git", *NOBODY, *words]
    process = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=os.environ | environment)
    assert process.returncode == 0, process.stderr
    return process.stdout


def merge(editor: Editor) -> None:
    """What the host does when somebody presses its button."""
    branch = git(editor.folder, "branch", "--show-current").strip()
    other = clone(editor)
    git(other, "merge", "-q", "--no-ff", "--no-edit", f"origin/{branch}")
    git(other, "push", "-q", "origin", "main", MERGING="1")


def commit_on_main(editor: Editor) -> None:
    git(editor.folder, "switch", "-q", "main")
    change(editor.text, ("Кратко", "Укратко"))
    git(editor.folder, "add", "content")
    git(editor.folder, "commit", "-qm", "x")
    refused = editor.try_git("push")
    assert "rotected branch" in refused.stderr


def somebody_pushed(editor: Editor) -> None:
    push_as_another(editor, "Укратко", "Кратко и јасно")
    change(editor.text, ("Текст.", "Цео текст."))
    git(editor.folder, "commit", "-qam", "x")
    refused = editor.try_git("push")
    assert "fetch first" in refused.stderr


def conflict(editor: Editor) -> None:
    push_as_another(editor, "Цео текст.", "Сав текст.")
    change(editor.text, ("Цео текст.", "Читав текст."))
    git(editor.folder, "commit", "-qam", "x")
    merged = editor.try_git("pull", "--no-rebase", "--no-edit")
    assert "CONFLICT" in merged.stdout
    kept = re.sub(r"<<<<<<< .*\n(.*)\n=======\n.*\n>>>>>>> .*\n", r"\1\n", editor.text.read_text("utf-8"))
    editor.text.write_text(kept, "utf-8")


def push_as_another(editor: Editor, old: str, new: str) -> None:
    """Somebody else changes the same text, in the same branch."""
    other = clone(editor)
    git(other, "switch", "-q", git(editor.folder, "branch", "--show-current").strip())
    change(other / editor.text.relative_to(editor.folder), (old, new))
    git(other, "commit", "-qam", "x")
    git(other, "push", "-q")


def clone(editor: Editor) -> Path:
    other = editor.home / "other"
    shutil.rmtree(other, ignore_errors=True)
    git(editor.home, "clone", "-q", "remote", "other")
    return other


SITUATIONS: Mapping[str, Callable[[Editor], None]] = {
    "merge": merge,
    "commit on main": commit_on_main,
    "somebody pushed": somebody_pushed,
    "conflict": conflict,
}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_command_of_the_guide_works(
    guide: Path, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIRTUAL_ENV_OF_TESTS", str((project / ".venv").resolve()))
    home = tmp_path / "home"
    home.mkdir()
    (home / "IMG_1234.jpg").write_bytes(phone_photo())
    git(home, "clone", "-q", "--bare", str(project), "remote")
    (home / "remote/hooks/update").write_text(PROTECTED, "utf-8")
    (home / "remote/hooks/update").chmod(0o755)
    (home / ".gitconfig").write_text(f'[url "{home}/remote"]\n\tinsteadOf = git@github.com:NAME/REPOSITORY.git\n')
    editor = Editor(home, guide.suffixes[0].strip("."))
    given = commands(guide)
    assert set(SITUATIONS) < set(given) and len(given) > 30
    for command in given:
        if command in SITUATIONS:
            SITUATIONS[command](editor)
            continue
        if command.startswith("make cyrillic"):
            (editor.folder / "nacrt.txt").write_text("Ljudi su došli na šetnju.\n", "utf-8")
        output = editor.run(command)
        begun = re.search(r"(content/\S+\.md)", output)
        if command.startswith("make new") and begun:
            editor.text = editor.folder / begun[1]
            change(editor.text, ("summary:", "summary: Кратко."))
            editor.text.write_text(f"{editor.text.read_text('utf-8')}\nТекст.\n", "utf-8")
        if command.startswith("make translate ") and begun:
            keys = (("title:", "title: Т"), ("summary:", "summary: С"), ("place:", "place: Б"))
            change(editor.folder / begun[1], *keys, ("\n---\n", "\n---\nТекст.\n"))
        if command.startswith("make photo"):
            (pasted,) = re.findall(r"^    (!\[\].*)$", output, re.MULTILINE)
            with editor.text.open("a", encoding="utf-8") as file:
                file.write(pasted.replace("[]", "[Люди]" if editor.text.stem == "ru" else "[Људи]") + "\n")
        if command.startswith("make preview"):
            change(editor.text, ("status: draft\n", ""))
        if command.startswith("make rename"):
            slug = command.rpartition("SLUG=")[2]
            editor.text = next(editor.folder.glob(f"content/*/*-{slug}/{editor.text.name}"))
    published = git(home / "remote", "log", "--format=%s", "main").splitlines()
    assert any("Merge" in subject for subject in published)
    assert "Читав текст." in git(
        home / "remote", "show", f"{branch_of(editor)}:{editor.text.relative_to(editor.folder)}"
    )


def branch_of(editor: Editor) -> str:
    return git(editor.folder, "branch", "--show-current").strip()


def test_the_readme_leads_to_the_guide_and_names_only_commands_that_exist() -> None:
    readme = (PROJECT / "README.md").read_text("utf-8")
    assert all(f"plugins/desk/{guide.name}" in readme for guide in GUIDES)
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    known = {name for names in re.findall(r"^([a-z -]+):.* ## ", makefile, re.MULTILINE) for name in names.split()}
    named = set(re.findall(r"`make ([a-z-]+)", readme)) | set(re.findall(r"^    make ([a-z-]+)", readme, re.MULTILINE))
    assert named and named <= known
