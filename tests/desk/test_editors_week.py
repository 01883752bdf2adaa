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

from plugins.archive.kind import KINDS
from plugins.messages.message import Message, plural_message
from tests import interface
from tests.desk.editor import change, phone_photo
from tests.git import NOBODY
from tests.messages.foreign_words import foreign_words

WAIT = 60  # seconds, at most, for an answer

Terminal = Callable[..., pexpect.spawn]


@pytest.fixture
def make(project: Path) -> Terminal:
    """Begins a make command on a terminal in the project, on 2026-03-01."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1772366400", "TERM": "xterm-256color", "COLUMNS": "160"}
    for name in ("MAKEFLAGS", "MAKELEVEL"):  # of the make that runs the tests
        environment.pop(name, None)

    def begin(*words: str, **variables: str) -> pexpect.spawn:
        env = environment | variables
        return pexpect.spawn(
            "make", list(words), cwd=str(project), env=env, encoding="utf-8", timeout=WAIT, dimensions=(50, 160)
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


@pytest.mark.parametrize("language", ["en", "ru", "sr", "sr-Latn"])
def test_an_editor_s_week(make: Terminal, project: Path, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def begin(*words: str) -> pexpect.spawn:
        return make(*words, DESK_LANGUAGE=language)

    def told(*words: str) -> str:
        shown.append(output_of(begin(*words)))
        return shown[-1]

    def said(text: str, **values: str | int) -> str:
        """What an editor is told, in the language."""
        return Message(text, **values).words(language)

    def asked(terminal: pexpect.spawn, question: str, words: str, **values: str) -> None:
        answer(terminal, said(question, **values), words)
        shown.append(terminal.before)

    def commit() -> None:
        for words in (("add", "-A"), ("commit", "-q", "-m", "x")):
            subprocess.run(["git", *NOBODY, *words], cwd=project, check=True)

    for key, value in (("name", "Уредник"), ("email", "nobody@example.org")):
        subprocess.run(["git", "config", f"user.{key}", value], cwd=project, check=True)

    # Monday: a rally to write of.
    terminal = begin("new")
    folder_of = {"ru": "ru", "sr": "sr-cyrl", "sr-Latn": "sr-latn"}.get(language)
    kinds = [interface.said(folder_of, kind.singular).lower() if folder_of else kind.name for kind in KINDS]
    asked(terminal, "What is it ({kinds})", kinds[0][:-1], kinds=", ".join(kinds))
    asked(terminal, "did you mean “{name}”?", "акция", name=kinds[0])
    asked(terminal, "In which language ({languages})", "sr", languages="sr, ru")
    asked(terminal, "Title", "Шетња: за мир")
    answer(terminal, f"{said('Day')} [2026-03-01]", "24. 2. 2026.")
    asked(terminal, "Place", "Београд, Трг републике")
    answer(terminal, "embassy", "embassy")
    answer(terminal, "[setnja-za-mir]", "")
    shown.append(output_of(terminal))
    path = "content/rallies/2026-02-24-setnja-za-mir"
    begun = "{path} is begun, as a draft. Write its summary into the header, and the text below the second ---."
    assert said(begun, path=f"{path}/sr.md") in shown[-1]
    folder = project / path
    serbian, russian = folder / "sr.md", folder / "ru.md"

    # A photo from the phone.
    (project.parent / "IMG_1234.jpg").write_bytes(phone_photo())
    assert "![](photo-1.jpg)" in told("photo", "POST=setnja-za-mir", f"FILE={project.parent / 'IMG_1234.jpg'}")
    with Image.open(folder / "photo-1.jpg") as photo:
        assert photo.size == (300, 400) and not photo.getexif()

    Image.new("RGB", (40, 30)).save(project.parent / "poster.avif")
    poster = told("photo", "POST=setnja-za-mir", f"FILE={project.parent / 'poster.avif'}", "AS=Poster")
    assert f"{path}/poster.avif" in poster
    (folder / "poster.avif").unlink()

    # The text, with slips; the check says them.
    body = 'Дошло је **сто** људи.\n\n![Људи на тргу](photo-1.jpg "Шетња.")\n'
    serbian.write_text(serbian.read_text("utf-8") + body, "utf-8")
    change(serbian, ("summary:", "summary: Шетња: за мир."), ("status: draft\n", "updated: 1. 3. 2026.\n"))
    checked = begin("check")
    shown.append(output_of(checked))
    assert checked.exitstatus == 2 and "summary: 'Шетња: за мир.'" in shown[-1]
    assert plural_message("{number} error", "{number} errors", 1).words(language) in shown[-1]
    fixed = told("fix", "POST=setnja-za-mir")
    assert "+summary: 'Шетња: за мир.'" in fixed and "+updated: 2026-03-01" in fixed
    told("check")
    assert said("there is no text in “{code}” yet", code="ru") in shown[-1]
    assert "make translate POST=2026-02-24-setnja-za-mir" in shown[-1]
    assert plural_message("{number} error", "{number} errors", 0).words(language) in shown[-1]
    commit()

    # Tuesday: the translation.
    told("translate", "POST=setnja-za-mir")
    translation = "Пришли **сто** человек.\n\n![Люди на площади](photo-1.jpg)\n"
    russian.write_text(russian.read_text("utf-8") + translation, "utf-8")
    change(
        russian, ("title:", "title: Шествие за мир"), ("summary:", "summary: Шествие."), ("place:", "place: Белград")
    )

    # The preview shows the draft too, in every edition.
    terminal = begin("preview", "POST=setnja-za-mir", "PORT=0")
    terminal.expect(r"sr-cyrl/2026/02/setnja-za-mir/")
    terminal.expect(r"(http://localhost:\d+/)ru/2026/02/setnja-za-mir/")
    site = terminal.match[1]
    terminal.expect(r" · \d[.,]\d")
    pages = {
        name: urllib.request.urlopen(f"{site}{name}/2026/02/setnja-za-mir/").read().decode()
        for name in ("sr-latn", "ru")
    }
    assert "Došlo je" in pages["sr-latn"] and "Шествие" in pages["ru"]
    terminal.sendintr()
    shown.append(output_of(terminal))
    assert said("The preview has ended.") in shown[-1]

    # Wednesday: it is published.
    change(russian, ("status: draft\n", ""))
    told("translated", "POST=setnja-za-mir")
    assert "#>" not in russian.read_text("utf-8")
    assert re.search(rf"setnja-za-mir .* {said('original')} +{said('translated')}", told("status"))
    sound = said("nothing to mend.") if language == "en" else ""
    assert sound in told("check")
    commit()

    # Thursday: there were more people.
    change(serbian, ("**сто** људи", "**двеста** људи"))
    assert re.search(rf"setnja-za-mir .* {said('original')} +{said('stale')}", told("status"))
    assert "[-сто-]{+двеста+}" in told("status", "POST=setnja-za-mir")
    assert said("{file} has changed since this was translated", file="sr.md") in told("check")
    change(russian, ("**сто** человек", "**двести** человек"))
    told("translated", "POST=setnja-za-mir")
    assert said("{file} has changed since this was translated", file="sr.md") not in told("check")

    # Friday: the site has both texts.
    built = begin("site")
    shown.append(output_of(built))
    assert built.exitstatus == 0, shown[-1]
    tree = project / "output"
    assert "двести" in (tree / "ru/2026/02/setnja-za-mir/index.html").read_text("utf-8")
    assert "dvesta" in (tree / "sr-latn/2026/02/setnja-za-mir/index.html").read_text("utf-8")

    # And another address, a draft in Latin letters, the way to the commands.
    told("rename", "POST=setnja-za-mir", "SLUG=setnja")
    (project / "nacrt.txt").write_text("Ljudi su došli na šetnju, dj i injekcija.\n", "utf-8")
    told("cyrillic", "FILE=nacrt.txt")
    told("hooks")
    told("help")
    told("judge")
    if language in ("ru", "sr"):
        # Make ends itself in English; and at a prompt stands what was typed.
        lines = [line for output in shown for line in output.splitlines() if not line.startswith("make: ***")]
        wrong = {line: found for line in lines if (found := foreign_words(line)) and line not in (": sr", ": embassy")}
        assert wrong == {}


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
