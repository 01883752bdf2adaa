"""What may lie in content/, and which addresses its posts take."""

from pathlib import Path

import pytest

from plugins.archive.content import read_content
from plugins.archive.library import public_library as public
from plugins.archive.problem import Problems
from tests.site_settings import languages
from tests.small_content import APPEAL, TODAY, assert_one_message, messages, rally, statement
from tests.small_site import photo, text, write_files

# what is written, and the one message
MISTAKES = {
    "a file beside the posts": (
        "-- content/rallies/notes.md --\n",
        "rallies/notes.md: rallies/ holds folders only; put the file into a post's folder",
    ),
    "an unknown kind": (
        "-- content/rally/2022-02-24-x/sr.md --\n",
        "rally: this has no place in the content; did you mean “rallies”?",
    ),
    "the same slug twice in a month": (
        statement() + statement().replace("03-01", "03-09"),
        "statements/2022-03-09-appeal: statements/2022-03-01-appeal has the address 2022/03/appeal/ too;"
        " give one of them another slug",
    ),
    "an alias that another post has": (
        rally() + statement(aliases="2022/02/embassy"),
        "statements/2022-03-01-appeal/sr.md:4: the address 2022/02/embassy belongs to rallies/2022-02-24-embassy;"
        " delete this alias",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_the_content_gets_one_message_that_says_what_to_write(name: str, tmp_path: Path) -> None:
    assert_one_message(tmp_path, *MISTAKES[name])


def test_read_wants_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="there is no folder nothing"):
        public(read_content(tmp_path / "nothing", TODAY, languages()))


def test_symbolic_links_are_refused(tmp_path: Path) -> None:
    write_files(statement("![Х](x.jpg)"), tmp_path)
    (tmp_path / "x.jpg").write_bytes(photo())
    (tmp_path / APPEAL / "x.jpg").symlink_to(tmp_path / "x.jpg")
    (tmp_path / "content" / "pages").symlink_to(tmp_path)
    lines = messages(tmp_path, "")
    assert "pages: this is a symbolic link; put the file itself here" in lines
    assert "statements/2022-03-01-appeal/x.jpg: this is a symbolic link; put the file itself here" in lines


def test_what_editors_leave_behind_is_passed_over(tmp_path: Path) -> None:
    leftovers = "".join(
        f"-- {APPEAL}/{name} --\n" for name in (".DS_Store", "sr.md~", ".sr.md.swp", "#sr.md#", "Thumbs.db", ".idea/x")
    )
    assert messages(tmp_path, statement() + leftovers + "-- content/.obsidian/x --\n") == []


def test_all_mistakes_are_told_at_once_in_order(tmp_path: Path) -> None:
    lines = messages(tmp_path, statement(title="А: б") + rally(starts="18.00", tags="x") + "-- content/x.txt --\n")
    assert [line.split(";")[0].split(" ")[0] for line in lines] == [
        "rallies/2022-02-24-embassy/sr.md:5:",
        "rallies/2022-02-24-embassy/sr.md:6:",
        "statements/2022-03-01-appeal/sr.md:2:",
        "x.txt:",
    ]


def test_addresses_are_taken_once(tmp_path: Path) -> None:
    (line,) = messages(tmp_path, rally(aliases="2022/01/x") + statement(aliases="2022/01/x"))
    assert "the address 2022/01/x belongs to rallies/2022-02-24-embassy; delete this alias" in line
    takedown = "- url: 2022/02/gone\n  date: 2022-03-01\n  reason: {sr: Да, ru: Да}\n"
    (line,) = messages(tmp_path / "twice", f"-- content/takedowns.yml --\n{takedown}{takedown}")
    assert line.startswith("takedowns.yml:4: takedowns.yml:1 still stands at 2022/02/gone/")


def test_a_page_cannot_take_an_address_that_the_site_needs(tmp_path: Path) -> None:
    for alias in ("rallies", "tags", "2022", "page", "con"):
        (line,) = messages(tmp_path, "-- content/pages/about/sr.md --\n" + text(aliases=alias))
        assert f"“{alias}” is a name that the site or Windows needs" in line


@pytest.mark.parametrize("alias", ["2022/05/" + "a" * 300, "2022/05/con", "2022/05/page", "1850/07/x", "/x"])
def test_an_alias_keeps_the_rules_of_an_address(alias: str, tmp_path: Path) -> None:
    (line,) = messages(tmp_path, statement(aliases=alias))
    assert ":4: " in line


def test_limits_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = messages(tmp_path / "slug", statement().replace("appeal", "a" * 81))
    assert "is no slug" in line
    assert messages(tmp_path / "fits", statement().replace("appeal", "a" * 80)) == []
    (line,) = messages(tmp_path / "year", "-- content/pages/2022/sr.md --\n" + text())
    assert "“2022” is a name that the site or Windows needs" in line
    (line,) = messages(tmp_path / "same", rally(starts="18:00", ends="18:00"))
    assert "the rally ends as it starts" in line
    write_files(statement("![Х](x.jpg)") + f"-- {APPEAL}/x.jpg --\n", tmp_path)
    monkeypatch.setattr("plugins.archive.folders.photo.PIXELS", 1000)
    assert (
        "the photo has too many pixels; put it through make photo, which makes it smaller" in messages(tmp_path, "")[0]
    )
    monkeypatch.setattr("plugins.archive.folders.photo.SIZE", 100)
    assert (
        "the photo is larger than 0 MB; put it through make photo, which makes it smaller" in messages(tmp_path, "")[0]
    )
