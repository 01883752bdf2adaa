"""How the words of a text differ from what they were."""

from plugins.desk.texts.word_diff import differences, plain
from tests.desk.small_project import Desk


def test_a_long_text_s_differences_are_told_quickly(desk: Desk) -> None:
    before = ["ааа", ""] * 30_000
    (piece,) = differences(before, [*before, "б"])
    assert plain(piece).endswith("б+}")
