"""Git, as publishing uses it: in repositories of our own, so that nobody's clone is ever touched."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from ..messages.message import Message

# What would lead git elsewhere, as where a hook runs us.
LEADING_ELSEWHERE = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
)
NO_VARIABLES: Mapping[str, str] = {}


class GitFailed(Exception):
    """What git said, in its own words, or what we say of what it did."""

    def __init__(self, reason: Message | str) -> None:
        super().__init__(reason)
        self.reason = reason


def git(where: Path, *words: str, **environment: str) -> str:
    """Return what git answers, run in that folder. Raises GitFailed."""
    code, output, error = run(where, ["git", *words], environment)
    if code:
        if not (lines := error.strip().splitlines()):
            raise GitFailed(Message("git {command} ended with exit code {code}", command=words[0], code=str(code)))
        raise GitFailed("; ".join(lines[-3:]))
    return output


def run(
    where: Path, command: Sequence[str], environment: Mapping[str, str] = NO_VARIABLES, given: str = ""
) -> tuple[int, str, str]:
    """Return (exit code, output, errors) of a command that is given that to read; it asks nobody for a password."""
    environment_kept = {name: value for name, value in os.environ.items() if name not in LEADING_ELSEWHERE}
    process = subprocess.run(
        command,
        cwd=where,
        env=environment_kept | {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", **environment},
        input=given.encode("utf-8", "surrogateescape"),
        capture_output=True,
        check=False,
    )
    return process.returncode, process.stdout.decode("utf-8", "replace"), process.stderr.decode("utf-8", "replace")


def author(name: str) -> dict[str, str]:
    """Return who commits, as everyone will see it: the site, from no time zone."""
    now = format_datetime(datetime.now(UTC))
    return {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", name), ("EMAIL", "site@publish.invalid"), ("DATE", now))
    }
