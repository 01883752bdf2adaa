"""What the desk does with a header's points, a field of several lines."""

from pathlib import Path

from plugins.archive.folders.text import translation_digest
from plugins.desk.texts.header_edit import edit_header
from plugins.desk.texts.header_form import header_form
from plugins.desk.texts.latin_to_cyrillic import to_cyrillic
from plugins.desk.texts.repairs import safe_repairs
from tests.desk.small_project import Desk, read, write
from tests.git import git
from tests.small_content import APPEAL, TAGS, messages
from tests.small_site import text

POINTS = "points:\n- Једно, прво.\n- Друго."
FILE = text().replace("---\nТекст.", f"{POINTS}\n---\nТекст.")


def test_an_edit_of_another_field_leaves_them_alone() -> None:
    for field, value in (("updated", "2022-03-02"), ("summary", "Други"), ("title", "Други")):
        assert f"{POINTS}\n" in edit_header(FILE, field, value, "sr.md")


def test_repairs_leave_good_ones_alone() -> None:
    for points in (POINTS, "points: [Једно, Друго]", "points:\n  - 'Једно: прво'\n  - \"Друго\""):
        assert list(safe_repairs(FILE.replace(POINTS, points))) == []


def test_a_line_that_yaml_cannot_read_is_put_in_quotes() -> None:
    for written, mended in (
        ("- Захтев: мир", "- 'Захтев: мир'"),
        ("  - [Новая газета]{ru} пише", "  - '[Новая газета]{ru} пише'"),
        ('- "Не" рату', "- '\"Не\" рату'"),
        ("- *Не* рату", "- '*Не* рату'"),
        ("- Једно #2", "- 'Једно #2'"),
    ):
        indent = written[: written.index("-")]
        points = f"points:\n{written}\n{indent}- Друго."
        (repair,) = safe_repairs(FILE.replace(POINTS, points))
        assert repair.text == FILE.replace(POINTS, points.replace(written, mended))


def test_a_rename_and_what_it_changes_leave_them_alone(desk: Desk) -> None:
    write(TAGS + f"-- {APPEAL}/sr.md --\n{FILE}")
    assert desk("rename", POST="appeal", SLUG="plea").exit_code == 0
    assert POINTS in read("content/statements/2022-03-01-plea/sr.md")
    assert "aliases: 2022/03/appeal" in read("content/statements/2022-03-01-plea/sr.md")


def test_a_latin_draft_has_its_points_converted() -> None:
    draft = to_cyrillic(
        text("Apel", "Tekst.", "Sažetak.").replace(
            "---\nTekst", "points:\n- Šetnja.\n  - Ljudi.\ntags: embassy\n---\nTekst"
        )
    )
    assert "points:\n- Шетња.\n  - Људи.\ntags: embassy\n" in draft.text


def test_the_form_of_a_new_text_shows_how_they_are_written(tmp_path: Path) -> None:
    form = header_form("statement", {"title": "Апел", "summary": "Да."}, "sr", {})
    assert "# points:\n# - …\n# - …\n" in form
    filled = form.replace("# points:\n# - …\n# - …", POINTS) + "Текст.\n"
    assert messages(tmp_path, f"-- {APPEAL}/sr.md --\n{filled}") == []
    assert "# points:\n" in header_form("statement", {"translates": "sr@5f3c9a1e"}, "ru", {})


def test_a_translation_shows_them_and_goes_stale_with_them(desk: Desk) -> None:
    write(TAGS + f"-- {APPEAL}/sr.md --\n{FILE}")
    assert desk("translate", POST="appeal").exit_code == 0
    begun = read(f"{APPEAL}/ru.md")
    assert "#> points:\n#> - Једно, прво.\n#> - Друго.\n" in begun
    state = translation_digest("Наслов", "Сажетак.", "Једно, прво.", "Друго.", "Текст.")
    assert f"translates: sr@{state}" in begun
    write(f"-- {APPEAL}/ru.md --\n" + text("Заголовок", "Текст.", "Сводка.", translates=f"sr@{state}"))
    git("init", "-q")
    git("add", "content")
    git("commit", "-q", "-m", "x")
    assert desk("check").output == "1 post and page: nothing to mend.\n"
    path = Path(f"{APPEAL}/sr.md")
    path.write_text(path.read_text("utf-8").replace("Друго.", "Треће."), "utf-8")
    assert "sr.md has changed since this was translated" in desk("check").output
    assert "[-Друго-]{+Треће+}." in desk("status", POST="appeal").output
