"""Git, as somebody whose name does not matter uses it."""

import subprocess
from pathlib import Path

NOBODY = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")


def git(*words: str, where: Path | None = None) -> str:
    """Run a git command, here or in another folder, and return what it prints."""
    return subprocess.run(["git", *NOBODY, *words], cwd=where, check=True, capture_output=True, text=True).stdout
