"""Git, as the desk uses it: in the editor's own clone, to read, and to keep a setting of the editor's."""

import os
import subprocess
from pathlib import Path

HERE = Path()


class GitFailed(Exception):
    """There is no git, no repository, or git refused."""


def git(*words: str, folder: Path = HERE, given: bytes = b"") -> bytes:
    """Return what git prints, run in that folder with that on its standard input. Raises GitFailed."""
    try:
        command = ["git", "-C", os.fspath(folder), *words]
        return subprocess.run(command, input=given, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        raise GitFailed from None


def git_line(*words: str) -> str:
    """Return the one line that git prints. Raises GitFailed."""
    return os.fsdecode(git(*words)).rstrip("\n")


def git_config(key: str) -> str:
    """Return what git's configuration says, or "". Raises nothing."""
    try:
        return git("config", key).decode("utf-8", "replace").strip()
    except GitFailed:
        return ""
