"""make photo: a photo comes beside a post's texts."""

from pathlib import Path

import pytest

from tests.desk.small_project import RALLY, Desk, assert_refused, write
from tests.small_content import EMBASSY, TAGS
from tests.small_site import photo


def test_a_photo_comes_without_metadata_and_with_the_line_to_paste(desk: Desk) -> None:
    write(TAGS + RALLY)
    Path("DSC 1.jpeg").write_bytes(photo(size=(3000, 100), comment=b"me"))
    result = desk("photo", POST="embassy", FILE="DSC 1.jpeg")
    assert (
        result.exit_code == 0
        and "Paste into rallies/2022-02-24-embassy/sr.md:\n\n    ![](photo-1.jpg)\n" in result.output
    )
    assert b"me" not in Path(f"{EMBASSY}/photo-1.jpg").read_bytes()
    assert "photo-2.jpg is there" in desk("photo", POST="embassy", FILE="DSC 1.jpeg").output
    assert "ljudi.jpg is there" in desk("photo", POST="embassy", FILE="DSC 1.jpeg", AS="Људи!").output
    assert desk("photo", POST="embassy", FILE="DSC 1.jpeg", AS="ljudi").output == (
        f"{EMBASSY}/ljudi.jpg is there already; it was left as it is\n"
    )


# the command, what is given to it, and all that it says
REFUSED = {
    "a photo's name": (
        ("photo",),
        {"POST": "embassy", "FILE": "content/tags.yml"},
        "this is not a picture; name a JPEG, PNG, WebP or AVIF file",
    ),
    "a photo that is not there": (
        ("photo",),
        {"POST": "embassy", "FILE": "x.jpg"},
        "FILE is “x.jpg”; there is no such file; give its full path",
    ),
    "a box": (
        ("photo",),
        {"POST": "embassy", "FILE": "content/tags.yml", "BLACK": "1,2,3"},
        "“1,2,3” says no part of a picture; write left,top,width,height in pixels (120,340,80,80) or in percent (10%,20%,5%,5%)",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_photo_that_cannot_be_taken_is_refused_with_what_to_do(desk: Desk, name: str) -> None:
    assert_refused(desk, *REFUSED[name])
