"""A small project of an editor's: its posts as strings, and how a test writes, reads and refuses."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from plugins.archive.folders.text import translation_digest
from tests.paths import PROJECT, SETTINGS
from tests.small_content import TAGS, rally
from tests.small_site import write_files

Desk = Callable[..., Result]
RALLY = rally(title="Протест", body="Дошли су људи.", tags="embassy")
STATE = translation_digest("Протест", "Сажетак.", "Дошли су људи.")


def lay_project(root: Path) -> None:
    """Lay beside each other what commands of the desk read besides the content."""
    (root / "pelicanconf.py").symlink_to(SETTINGS)
    (root / "theme").symlink_to(PROJECT / "theme")


def write(site: str) -> None:
    write_files(site, Path())


def read(path: str) -> str:
    return Path(path).read_text("utf-8")


def assert_refused(desk: Desk, words: tuple[str, ...], variables: dict[str, str], message: str) -> None:
    """Fail unless the command says this alone, and leaves the content of two posts as it was."""
    write(TAGS + RALLY + RALLY.replace("24-embassy", "25-other"))
    files = sorted(Path("content").rglob("*"))
    result = desk(*words, **variables)
    assert (result.exit_code, result.output) == (1, message + "\n")
    assert sorted(Path("content").rglob("*")) == files
