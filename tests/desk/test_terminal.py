"""Names and texts never steer the terminal that shows them."""

from pathlib import Path

from tests.desk.small_project import Desk


def test_nothing_steers_the_terminal(desk: Desk) -> None:
    Path("content/pages/x\x1b]0;y\x07\n::error::z").mkdir(parents=True)
    for form in ("text", "github"):
        lines = desk("check", FORMAT=form).output.splitlines()
        assert len(lines) == 2 and "⟨U+001B⟩]0;y⟨U+0007⟩⟨U+000A⟩" in lines[0]
