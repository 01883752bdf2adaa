"""The editors' guide: every command in it does what it says."""

import os
import re
import subprocess
from pathlib import Path

import pexpect
import pytest

from tests.desk.editor import change, phone_photo
from tests.git import NOBODY
from tests.paths import PROJECT

GUIDES = sorted((PROJECT / "plugins/desk").glob("guide.*.md"))


def commands(guide: Path) -> list[str]:
    return re.findall(r"^    ((?:make|git) .+)$", guide.read_text("utf-8"), re.MULTILINE)


def run(command: str, project: Path) -> str:
    """What the command says, given in a shell on a terminal in the project."""
    environment = os.environ | {"HOME": str(project.parent), "SOURCE_DATE_EPOCH": "1772366400", "PORT": "0"}
    terminal = pexpect.spawn("sh", ["-c", command], cwd=str(project), env=environment, encoding="utf-8", timeout=60)
    if command.startswith("make preview"):
        terminal.expect("editions · ")
        terminal.sendintr()
    output = ""
    while terminal.expect([pexpect.EOF, r"\]: $"]) == 1:  # it proposes an answer
        output += terminal.before
        terminal.sendline()
    terminal.close()
    output += terminal.before
    assert terminal.exitstatus == 0 or "has ended" in output, output
    return output


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_command_of_the_guide_works(guide: Path, project: Path) -> None:
    (project.parent / "IMG_1234.jpg").write_bytes(phone_photo())
    (project / "nacrt.txt").write_text("Ljudi su došli na šetnju.\n", "utf-8")
    (project.parent / ".gitconfig").write_text("[user]\nname = Nobody\nemail = nobody@example.org\n")
    subprocess.run(["git", "init", "-q", "--bare", project.parent / "remote"], check=True)
    for words in (("remote", "add", "origin", "../remote"), ("push", "-q", "-u", "origin", "main")):
        subprocess.run(["git", *NOBODY, *words], cwd=project, check=True)
    given = commands(guide)
    assert len(given) > 12
    text = Path()
    for command in given:
        output = run(command, project)
        if begun := re.search(r"(content/\S+) is begun", output):
            text = project / begun[1]
            if command.startswith("make new"):
                change(text, ("summary:", "summary: Кратко."))
        if command.startswith("make translate "):
            keys = [
                ("title:", "title: Т"),
                ("summary:", "summary: С"),
                ("place:", "place: Б"),
                ("\n---\n", "\n---\nТекст.\n"),
            ]
            change(text, *keys)
        if command.startswith("make photo"):
            (pasted,) = re.findall(r"^    (!\[\].*)$", output, re.MULTILINE)
            with text.open("a", encoding="utf-8") as file:
                file.write(pasted.replace("[]", "[Люди]" if text.stem == "ru" else "[Људи]") + "\n")
        if command.startswith("make preview"):
            change(text, ("status: draft\n", ""))
        if command == "git push":
            assert "0 errors" in run("make check", project)
    remote = subprocess.run(
        ["git", "log", "--format=%s", "main"], cwd=project.parent / "remote", capture_output=True, text=True
    )
    assert len(remote.stdout.splitlines()) == 2


def test_the_readme_leads_to_the_guide_and_names_only_commands_that_exist() -> None:
    readme = (PROJECT / "README.md").read_text("utf-8")
    assert all(f"plugins/desk/{guide.name}" in readme for guide in GUIDES)
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    known = {name for names in re.findall(r"^([a-z ]+):.* ## ", makefile, re.MULTILINE) for name in names.split()}
    named = set(re.findall(r"`make ([a-z]+)", readme)) | set(re.findall(r"^    make ([a-z]+)", readme, re.MULTILINE))
    assert named and named <= known
