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


def test_a_port_is_a_number(desk: Desk) -> None:
    for port in ("http", "65536", "-1"):
        assert desk("preview", PORT=port).output == f"PORT is “{port}”; write a number, 65535 at most\n"


def test_every_command_takes_a_language(desk: Desk) -> None:
    write(TAGS + RALLY)
    assert desk("status", GIVEN="DESK_LANGUAGE", DESK_LANGUAGE="en").exit_code == 0
