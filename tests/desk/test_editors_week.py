"""An editor's week, on a terminal, with nothing stood in for."""

import os
import re
import subprocess
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest
from PIL import Image

from tests.desk.editor import change, phone_photo
from tests.git import NOBODY

WAIT = 60  # seconds, at most, for an answer

Terminal = Callable[..., pexpect.spawn]


@pytest.fixture
def make(project: Path) -> Terminal:
    """Begins a make command on a terminal in the project, on 2026-03-01."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1772366400", "TERM": "xterm-256color", "COLUMNS": "160"}
    environment.pop("MAKEFLAGS", None)

    def begin(*words: str) -> pexpect.spawn:
        return pexpect.spawn(
            "make", list(words), cwd=str(project), env=environment, encoding="utf-8", timeout=WAIT, dimensions=(50, 160)
        )

    return begin


def output_of(terminal: pexpect.spawn) -> str:
    """All that the command says until its end, without colours."""
    terminal.expect(pexpect.EOF)
    terminal.close()
    return re.sub(r"\x1b\[[0-9;]*m", "", terminal.before).replace("\r\n", "\n")


def answer(terminal: pexpect.spawn, question: str, words: str) -> None:
    terminal.expect_exact(question)
    terminal.sendline(words)


def test_an_editor_s_week(make: Terminal, project: Path) -> None:
    def commit() -> None:
        for words in (("add", "-A"), ("commit", "-q", "-m", "x")):
            subprocess.run(["git", *NOBODY, *words], cwd=project, check=True)

    # Monday: a rally to write of.
    terminal = make("new")
    answer(terminal, "What is it (rally, statement, page)", "ralli")
    answer(terminal, "did you mean “rally”?", "rally")
    answer(terminal, "In which language (sr, ru)", "sr")
    answer(terminal, "Title", "Шетња: за мир")
    answer(terminal, "Day [2026-03-01]", "2026-02-24")
    answer(terminal, "Place", "Београд, Трг републике")
    answer(terminal, "Tags (", "embassy")
    answer(terminal, "Its name in the address [setnja-za-mir]", "")
    assert "content/rallies/2026-02-24-setnja-za-mir/sr.md is begun, as a draft." in output_of(terminal)
    folder = project / "content/rallies/2026-02-24-setnja-za-mir"
    serbian, russian = folder / "sr.md", folder / "ru.md"

    # A photo from the phone.
    (project.parent / "IMG_1234.jpg").write_bytes(phone_photo())
    shown = output_of(make("photo", "POST=setnja-za-mir", f"FILE={project.parent / 'IMG_1234.jpg'}"))
    assert "![](photo-1.jpg)" in shown
    with Image.open(folder / "photo-1.jpg") as photo:
        assert photo.size == (300, 400) and not photo.getexif()

    Image.new("RGB", (40, 30)).save(project.parent / "poster.avif")
    assert "poster.avif is there" in output_of(
        make("photo", "POST=setnja-za-mir", f"FILE={project.parent / 'poster.avif'}", "AS=Poster")
    )
    (folder / "poster.avif").unlink()

    # The text, with a slip; the check says it.
    body = 'Дошло је **сто** људи.\n\n![Људи на тргу](photo-1.jpg "Шетња.")\n'
    serbian.write_text(serbian.read_text("utf-8") + body, "utf-8")
    change(serbian, ("summary:", "summary: Шетња: за мир."), ("status: draft\n", ""))
    checked = make("check")
    output = output_of(checked)
    assert checked.exitstatus == 2 and "summary: 'Шетња: за мир.'" in output and "1 error" in output
    assert "+summary: 'Шетња: за мир.'" in output_of(make("fix", "POST=setnja-za-mir"))
    output = output_of(make("check"))
    assert "there is no text in “ru” yet; begin it with make translate POST=2026-02-24-setnja-za-mir" in output
    assert "0 errors, 1 warning." in output
    commit()

    # Tuesday: the translation.
    assert "ru.md is begun, as a draft." in output_of(make("translate", "POST=setnja-za-mir"))
    translation = "Пришли **сто** человек.\n\n![Люди на площади](photo-1.jpg)\n"
    russian.write_text(russian.read_text("utf-8") + translation, "utf-8")
    change(
        russian, ("title:", "title: Шествие за мир"), ("summary:", "summary: Шествие."), ("place:", "place: Белград")
    )

    # The preview shows the draft too, in every edition.
    terminal = make("preview", "POST=setnja-za-mir", "PORT=0")
    terminal.expect(r"sr-cyrl/2026/02/setnja-za-mir/")
    terminal.expect(r"(http://localhost:\d+/)ru/2026/02/setnja-za-mir/")
    site = terminal.match[1]
    terminal.expect("editions · ")
    pages = {
        name: urllib.request.urlopen(f"{site}{name}/2026/02/setnja-za-mir/").read().decode()
        for name in ("sr-latn", "ru")
    }
    assert "Došlo je" in pages["sr-latn"] and "Шествие" in pages["ru"]
    terminal.sendintr()
    assert "The preview has ended." in output_of(terminal)

    # Wednesday: it is published.
    change(russian, ("status: draft\n", ""))
    output_of(make("translated", "POST=setnja-za-mir"))
    assert "#>" not in russian.read_text("utf-8")
    assert re.search(r"setnja-za-mir .* original +translated", output_of(make("status")))
    assert "nothing to mend" in output_of(make("check"))
    commit()

    # Thursday: there were more people.
    change(serbian, ("**сто** људи", "**двеста** људи"))
    assert re.search(r"setnja-za-mir .* original +stale", output_of(make("status")))
    assert "[-сто-]{+двеста+}" in output_of(make("status", "POST=setnja-za-mir"))
    assert "sr.md has changed since this was translated" in output_of(make("check"))
    change(russian, ("**сто** человек", "**двести** человек"))
    assert "now says that it is a translation" in output_of(make("translated", "POST=setnja-za-mir"))
    assert "nothing to mend" in output_of(make("check"))

    # Friday: the site has both texts.
    built = make("site")
    output = output_of(built)
    assert built.exitstatus == 0, output
    tree = project / "output"
    assert "двести" in (tree / "ru/2026/02/setnja-za-mir/index.html").read_text("utf-8")
    assert "dvesta" in (tree / "sr-latn/2026/02/setnja-za-mir/index.html").read_text("utf-8")


def test_what_is_typed_arrives_as_it_was_typed(make: Terminal, project: Path) -> None:
    output_of(make("new", "KIND=page", "IN=sr", "TITLE=Цена $100 и $(shell touch x) “б”", "SLUG=cena"))
    assert "title: Цена $100 и $(shell touch x) “б”\n" in (project / "content/pages/cena/sr.md").read_text("utf-8")
    assert not (project / "x").exists()
    output = output_of(make("new", "KIND=page", "TITLE=Две", "речи"))
    assert 'Put what has spaces in it in quotes: make new TITLE="Two words".' in output


def test_a_wrong_answer_is_asked_for_again(make: Terminal, project: Path) -> None:
    output_of(make("new", "KIND=page", "IN=sr", "TITLE=Страна", "SLUG=strana"))
    (project.parent / "IMG_1234.jpg").write_bytes(phone_photo())
    terminal = make("photo")
    answer(terminal, "Which post", "strna")
    answer(terminal, "Which post", "strana")
    answer(terminal, "Which file", "nothing.jpg")
    answer(terminal, "there is no such file", str(project.parent / "IMG_1234.jpg"))
    assert "content/pages/strana/photo-1.jpg is there" in output_of(terminal)


def test_a_yes_is_one_in_any_language(make: Terminal, project: Path) -> None:
    output_of(make("new", "KIND=page", "IN=sr", "TITLE=Страна", "SLUG=strana"))
    page = project / "content/pages/strana/sr.md"
    with page.open("a", encoding="utf-8") as file:
        file.write("Протеcт, и протеcт.\n")
    terminal = make("fix", "POST=strana")
    answer(terminal, "Write it in Cyrillic? [yes/no]", "maybe")
    answer(terminal, "“Протеcт” has the Latin c", "Да")
    answer(terminal, "“протеcт” has the Latin c", "")
    assert "is mended" in output_of(terminal)
    assert "Протест, и протеcт.\n" in page.read_text("utf-8")


def test_the_hooks_ask_once_for_a_language(make: Terminal) -> None:
    terminal = make("hooks", "DESK_LANGUAGE=")
    answer(terminal, "In which language shall these commands speak (en", "Klingon")
    answer(terminal, "In which language", "en_GB.UTF-8")
    assert "These commands speak “en”" in output_of(terminal)
    assert "In which language" not in output_of(make("hooks", "DESK_LANGUAGE="))
