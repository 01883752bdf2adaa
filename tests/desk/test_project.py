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


def test_a_post_is_found_by_its_earlier_address(desk: Desk) -> None:
    write(TAGS + RALLY.replace("tags:", "aliases: 2022/02/old\ntags:"))
    assert "rallies/2022-02-24-embassy" in desk("status", POST="2022/02/old", FORMAT="json").output


def test_many_posts_are_not_listed(desk: Desk) -> None:
    write(TAGS + "".join(RALLY.replace("02-24", f"03-{day:02}") for day in range(1, 25)))
    result = desk("status", POST="nothing-like-it")
    assert (result.exit_code, result.output) == (1, "there is no post “nothing-like-it”; make status lists them all\n")
