"""What the READMEs say of the code is true of it."""

import re
from pathlib import Path

import pytest

from tests.paths import PROJECT
from tests.project.test_rooms import MAY_REACH

READMES = ("README.md", "plugins/README.md", "tests/bench/README.md")
WORDS = 20  # that a newcomer must learn, at most


def read(name: str) -> str:
    return (PROJECT / name).read_text("utf-8")


@pytest.mark.parametrize("name", READMES)
def test_every_file_that_a_readme_names_is_there(name: str) -> None:
    folder = (PROJECT / name).parent
    words = re.sub(r"`[^`]*`", "", read(name))
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", words) if "://" not in link]
    paths = [*(folder / link for link in links), *(PROJECT / path for path in _paths(read(name)))]
    assert paths and [path for path in paths if not path.exists()] == []


def _paths(readme: str) -> list[str]:
    """The files and folders of plugins/, theme/ and tests/ that stand between backquotes."""
    return re.findall(r"`((?:plugins|theme|tests)/[\w/.-]*)`", readme)


def test_the_files_that_a_change_touches_are_there() -> None:
    rooms = "|".join(MAY_REACH)
    paths = re.findall(rf"`((?:{rooms})/[\w/.-]*)`", read("plugins/README.md"))
    missing = [path for path in paths if not Path(PROJECT, "plugins", path).exists()]
    assert missing == ["language/stems/uk.txt"], "but for the one that a new language may have"


def test_every_room_is_in_the_table() -> None:
    lines = read("plugins/README.md").splitlines()
    assert [room for room in MAY_REACH if not any(line.startswith(f"| `{room}/` |") for line in lines)] == []


def test_there_are_few_words_to_learn() -> None:
    section = read("README.md").partition("\n## Words\n")[2].partition("\n## ")[0]
    heading, _, *rows = (line for line in section.splitlines() if line.startswith("|"))
    assert heading == "| word | meaning |" and 10 < len(rows) <= WORDS
