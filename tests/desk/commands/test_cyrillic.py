"""make cyrillic: a draft in Latin letters is converted."""

from pathlib import Path

from tests.desk.small_project import Desk, read


def test_a_draft_in_latin_letters_is_converted_and_kept(desk: Desk) -> None:
    draft = "Ljudi su došli na šetnju.\n\nInjekcija, Facebook.\n"
    Path("draft.txt").write_text(draft, "utf-8")
    result = desk("cyrillic", FILE="draft.txt")
    assert result.exit_code == 0 and read("draft.txt~") == draft
    assert read("draft.txt") == "Људи су дошли на шетњу.\n\nИнјекција, Facebook.\n"
    assert "draft.txt:3: Facebook" in result.output
    assert "was left as it is" in desk("cyrillic", FILE="draft.txt").output
