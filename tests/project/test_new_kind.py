"""A further kind of post is one entry, its strings and its colour; what is forgotten of that is said."""

import subprocess
import sys
from pathlib import Path

from plugins.archive.kind import KINDS
from tests.paths import PROJECT
from tests.small_site import DAY, text

ENTRY = '    Kind("vigil", "vigils", N_("Vigil"), N_("Vigils"), is_event=True),\n'
STRINGS = {
    "sr": {"Vigil": "Бдење", "Vigils": "Бдења"},
    "ru": {"Vigil": "Бдение", "Vigils": "Бдения"},
}


def build(project: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output", "--fatal", "errors"]
    run = subprocess.run(command, cwd=project, capture_output=True, text=True, env={"SOURCE_DATE_EPOCH": DAY})
    return run.returncode, run.stdout + run.stderr


def add(path: Path, words: str, before: str = "") -> None:
    whole = path.read_text("utf-8")
    path.write_text(whole.replace(before, words + before, 1) if before else whole + words, "utf-8")


def test_a_kind_is_an_entry_and_its_strings(project: Path) -> None:
    add(project / "plugins/archive/kind.py", ENTRY, before='    Kind("page"')
    vigil = project / "content/vigils/2023-02-24-candles/sr.md"
    vigil.parent.mkdir(parents=True)
    vigil.write_text(text("Бдење", place="Београд", starts="18:00"), "utf-8")
    code, output = build(project)
    assert code == 1 and "the catalogue lacks “Vigils”; run `make strings` and translate it" in output
    assert not (project / "output").exists() or not list((project / "output").rglob("*.html"))
    for language, strings in STRINGS.items():
        catalogue = project / f"theme/translations/{language}/LC_MESSAGES/messages.po"
        add(catalogue, "".join(f'\nmsgid "{english}"\nmsgstr "{words}"\n' for english, words in strings.items()))
    code, output = build(project)
    assert code == 0, output
    post = (project / "output/ru/2023/02/candles/index.html").read_text("utf-8")
    assert '<article class="text vigil">' in post and '<span class="kind">Бдение</span>' in post
    assert "<h1>Bdenja</h1>" in (project / "output/sr-latn/vigils/index.html").read_text("utf-8")
    assert (project / "output/sr-cyrl/2023/02/candles/event.ics").is_file()


def test_every_kind_has_its_mark_in_the_stylesheet() -> None:
    styles = (PROJECT / "theme/static/style.css").read_text("utf-8")
    undrawn = [kind.name for kind in KINDS if kind.is_dated and f".mark.{kind.name}" not in styles]
    assert undrawn == ["statement"], "give each its mark in theme/static/style.css, beside .mark.rally"
