"""Data goes one way: each package under plugins/ reaches only into those before it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import PROJECT

MAY_REACH = {
    "archive": {"archive"},
    "editions": {"archive", "editions"},
    "desk": {"archive", "editions", "desk"},
    "publish": {"publish"},
}
RIM = {"__init__.py", "generator.py", "writer.py"}  # the only modules of editions that know Pelican


def imports(path: Path) -> Iterator[str]:
    """The full names of the modules that a module of ours imports, wherever in it."""
    package = path.relative_to(PROJECT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{name.name}" for name in node.names)


MODULES = sorted((PROJECT / "plugins").rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_a_room_imports_only_what_it_may(path: Path) -> None:
    room = path.relative_to(PROJECT / "plugins").parts[0]
    if room == "__init__.py":
        assert not list(imports(path))
        return
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "plugins":
            assert parts[1] in MAY_REACH[room], f"{room} reaches into {name}"
        if parts[0] == "pelican":
            assert room == "editions" and path.name in RIM, f"{path.name} knows Pelican"


def test_the_walk_sees_a_forbidden_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.test_rooms.PROJECT", tmp_path)
    path = tmp_path / "plugins" / "archive" / "post.py"
    path.parent.mkdir(parents=True)
    path.write_text("from ..editions.view import view\nimport pelican\n")
    assert list(imports(path)) == ["plugins.editions.view.view", "pelican"]
