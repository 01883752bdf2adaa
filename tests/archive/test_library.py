"""What of the content is public on a day, and in which order."""

import datetime
from pathlib import Path

import pytest

from tests.small_content import APPEAL, EMBASSY, library, rally, russian, statement
from tests.small_site import photo, text, write_files


def test_posts_of_a_day_are_in_the_order_of_their_hours(tmp_path: Path) -> None:
    site = (
        rally(starts="18:00")
        + rally(starts="09:00").replace("embassy", "morning")
        + rally().replace("embassy", "all-day")
    )
    assert [post.address for post in library(tmp_path, site).posts] == [
        "2022/02/embassy/",
        "2022/02/morning/",
        "2022/02/all-day/",
    ]


def test_a_post_waits_for_its_day_unless_it_is_announced(tmp_path: Path) -> None:
    before = datetime.date(2022, 2, 23)
    public = library(tmp_path, rally(), before)
    assert public.posts == ()
    assert str(public.warnings[0]) == (
        "rallies/2022-02-24-embassy: warning: this post waits for its day;"
        " it is published on 2022-02-24; a rally planned for then wants “status: announced”"
    )
    for status in ("announced", "cancelled"):
        (post,) = library(tmp_path, rally(status=status, announced="2022-02-20"), before).posts
        assert post.status == status


def test_an_announced_rally_is_a_past_one_after_its_day(tmp_path: Path) -> None:
    for day, status in ((23, "announced"), (24, "announced"), (25, "")):
        (post,) = library(
            tmp_path, rally(status="announced", announced="2022-02-20"), datetime.date(2022, 2, day)
        ).posts
        assert post.status == status


def test_a_draft_original_hides_the_post_and_its_mistakes_are_warnings(tmp_path: Path) -> None:
    site = rally(status="draft", tags="embasy", starts="18:00") + statement()
    public = library(tmp_path, site)
    assert [post.address for post in public.posts] == ["2022/03/appeal/"]
    assert [problem.warning for problem in public.warnings] == [True]


def test_a_draft_translation_hides_that_text_alone(tmp_path: Path) -> None:
    (post,) = library(tmp_path, statement() + russian("[х](../x/)", translates="sr@00000000", status="draft")).posts
    assert [text.language for text in post.texts] == ["sr"]


def test_a_photo_that_only_a_draft_shows_is_not_published(tmp_path: Path) -> None:
    site = statement() + russian("![Х](x.jpg)", translates="sr@00000000", status="draft")
    (post,) = library(tmp_path, site + f"-- {APPEAL}/x.jpg --\n").posts
    assert post.photos == ()


def test_a_half_written_draft_does_not_stop_the_news(tmp_path: Path) -> None:
    for header in (
        "title: А: б\nstatus: draft",
        "status: draft",
        "status: draft\nplace: [\n",
        "starts: x\nstatus: draft",
    ):
        public = library(tmp_path, f"-- {EMBASSY}/sr.md --\n---\n{header}\n---\n<script>\n" + statement())
        assert [post.address for post in public.posts] == ["2022/03/appeal/"]
        assert public.warnings and all(problem.warning for problem in public.warnings)
    public = library(
        tmp_path, statement() + f"-- {APPEAL}/ru.md --\n---\ntitle: А: б\ntranslates: sr\nstatus: draft\n---\n"
    )
    assert [len(post.texts) for post in public.posts] == [1]


@pytest.mark.parametrize(
    "draft",
    [
        russian(status="draft"),  # it does not say yet what it translates
        russian("![Х](x.jpg)", status="draft", translates="sr@00000000") + f"-- {APPEAL}/x.jpg --\n",
        russian(status="draft", translates="sr@00000000") + f"-- {APPEAL}/later.jpg --\n",
        f'-- {APPEAL}/ru.md --\n---\nstatus: "draft"\ntitle: А: б\n---\n',
        f"-- {APPEAL}/ru.md --\n---\nstatus: draft # note\ntitle: А: б\n---\n",
        f"-- {APPEAL}/ru.md --\n---\nstatus: draft\ntitle: А\n",
        f"-- {APPEAL}/ru.md --\n---\nstatus: draft\ntitle: А\u202e\n---\n",
        "-- content/rallies/2022-03-09-appeal/sr.md --\n" + text(status="draft", place="Б"),  # the same address
        rally(status="draft") + f"-- {EMBASSY}/ru.md --\n" + text(status="draft", place="Б"),
    ],
)
def test_no_draft_stops_the_news(draft: str, tmp_path: Path) -> None:
    public = library(tmp_path, statement() + draft)
    assert [(post.address, len(post.texts)) for post in public.posts] == [("2022/03/appeal/", 1)]


@pytest.mark.parametrize(
    "private",
    [
        statement(status="draft").replace("2022-03-01-appeal", "2022-02-20-new"),
        statement().replace("2022-03-01-appeal", "2026-02-20-new"),
        statement(status="draft", aliases="2022/02/gone"),
        statement(status="draft").replace("2022-03-01-appeal", "2022-02-20-gone"),
    ],
)
def test_no_draft_stops_the_news_by_its_address(private: str, tmp_path: Path) -> None:
    takedown = "-- content/takedowns.yml --\n- url: 2022/02/gone\n  date: 2022-06-01\n  reason: {sr: Да, ru: Да}\n"
    aliases = "2022/02/new, 2026/02/new"
    public = library(tmp_path, rally(aliases=aliases) + takedown + private)
    assert [post.address for post in public.posts] == ["2022/02/embassy/"]
    assert any("2022/02/" in str(warning) or "waits" in str(warning) for warning in public.warnings)


def test_a_draft_in_a_folder_of_a_wrong_name_does_not_stop_the_news(tmp_path: Path) -> None:
    public = library(tmp_path, statement() + "-- content/rallies/Some-Draft/sr.md --\n---\nstatus: draft\n---\n")
    assert len(public.posts) == 1 and len(public.warnings) == 1


def test_metadata_of_a_photo_that_only_a_draft_shows_does_not_stop_the_news(tmp_path: Path) -> None:
    write_files(statement() + russian("![Х](x.jpg)", status="draft", translates="sr@00000000"), tmp_path)
    (tmp_path / APPEAL / "x.jpg").write_bytes(photo(comment=b"NN"))
    assert len(library(tmp_path, "").posts) == 1


def test_a_preview_marks_what_waits_for_its_day(tmp_path: Path) -> None:
    (post,) = library(tmp_path, statement().replace("2022-03-01", "2026-03-01"), preview=True).posts
    assert post.status == "waiting"


def test_a_preview_shows_drafts_with_their_mistakes(tmp_path: Path) -> None:
    preview = library(tmp_path, rally(status="draft") + statement(status="draft", tags="x"), preview=True)
    assert [post.address for post in preview.posts] == ["2022/03/appeal/", "2022/02/embassy/"]
    assert [problem.warning for problem in preview.warnings] == [True]


def test_a_preview_warns_of_links_that_would_break_when_published(tmp_path: Path) -> None:
    site = rally(status="draft") + statement("[х](../../rallies/2022-02-24-embassy/)")
    preview = library(tmp_path, site, preview=True)
    assert len(preview.posts) == 2 and "is not public" in str(preview.warnings[0])
