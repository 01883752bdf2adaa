"""make check: all that is wrong in the content."""

from pathlib import Path

import pytest

from tests.desk.small_project import RALLY, Desk, write
from tests.small_content import APPEAL, EMBASSY, TAGS
from tests.small_site import photo, text


def test_errors_come_before_warnings_and_each_has_an_annotation(desk: Desk) -> None:
    write(f"-- {APPEAL}/sr.md --\n" + text(body="[100%, да](../x/)", sumary="х") + RALLY.replace("tags: embassy\n", ""))
    result = desk("check", FORMAT="github")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        f"::error file={APPEAL}/sr.md,line=4::“sumary” is no field of a header; “summary” is there already: delete this line",
        f"::error file={APPEAL}/sr.md,line=6::“../x/” leads nowhere: there is no folder statements/x; correct the folder's name, or take the link out and leave its words",
        f"::warning file={EMBASSY}::there is no text in “ru” yet; begin it with make translate POST=2022-02-24-embassy",
        f"::warning file={APPEAL}::there is no text in “ru” yet; begin it with make translate POST=2022-03-01-appeal",
        "2 posts and pages: 2 errors, 2 warnings.",
    ]


def test_what_lies_beside_a_draft_is_exposed_all_the_same(desk: Desk) -> None:
    write(TAGS + RALLY.replace("tags:", "status: draft\ntags:"))
    Path(f"{EMBASSY}/IMG_1.jpg").write_bytes(photo(comment=b"me"))
    Path(f"{EMBASSY}/plan.pdf").write_bytes(b"%PDF")
    result = desk("check")
    assert result.exit_code == 1
    assert f"{EMBASSY}/IMG_1.jpg: the photo carries metadata: comment;" in result.output
    assert f"{EMBASSY}/IMG_1.jpg: no text shows this photo;" in result.output
    assert f"{EMBASSY}/plan.pdf: .pdf files are not published;" in result.output
    assert result.output.endswith("1 post and page, 1 draft not published: 3 errors, 0 warnings.\n")


@pytest.mark.parametrize("command", ["check", "status"])
def test_a_form_that_is_none_is_refused(desk: Desk, command: str) -> None:
    result = desk(command, FORMAT="jsn")
    assert result.exit_code == 1 and result.output.startswith("FORMAT is “jsn”; ")


def test_a_list_for_a_job_s_summary(desk: Desk) -> None:
    write(f"-- {APPEAL}/sr.md --\n" + text(body="[100%, *да*](../x/)"))
    assert desk("check", FORMAT="markdown").output.splitlines()[0] == (
        f"- `{APPEAL}/sr.md:5`: “../x/” leads nowhere: there is no folder statements/x; correct the folder's name, or take the link out and leave its words"
    )
