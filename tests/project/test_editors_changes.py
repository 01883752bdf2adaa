"""What an editor may change without a developer: a further language, and any word of the interface.

What an editor's check runs passes with either, in a copy of the project.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po, write_po

from tests.editions.test_third_language import UKRAINIAN
from tests.git import NOBODY
from tests.paths import PROJECT

# Of each room what reads editions, catalogues or tags, and is not slow.
PARTS = (
    *(
        "archive/parsing/test_markdown.py",
        "archive/test_content.py",
        "archive/test_tag.py",
        "build/test_build.py",
        "build/test_own_content.py",
    ),
    *("desk/commands", "desk/test_advice.py", "editions/formats", "editions/pages", "editions/test_sample_site.py"),
    *("editions/test_strings.py", "editions/test_third_language.py", "project/test_new_kind.py"),
    "publish/test_judge.py::test_a_good_tree_has_no_fault",
)


def run(root: Path, *words: str) -> str:
    done = subprocess.run([sys.executable, "-m", *words], cwd=root, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-5000:]
    return done.stdout


def copy_project(root: Path) -> None:
    listed = subprocess.check_output(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=PROJECT
    )
    for name in listed.decode().split("\0"):
        if (PROJECT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, root / name)
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "The site")):
        subprocess.run(["git", *NOBODY, *words], cwd=root, check=True)


def catalogue(root: Path, language: str) -> Path:
    return root / "theme/translations" / language / "LC_MESSAGES" / "messages.po"


def add_ukrainian(root: Path) -> None:
    """An entry, a catalogue and the tags' names, as plugins/README.md has it; the words are the Russian ones."""
    settings = root / "pelicanconf.py"
    before, found, after = settings.read_text("utf-8").partition("\n}\n\n# What Pelican would do")
    assert found
    settings.write_text(f'{before}\n    "uk": {UKRAINIAN!r},{found}{after}', "utf-8")

    babel = "babel.messages.frontend"
    (root / ".cache").mkdir()
    run(
        root,
        babel,
        "--quiet",
        "extract",
        "--mapping",
        "pyproject.toml",
        "--add-location",
        "file",
        "--output",
        ".cache/messages.pot",
        ".",
    )
    run(root, babel, "--quiet", "init", "-i", ".cache/messages.pot", "-d", "theme/translations", "-l", "uk")
    russian = read_po(BytesIO(catalogue(root, "ru").read_bytes()))
    reword(root, "uk", lambda message: russian[message.id].string)

    tags = root / "content/tags.yml"
    tags.write_text(re.sub(r"ru: ([^}]*)}", r"ru: \1, uk: \1}", tags.read_text("utf-8")), "utf-8")


def reword(root: Path, language: str, words: Callable[[Message], str | tuple[str, ...]]) -> None:
    path = catalogue(root, language)
    strings = read_po(BytesIO(path.read_bytes()))
    for message in strings:
        if message.id:
            message.string = words(message)
    with path.open("wb") as file:
        write_po(file, strings)


def say_otherwise(message: Message) -> str | tuple[str, ...]:
    words = message.string
    return f"Ж{words}" if isinstance(words, str) else tuple(f"Ж{form}" for form in words)


def test_a_further_language_and_other_words_pass_an_editor_s_check(tmp_path: Path) -> None:
    copy_project(tmp_path)
    for language in ("sr", "ru"):
        reword(tmp_path, language, say_otherwise)
    add_ukrainian(tmp_path)
    assert " 0 errors" in f" {run(tmp_path, 'plugins.desk', 'check').splitlines()[-1]}"
    built = run(tmp_path, "pelican", "content", "-s", "pelicanconf.py", "-o", "output", "--fatal", "errors")
    assert "4 editions" in built and (tmp_path / "output/uk/index.html").is_file()
    run(tmp_path, "pytest", "-p", "no:cacheprovider", *(f"tests/{part}" for part in PARTS))
