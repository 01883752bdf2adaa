"""The variables that a command takes: make photo POST=… FILE=…"""

from pathlib import Path

from tests.desk.small_project import RALLY, Desk, write
from tests.small_content import EMBASSY, TAGS
from tests.small_site import photo


def test_what_an_editor_misspells_is_refused(desk: Desk) -> None:
    write(TAGS + RALLY)
    Path("a.jpg").write_bytes(photo())
    result = desk("photo", POST="embassy", FILE="a.jpg", GIVEN="POST FILE BLAK", BLAK="1,2,3,4")
    assert result.output == "make photo knows no BLAK; did you mean “BLACK”?\n" and not list(
        Path(EMBASSY).glob("*.jpg")
    )
