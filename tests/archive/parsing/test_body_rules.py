"""A text as it was typed: what would be published and should not be, and what would swallow words."""

from pathlib import Path

import pytest

from tests.small_content import messages, statement

CONFLICT = "Пре свега је ово реченица која је довољно дуга да се види којим је словима писана.\n\n<<<<<<< HEAD\nЧланови.\n=======\nПетар.\n>>>>>>> novo\n"
HIDES_NOTHING = "this hides nothing: it stands below the header; put the line between the two lines ---, or delete it"
NO_END = "this note to editors has no end; write --> where it ends"
SHOWN = "readers would see this note to editors; give it a paragraph of its own, from <!-- to -->, or take the empty"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (CONFLICT, ["7: git has left a conflict here, “<<<<<<< HEAD”", "11: git has left a conflict here, “>>>>>>>"]),
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
