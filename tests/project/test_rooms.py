"""Data goes one way: each package under plugins/ reaches only into those before it."""

import ast
import graphlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.paths import PROJECT

# room → the rooms that it may import, itself aside
MAY_REACH: Mapping[str, frozenset[str]] = {
    "language": frozenset(),
    "cache": frozenset(),
    "messages": frozenset({"language", "cache"}),
    "archive": frozenset({"language", "cache", "messages"}),
    "editions": frozenset({"language", "cache", "messages", "archive"}),
    "build": frozenset({"language", "cache", "messages", "archive", "editions"}),
    "desk": frozenset({"language", "cache", "messages", "archive", "editions", "build"}),
    "publish": frozenset({"messages"}),
}
KNOWS_PELICAN = "build"
FULL = 15  # modules of a folder, about


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
            assert parts[1] in MAY_REACH[room] | {room}, f"{room} reaches into {name}"
        if parts[0] == "pelican":
            assert room == KNOWS_PELICAN, f"{path.name} knows Pelican"


def test_every_room_is_known() -> None:
    rooms = {path.relative_to(PROJECT / "plugins").parts[0] for path in MODULES} - {"__init__.py"}
    assert rooms == MAY_REACH.keys()


def test_no_module_imports_itself_by_way_of_others() -> None:
    names = {_module(path): path for path in MODULES}
    reached = {
        name: {near for imported in imports(path) for near in _known(imported, names)} for name, path in names.items()
    }
    sorter = graphlib.TopologicalSorter(reached)
    try:
        sorter.prepare()
    except graphlib.CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def _module(path: Path) -> str:
    return ".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")


def _known(imported: str, names: Mapping[str, Path]) -> Iterator[str]:
    """The module of ours that an imported name is, or stands in."""
    for name in (imported, imported.rpartition(".")[0]):
        if name in names:
            yield name
            return


def test_no_folder_is_full() -> None:
    folders = Counter(path.parent for path in MODULES if path.name != "__init__.py")
    assert {folder: number for folder, number in folders.items() if number > FULL} == {}


def test_the_walk_sees_a_forbidden_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.project.test_rooms.PROJECT", tmp_path)
    path = tmp_path / "plugins" / "archive" / "post.py"
    path.parent.mkdir(parents=True)
    path.write_text("from ..editions.pages.post_view import view_post\nimport pelican\n")
    assert list(imports(path)) == ["plugins.editions.pages.post_view.view_post", "pelican"]
