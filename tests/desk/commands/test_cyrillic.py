"""make cyrillic: a draft in Latin letters is converted."""

from pathlib import Path

import pytest

from tests.desk.small_project import Desk, read


def test_a_draft_in_latin_letters_is_converted_and_kept(desk: Desk) -> None:
    draft = "Ljudi su došli na šetnju.\n\nInjekcija, Facebook.\n"
    Path("draft.txt").write_text(draft, "utf-8")
    result = desk("cyrillic", FILE="draft.txt")
    assert result.exit_code == 0 and read("draft.txt~") == draft
    assert read("draft.txt") == "Људи су дошли на шетњу.\n\nИнјекција, Facebook.\n"
    assert "draft.txt:3: Facebook" in result.output
    assert "was left as it is" in desk("cyrillic", FILE="draft.txt").output


@pytest.mark.parametrize("data", [b"%PDF-1.7\n...", b"GIF89a\x00\x01"])
def test_what_is_no_text_is_not_converted(desk: Desk, data: bytes) -> None:
    Path("draft.txt").write_bytes(data)
    result = desk("cyrillic", FILE="draft.txt")
    assert (result.exit_code, result.output) == (
        1,
        "draft.txt is no text; name a file of plain text, as draft.txt or sr.md\n",
    )
    assert Path("draft.txt").read_bytes() == data
