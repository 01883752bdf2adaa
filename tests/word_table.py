"""Tables of words, kept as files beside the tests that ask them: a row a line, columns between tabs."""

from pathlib import Path


def rows(path: Path) -> list[list[str]]:
    """The rows of a table; what follows # on a line is the reason for what stands there, or below."""
    lines = (line.partition("#")[0].rstrip() for line in path.read_text("utf-8").splitlines())
    return [line.split("\t") for line in lines if line]


def words(path: Path) -> list[list[str]]:
    """The rows of a table whose columns are words between spaces."""
    return [row[0].split() for row in rows(path)]
