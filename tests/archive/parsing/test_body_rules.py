"""A text as it was typed: what would be published and should not be, and what would swallow words."""

from pathlib import Path

import pytest

from tests.small_content import messages, statement

CONFLICT = "Пре свега је ово реченица која је довољно дуга да се види којим је словима писана.\n\n<<<<<<< HEAD\nЧланови.\n=======\nПетар.\n>>>>>>> novo\n"
IN_LATIN_LETTERS = "<<<<<<< HEAD\nМи.\n=======\nМы.\n>>>>>>> a-branch-of-somebody-else\n"
HIDES_NOTHING = "this hides nothing: it stands below the header; put the line between the two lines ---, or delete it"
NO_END = "this note to editors has no end; write --> where it ends"
SHOWN = "readers would see this note to editors; give it a paragraph of its own, from <!-- to -->, or take the empty"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (CONFLICT, ["7: git has left a conflict here, “<<<<<<< HEAD”"]),
        (IN_LATIN_LETTERS, ["5: git has left a conflict here, “<<<<<<< HEAD”"]),
        ("Наслов\n=======\n\n> > > > > > > цитат", []),
        ("Људ\ufffd.", ["5: a letter was lost here (U+FFFD); type it anew, or copy the text once more"]),
        ("status: draft\n\nТајна.", [f"5: {HIDES_NOTHING}"]),
        ("---\ntitle: Т\nstatus: draft\n---\nТајна.", [f"7: {HIDES_NOTHING}"]),
        ("`status: draft` пише се горе.\n\n    status: drafts", []),
        ("Троје. <!-- не објављивати: ИМЕ,\n\nтелефон --> Крај.", [f"5: {SHOWN}"]),
        ("Троје. <!-- не објављивати", [f"5: {NO_END}"]),
        ("<!-- једно -> Двоје.\n\n<!-- два -->", [f"5: {NO_END}"]),
        ("Један <!-- тајна --> два.\n\n<!-- цела\n\nбелешка -->\n\n`<!-- код`", []),
    ],
)
def test_what_was_typed(body: str, expected: list[str], tmp_path: Path) -> None:
    found = [line.partition("sr.md:")[2] for line in messages(tmp_path, statement(body))]
    assert len(found) == len(expected), found
    for line, words in zip(found, expected, strict=True):
        assert line.startswith(words), line


LABEL = "this line is not shown: it says where [журналист] leads, and nothing is called so; write \\[журналист] if"
VERSE = (
    "these short lines are shown as one; end each but the last with \\ to keep them apart (make fix does it), or write"
)
WORDS = "Довољно речи да се види којим је словима писано. "


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Реч[^3].", ["5: there is no note [^3]; write the note, a line of its own: [^3]: …"]),
        ("Реч[^1].\n\n[^1]: Да.\n\n[^2]: Не.", ["9: no sign in the text leads to the note [^2]; write [^2] where it"]),
        ("Реч[^1].\n\n[^1]: Да.\n[^1]: Не.", ["8: there are two notes [^1]; give one another number, in the text"]),
        ("`[^3]` је знак.", []),
        ("[Журналист]: Почему?", [f"5: {LABEL}"]),
        ("[реч][а]\n\n[а]: https://x.rs", []),
        (
            "а | б\n-|-\n1 | 2 | 3",
            ["7: warning: this row has more cells than the table's head, and they are not shown; give the"],
        ),
        ("а | б\n-|-\n1 | 2 |\n3", []),
        ("3. прајд", ["5: warning: this is a list of one, which begins at 3; write 3\\. if it is a sentence"]),
        ("1. један\n1. два\n\n---\n\n3. три\n4. четири", []),
        ("1. један\n3. три", ["5: warning: these numbers are shown as 1 to 2; number them so, or write 3\\. where"]),
        ("Нећемо рат!\nХоћемо мир!\nУкрајина!", [f"5: warning: {VERSE}"]),
        ("Нећемо рат!\\\nХоћемо мир!\\\nУкрајина!", []),
        ("Дошли су људи\nиз града и\nсела.", []),
        ("Нећемо рат!<br>\nХоћемо мир!<br>\nУкрајина!", []),
        ("[а][1] [б][1]\n\n[1]: https://x.rs/а\n[1]: https://x.rs/б", ["7: another line above says already where [1]"]),
        ("*[Напомена]: скуп је пријављен.", ["5: this line is not shown: it explains Напомена, and nothing is called"]),
        ("ООН\n\n*[ООН]: Уједињене нације", []),
        (
            "– воду,\n– храну,\n– заставе.",
            ["5: warning: these lines begin with a dash, and are shown as one; begin each"],
        ),
        (
            "| време | шта |\n| 18:00 | окупљање |",
            ["5: warning: these bars make no table; write a row |---|---| below"],
        ),
        ("Скуп[^прим. 1].", ["5: there is no note [^прим. 1]; write the note, a line of its own"]),
        ("[Политика](https://x.rs){sr} [Ми]{SR}", ["5: warning: this marks no language; write [words]{ru}, with"]),
        ("један\\\nдва\\", ["6: warning: readers would see the \\ that ends a paragraph; take it out"]),
        ("1. 24. фебруара\n2. 6. марта", []),
        ("> [!NOTE]\n> Окупљање.", ["5: warning: GitHub's coloured notes are not known here; begin the quote"]),
        (
            "<details>\n<summary>Још</summary>\n- један\n</details>",
            ["7: warning: this list is not read as one; put an"],
        ),
        ("<details>\n<summary>Још</summary>\n\n- један\n\n</details>", []),
        ("<div>\n" * 3000, ["5: elements stand within elements, too deep to be read; take some out"]),
        ("> " * 40 + "цитат", ["5: lists or quotes are nested too deeply here; use fewer levels"]),
    ],
)
def test_what_the_blocks_of_a_body_tell(body: str, expected: list[str], tmp_path: Path) -> None:
    found = [line.partition("sr.md:")[2] for line in messages(tmp_path, statement(body))]
    assert [line for line in found if "mostly not in the letters" not in line] == found, found
    assert len(found) == len(expected), found
    for line, words in zip(found, expected, strict=True):
        assert line.startswith(words), line


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("Дошло је ** сто ** људи.", "these ** do nothing"),
        ("Види [овде](https://x.rs/а б", "this is no link"),
        ("~~ не ~~", "these ~~ do nothing"),
        ("| а | б |\n|---|\n| 1 | 2 |", "these bars make no table"),
        ("Пре ``` код", "this code has no end, or no beginning"),
        ("`**` и `](`", ""),
        ("**да** и *да*", ""),
    ],
)
def test_markdown_that_does_nothing_is_told(body: str, what: str, tmp_path: Path) -> None:
    found = messages(tmp_path, statement(WORDS + "\n\n" + body))
    assert len(found) == bool(what), found
    assert all(f": warning: {what};" in line for line in found), found
