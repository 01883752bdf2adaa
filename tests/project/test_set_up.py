"""The Makefile's set-up: a venv that cannot work any more is made anew, and one that can is left alone."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import PROJECT


@pytest.mark.parametrize(
    ("python", "lib", "is_kept"),
    [
        (sys.executable, f"python3.{sys.version_info.minor}", True),
        (sys.executable, "python3.1", False),  # the system's Python was upgraded
        ("/nowhere/python3.9", "python3.9", False),  # or taken away
    ],
)
def test_a_venv_of_another_python_is_made_anew(python: str, lib: str, is_kept: bool, tmp_path: Path) -> None:
    shutil.copy(PROJECT / "Makefile", tmp_path)
    venv = tmp_path / ".venv"
    (venv / "lib" / lib).mkdir(parents=True)
    (venv / "bin").mkdir()
    (venv / "bin" / "python").symlink_to(Path(python).resolve() if is_kept or lib == "python3.1" else python)
    run = subprocess.run(["make", "--dry-run", "site"], cwd=tmp_path, check=False, capture_output=True, text=True)
    assert venv.exists() == is_kept
    assert ("setting up anew" in run.stdout) != is_kept
