"""A command of the desk, given in a project of its own."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plugins.desk.__main__ import desk as commands
from tests.desk.small_project import Desk, lay_project
from tests.small_site import DAY


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Runs a command in a project of its own, on 2026-01-01, without a terminal; make variables as keywords."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    lay_project(tmp_path)
    Path("content").mkdir(exist_ok=True)

    def run(*words: str, **variables: str) -> Result:
        result = CliRunner().invoke(commands, words, env=variables)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run
