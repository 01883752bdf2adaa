"""make help: the Makefile's commands, in the language of whoever asks."""

import re
from pathlib import Path

import pytest

from plugins.messages.message import Message
from tests.desk.small_project import Desk
from tests.paths import PROJECT


@pytest.mark.parametrize("language", ["en", "sr", "sr-Latn", "ru"])
def test_every_command_is_listed(desk: Desk, language: str) -> None:
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    Path("Makefile").write_text(makefile, "utf-8")
    lines = desk("help", DESK_LANGUAGE=language).output.splitlines()
    assert len(lines) == len(re.findall(r"^[a-z -]+:.* ## ", makefile, re.MULTILINE)) > 20
    begins = Message("begin a translation: POST, IN").words(language)
    assert any(line.startswith("  make translate ") and line.endswith(begins) for line in lines)
