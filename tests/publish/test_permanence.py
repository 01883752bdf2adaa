"""Permanence: which addresses may never vanish."""

import pytest

from plugins.publish.permanence import find_vanished, is_permanent


@pytest.mark.parametrize(
    ("path", "permanent"),
    [
        ("index.html", True),
        ("ru/2022/02/embassy/index.html", True),
        ("ru/2022/02/embassy/event.ics", True),
        ("ru/2022/02/parallel-lives/index.html", True),
        ("ru/feed.xml", True),
        ("ru/tags/letters/page/2/index.html", False),
        ("ru/2022/02/embassy/parallel/index.html", False),
        ("ru/2022/02/embassy/parallel/sr-uk/index.html", False),
        ("ru/about/parallel/index.html", False),
        ("photos/1-480.avif", False),
    ],
)
def test_what_may_never_vanish(path: str, permanent: bool) -> None:
    assert is_permanent(path) == permanent


def test_two_texts_side_by_side_go_with_a_translation() -> None:
    stays = {f"{folder}/2022/02/embassy/index.html" for folder in ("ru", "sr-cyrl")}
    goes = {f"{folder}/2022/02/embassy/parallel/index.html" for folder in ("ru", "sr-cyrl")}
    assert list(find_vanished(stays | goes, stays)) == []
    assert [fault.path for fault in find_vanished(stays | goes, goes)] == ["2022/02/embassy/"]
