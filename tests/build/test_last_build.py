"""What a build keeps of itself is told by the next one, whatever language that speaks."""

import json

import pytest

from plugins.archive.problem import Problem
from plugins.build.last_build import LastBuild
from plugins.messages.message import Message, plural_message

WARNING = Problem(
    "content/rallies/2022-02-24-embassy/sr.md",
    4,
    Message(
        "“{href}” leads nowhere: {reason}", href="../x/", reason=Message("there is no folder {folder}", folder="x")
    ),
    plural_message("write {number} letter at most", "write {number} letters at most", 30),
    warning=True,
)
BUILD = LastBuild("inputs", "sources", 24, 3, 2240, (WARNING,))


def test_what_is_kept_comes_back_as_it_was() -> None:
    assert LastBuild.from_record(json.loads(json.dumps(BUILD.as_record()))) == BUILD


@pytest.mark.parametrize(
    "record",
    [
        {},
        {**BUILD.as_record(), "another": 1},
        {**BUILD.as_record(), "warnings": ["content/sr.md:4: warning: a line of words"]},
        {**BUILD.as_record(), "warnings": [[1, 2, 3, 4, 5, 6]]},
        {**BUILD.as_record(), "warnings": [["sr.md", 4, ["text", "", []], ["text", "", {}], True, False]]},
        {**BUILD.as_record(), "warnings": None},
    ],
)
def test_a_record_of_another_form_is_as_if_there_were_none(record: dict[str, object]) -> None:
    assert LastBuild.from_record(record) is None


def test_what_a_build_did_is_one_line() -> None:
    assert str(BUILD.summary(1200, 0.94)) == "24 posts · 3 editions · 2,240 pages, 1,200 written · 0.9 s."
