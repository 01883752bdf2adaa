"""Files that an editor names."""

import os
from pathlib import Path

import pytest

from tests.desk.small_project import RALLY, Desk, write
from tests.small_content import TAGS
from tests.small_site import photo


def test_a_file_is_found_as_it_is_dragged_into_a_terminal(desk: Desk) -> None:
    write(TAGS + RALLY)
    Path("моја слика (1).jpg").write_bytes(photo())
    whole = Path("моја слика (1).jpg").resolve()
    escaped = str(whole).replace(" ", "\\ ").replace("(", "\\(").replace(")", "\\)")
    for name in (f"{whole} ", f"'{whole}'", escaped, whole.as_uri()):
        assert desk("photo", POST="embassy", FILE=name).exit_code == 0, name


@pytest.mark.parametrize(("command", "given"), [("photo", {"POST": "embassy"}), ("cyrillic", {})])
def test_only_ordinary_files_are_read(desk: Desk, command: str, given: dict[str, str]) -> None:
    write(TAGS + RALLY)
    os.mkfifo("pipe")
    folder = desk(command, FILE="content", **given).output
    assert folder == "FILE is “content”; this is a folder; name a file in it\n"
    for name in ("pipe", "/dev/zero", "~nobody-here/x"):
        assert (
            desk(command, FILE=name, **given).output == f"FILE is “{name}”; there is no such file; give its full path\n"
        )
