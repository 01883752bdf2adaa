"""The workflows of the hosting site are safe, by zizmor's rules (https://docs.zizmor.sh)."""

import subprocess
import sys
from pathlib import Path

from tests.paths import PROJECT


def audit(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("zizmor")
    command = [str(program), "--offline", "--no-progress", "--persona=pedantic", str(folder)]
    return subprocess.run(command, capture_output=True, text=True)


def test_the_workflows_are_safe() -> None:
    process = audit(PROJECT / ".github")
    assert process.returncode == 0 and "No findings to report" in process.stdout, process.stdout


def test_an_action_that_is_not_pinned_is_found(tmp_path: Path) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    words = (PROJECT / ".github" / "workflows" / "publish.yml").read_text("utf-8")
    (folder / "publish.yml").write_text(words.replace("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7"))
    assert "unpinned-uses" in audit(tmp_path).stdout
