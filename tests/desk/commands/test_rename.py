"""make rename: a post gets another address or day."""

from pathlib import Path

import pytest

from plugins.archive.folders.text import translation_digest
from plugins.archive.library import public_library
from plugins.desk.project import project_content
from tests.desk.small_project import RALLY, Desk, assert_refused, read, write
from tests.small_content import APPEAL, EMBASSY, TAGS
from tests.small_site import text


def test_a_renamed_post_leaves_an_alias_and_takes_its_links_along(desk: Desk) -> None:
    links = (
        "[а](../../rallies/2022-02-24-embassy/) [б](../../rallies/2022-02-24-embassy/sr.md#deo)"
        ' <a href="../../rallies/2022-02-24-embassy/#deo">в</a> [г]\n\n[г]: ../../rallies/2022-02-24-embassy/\n'
    )
    write(
        TAGS
        + RALLY.replace("Дошли су људи.", "## Део\n\nДошли су људи.").replace("tags:", "aliases: 2022/02/first\ntags:")
        + f"-- {APPEAL}/sr.md --\n"
        + text("Апел", links)
        + f"-- {APPEAL}/ru.md --\n"
        + text("Призыв", translates=f"sr@{translation_digest('Апел', 'Сажетак.', links)}")
    )
    assert desk("check").output.splitlines()[1:] == ["2 posts and pages: 0 errors, 1 warning."]
    result = desk("rename", POST="https://example.org/ru/2022/02/embassy/", SLUG="protest")
    assert result.exit_code == 0, result.output
    moved = "content/rallies/2022-02-24-protest"
    assert (
        result.output
        == f"{EMBASSY} is now {moved}; 3 texts changed with it.\nIts old address, 2022/02/embassy/, leads to the new one.\n"
    )
    assert "aliases: 2022/02/first, 2022/02/embassy\n" in read(f"{moved}/sr.md") and not Path(EMBASSY).exists()
    assert read(f"{APPEAL}/sr.md").count("2022-02-24-protest") == 4 and "embassy" not in read(f"{APPEAL}/sr.md")
    assert desk("check").output.splitlines()[1:] == ["2 posts and pages: 0 errors, 1 warning."]

    desk("rename", POST="protest", SLUG="embassy")
    assert "aliases: 2022/02/first, 2022/02/protest\n" in read(f"{EMBASSY}/sr.md")


def test_a_post_that_comes_back_is_still_known_by_its_first_address(desk: Desk) -> None:
    write(TAGS + RALLY)
    for before, after in (("embassy", "protest"), ("protest", "embassy")):
        assert desk("rename", POST=before, SLUG=after).exit_code == 0
    assert "aliases: 2022/02/embassy, 2022/02/protest\n" in read(f"{EMBASSY}/sr.md")
    (post,) = public_library(project_content(Path("content"))).posts
    assert (post.first_address, post.aliases) == ("2022/02/embassy/", ("2022/02/protest",))
    desk("rename", POST="embassy", SLUG="march")
    assert "aliases: 2022/02/embassy, 2022/02/protest\n" in read("content/rallies/2022-02-24-march/sr.md")


def test_a_day_of_the_same_month_keeps_the_address(desk: Desk) -> None:
    write(TAGS + RALLY)
    result = desk("rename", POST="embassy", DATE="2022-02-25")
    moved = "content/rallies/2022-02-25-embassy"
    assert result.output == f"{EMBASSY} is now {moved}; 0 texts changed with it.\n"
    assert "aliases" not in read(f"{moved}/sr.md")
    result = desk("rename", POST="embassy", DATE="2022-02-25", SLUG="embassy")
    assert result.exit_code and result.output == "SLUG is “embassy”; it has that address already; choose another\n"


def test_a_renamed_draft_leaves_no_alias(desk: Desk) -> None:
    write(TAGS + RALLY.replace("tags:", "status: draft\ntags:"))
    desk("rename", POST="embassy", SLUG="protest")
    assert "aliases" not in read("content/rallies/2022-02-24-protest/sr.md")


def test_a_draft_may_be_renamed_to_its_own_alias(desk: Desk) -> None:
    write(TAGS + RALLY.replace("tags:", "status: draft\naliases: 2022/02/old\ntags:"))
    assert desk("rename", POST="embassy", SLUG="old").exit_code == 0
    assert "aliases" not in read("content/rallies/2022-02-24-old/sr.md")


def test_aliases_written_as_a_list_are_kept(desk: Desk) -> None:
    write(TAGS + RALLY)
    path = Path(f"{EMBASSY}/sr.md")
    listed = path.read_text("utf-8").replace("tags:", "aliases:\n  - 2022/02/a\n  - 2022/02/b\ntags:")
    path.write_bytes(listed.replace("\n", "\r\n").encode())
    assert desk("rename", POST="embassy", SLUG="protest").exit_code == 0
    renamed = Path("content/rallies/2022-02-24-protest/sr.md").read_bytes()
    assert b"\r\naliases: 2022/02/a, 2022/02/b, 2022/02/embassy\r\ntags:" in renamed and b"- 2022" not in renamed


def test_a_wrong_day_can_be_mended(desk: Desk) -> None:
    write(TAGS + RALLY)
    result = desk("rename", POST="embassy", DATE="2022-03-01")
    assert result.output.endswith("Its old address, 2022/02/embassy/, leads to the new one.\n")
    assert "aliases: 2022/02/embassy\n" in read("content/rallies/2022-03-01-embassy/sr.md")
    result = desk("rename", POST="embassy", SLUG="2022-03-02-embassy")
    assert result.output == "SLUG is “2022-03-02-embassy”; leave out the day: it is no part of the name\n"


@pytest.mark.parametrize(
    ("aliases", "advice"),
    [
        ("2022/02/old, Bad_One", "write the old address as yyyy/mm/slug, not “Bad_One”"),
        ("2022/02/old # да", "put the value in single quotes: aliases: '2022/02/old # да'"),
        ("[2022/02/old, {a: b}]", "write words on one line, with commas between"),
    ],
)
def test_what_cannot_be_read_whole_is_not_written_anew(desk: Desk, aliases: str, advice: str) -> None:
    write(TAGS + RALLY.replace("tags:", f"aliases: {aliases}\ntags:"))
    before = read(f"{EMBASSY}/sr.md")
    result = desk("rename", POST="2022-02-24-embassy", SLUG="x")
    assert result.output.startswith("rallies/2022-02-24-embassy/sr.md: ") and result.output.endswith(f"; {advice}\n")
    assert read(f"{EMBASSY}/sr.md") == before


def test_nothing_is_written_through_a_link(desk: Desk, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    note = text(body="[а](../2022-02-24-embassy/)")
    (outside / "sr.md").write_text(note, "utf-8")
    write(TAGS + RALLY)
    Path("content/rallies/2022-01-01-link").symlink_to(outside)
    Path("content/pages").symlink_to(outside)
    assert desk("rename", POST="embassy", SLUG="x").exit_code == 0
    result = desk("new", KIND="page", IN="sr", TITLE="Нова")
    assert result.output == "content/pages is a symbolic link; put the folder itself here\n"
    assert [path.name for path in outside.iterdir()] == ["sr.md"] and (outside / "sr.md").read_text("utf-8") == note


def test_a_rename_does_everything_or_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    write(TAGS + RALLY + f"-- {APPEAL}/sr.md --\n" + text(body="[а](../../rallies/2022-02-24-embassy/)"))
    before = {path: path.read_bytes() for path in Path("content").rglob("*.md")}

    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "rename", full)
    result = desk("rename", POST="embassy", SLUG="x")
    assert result.exit_code == 1
    assert result.output.endswith(": the disk is full; free some space, and run it again; nothing was lost\n")
    assert {
        path: path.read_bytes() for path in Path("content").rglob("*") if path.is_file() and path.suffix != ".yml"
    } == before


# the command, what is given to it, and all that it says
REFUSED = {
    "a slug that is taken": (
        ("rename",),
        {"POST": "embassy", "SLUG": "other"},
        "SLUG is “other”; rallies/2022-02-25-other has that address; choose another",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_post_that_cannot_be_renamed_is_refused_with_what_to_do(desk: Desk, name: str) -> None:
    assert_refused(desk, *REFUSED[name])


def test_a_draft_just_begun_may_be_renamed(desk: Desk) -> None:
    assert desk("new", KIND="statement", IN="sr", TITLE="Апел", DATE="2026-01-01", TAGS="").exit_code == 0
    result = desk("rename", POST="apel", SLUG="poziv")
    assert result.exit_code == 0, result.output
    assert Path("content/statements/2026-01-01-poziv/sr.md").is_file()
