"""The post that an editor means."""

from tests.desk.small_project import RALLY, Desk, write
from tests.small_content import EMBASSY, TAGS


def test_a_post_is_found_by_whatever_an_editor_has_at_hand(desk: Desk) -> None:
    write(TAGS + RALLY + RALLY.replace("02-24", "03-24"))
    for name in (
        EMBASSY,
        f"{EMBASSY}/",
        f"{EMBASSY}/sr.md",
        "2022-02-24-embassy",
        "2022/02/embassy",
        "/sr-latn/2022/02/embassy/",
    ):
        assert "2022-02-24-embassy" in desk("status", POST=name).output, name
    assert desk("status", POST="embassy").output == (
        "“embassy” is the name of 2 posts; name one of: rallies/2022-02-24-embassy, rallies/2022-03-24-embassy\n"
    )
