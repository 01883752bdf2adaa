"""make fix: what can be mended safely, and nothing else."""

from pathlib import Path

import pytest

from plugins.messages.message import Message
from tests.desk.small_project import RALLY, Desk, read, write
from tests.small_content import APPEAL, EMBASSY, TAGS
from tests.small_site import text


def test_what_is_safe_is_mended_and_shown(desk: Desk) -> None:
    write(f"-- {APPEAL}/sr.md --\n")
    path = Path(f"{APPEAL}/sr.md")
    lines = [
        "---",
        "title: Протест: дан први",
        "summary: “#1” # и # 2",
        "---",
        "Ред  ",
        "и\u200b й",
        "",
        "```",
        "x\u200by",
        "```",
        "",
    ]
    path.write_bytes(("\ufeff" + "\r\n".join(lines)).encode())
    result = desk("fix", POST="appeal")
    assert result.exit_code == 0
    assert read(str(path)) == (
        "---\ntitle: 'Протест: дан први'\nsummary: '“#1” # и # 2'\n---\nРед  \nи й\n\n```\nxy\n```\n"
    )
    for shown in ("-и⟨U+200B⟩ й", "+и й", "+title: 'Протест: дан први'", "line ends as everywhere (LF)"):
        assert shown in result.output
    assert desk("fix", POST="appeal").output == f"{path} was left as it is; make check says what a person must mend.\n"


@pytest.mark.parametrize(
    ("title", "mended"),
    [("'День: O'Brien'", "'День: O''Brien'"), ("'День' и 'ночь'", "'''День'' и ''ночь'''")],
)
def test_single_quotes_within_single_quotes_are_doubled(desk: Desk, title: str, mended: str) -> None:
    write(f"-- {APPEAL}/ru.md --\n" + text(title))
    assert f"+title: {mended}\n" in desk("fix", POST="appeal").output
    assert f"\ntitle: {mended}\n" in read(f"{APPEAL}/ru.md")


def test_a_rally_to_come_is_announced_today(desk: Desk) -> None:
    write(TAGS + RALLY.replace("2022-02-24", "2030-02-24").replace("tags:", "status: announced\ntags:"))
    result = desk("fix", POST="embassy")
    assert result.exit_code == 0 and "+announced: 2026-01-01\n" in result.output
    assert "\nannounced: 2026-01-01\n---\n" in read("content/rallies/2030-02-24-embassy/sr.md")
    assert desk("check").exit_code == 0


def test_mixed_words_are_mended_only_if_an_editor_agrees(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    write(f"-- {APPEAL}/sr.md --\n" + text(body="Протеcт, протеcт и `Протеcт` [Протеcт](https://x.rs/Протеcт)"))
    before = read(f"{APPEAL}/sr.md")
    assert "was left as it is" in desk("fix", POST="appeal").output and read(f"{APPEAL}/sr.md") == before
    asked: list[str] = []
    monkeypatch.setattr(
        "plugins.desk.commands.fix.agree", lambda question: asked.append(str(question)) or "Протеcт" in str(question)
    )
    desk("fix", POST="appeal")
    assert asked == [
        f"“{word}” has the Latin c (U+0063 LATIN SMALL LETTER C). Write it in Cyrillic?"
        for word in ("Протеcт", "протеcт")
    ]
    assert read(f"{APPEAL}/sr.md") == before.replace("Протеcт,", "Протест,").replace("[Протеcт]", "[Протест]")


@pytest.mark.parametrize("code", ["utf-16", "utf-16-le", "cp1251"])
def test_a_file_in_another_encoding_is_saved_as_utf_8(desk: Desk, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(f"{APPEAL}/ru.md")
    path.parent.mkdir(parents=True)
    whole = text("Мы против войны", "Текст о мире.")
    path.write_bytes(whole.encode(code))
    result = desk("fix", POST="appeal")
    assert result.exit_code == 1 and "was left as it is: save it as UTF-8" in result.output
    assert path.read_bytes() == whole.encode(code)
    monkeypatch.setattr("plugins.desk.commands.fix.agree", lambda question: "против войны" in str(question))
    assert desk("fix", POST="appeal").exit_code == 0
    assert read(str(path)) == whole


def test_a_fix_changes_no_meaning(desk: Desk) -> None:
    write(TAGS + RALLY.replace("tags:", "status: draft # док Ана не прочита\nstarts: 18:00 # или касније\ntags:"))
    before = read(f"{EMBASSY}/sr.md")
    desk("fix", POST="embassy")
    assert read(f"{EMBASSY}/sr.md") == before


def test_a_header_that_stays_broken_stays_as_it_was(desk: Desk) -> None:
    write(f"-- {APPEAL}/sr.md --\n---\ntitle: Наслов\nsummary: Ово је: прво\n  и друго: треће\n---\nТекст.\n")
    before = read(f"{APPEAL}/sr.md")
    assert "was left as it is; make check says what a person must mend." in desk("fix", POST="appeal").output
    assert read(f"{APPEAL}/sr.md") == before


def test_what_somebody_saved_meanwhile_is_not_overwritten(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    write(f"-- {APPEAL}/sr.md --\n" + text(body="Протеcт."))

    def answer(question: Message) -> bool:
        Path(f"{APPEAL}/sr.md").write_text("ново", "utf-8")
        return True

    monkeypatch.setattr("plugins.desk.commands.fix.agree", answer)
    assert desk("fix", POST="appeal").output.endswith(f"{APPEAL}/sr.md was changed while this ran; run it again\n")
    assert read(f"{APPEAL}/sr.md") == "ново"


def test_short_lines_are_kept_apart_if_an_editor_agrees(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    chant = "Нећемо рат!\nХоћемо мир!\nУкрајина!"
    write(f"-- {APPEAL}/sr.md --\n" + text(body=f"Људи су викали:\n\n{chant}\n\nПа опет:\n\n{chant}"))
    before = read(f"{APPEAL}/sr.md")
    assert "Keep the lines apart that begin with “Нећемо рат!”?" in desk("fix", POST="appeal").output
    assert read(f"{APPEAL}/sr.md") == before
    answers = [False, True]  # the last of them first
    monkeypatch.setattr("plugins.desk.commands.fix.agree", lambda question: answers.pop())
    desk("fix", POST="appeal")
    first, second = "Нећемо рат!\\\nХоћемо мир!\\\nУкрајина!", chant
    assert read(f"{APPEAL}/sr.md").endswith(f"\n\n{second}\n\nПа опет:\n\n{first}\n")


def test_words_of_another_language_are_marked_if_an_editor_agrees(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    title = "Разговор о роману Былое и думы"
    body = "Читали смо [Новая]{ru} и <span lang='ru'>мыло</span>. Мы были, `мыло`, Їжак."
    write(f"-- {APPEAL}/sr.md --\n" + text(title=title, body=body))
    asked: list[str] = []
    monkeypatch.setattr("plugins.desk.commands.fix.agree", lambda question: bool(asked.append(str(question))) or True)
    desk("fix", POST="appeal")
    assert asked == [
        f"Is “{words}” in “{code}”? Mark it?"
        for words, code in (("Былое", "ru"), ("думы", "ru"), ("Мы были", "ru"), ("Їжак", "uk"))
    ]
    mended = read(f"{APPEAL}/sr.md")
    assert "title: Разговор о роману [Былое]{ru} и [думы]{ru}" in mended and desk("check").exit_code == 0
    assert "Читали смо [Новая]{ru} и <span lang='ru'>мыло</span>. [Мы были]{ru}, `мыло`, [Їжак]{uk}." in mended


def test_of_a_sound_text_it_says_just_that(desk: Desk) -> None:
    write(f"-- {APPEAL}/sr.md --\n" + text())
    assert desk("fix", POST="appeal").output == f"{APPEAL}/sr.md was left as it is; nothing in it wants mending.\n"


@pytest.mark.parametrize("body", ["• један\n• два", " "])
def test_what_only_a_warning_is_of_is_left_to_its_editor(desk: Desk, body: str) -> None:
    write(TAGS + RALLY.replace("Дошли су људи.", body))
    told = [line for line in desk("check").output.splitlines() if "sr.md" in line]
    assert told and all(": warning: " in line for line in told)
    assert desk("fix", POST="embassy").output == (
        f"{EMBASSY}/sr.md was left as it is; make check says what a person must mend.\n"
    )
