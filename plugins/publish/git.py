"""Git, as publishing uses it: in repositories of our own, so that nobody's clone is ever touched."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

# What would lead git elsewhere, as where a hook runs us.
ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_NAMESPACE")
NOTHING: Mapping[str, str] = {}


class GitFailed(Exception):
    """What git said."""


def git(where: Path, *words: str, **environment: str) -> str:
    """What git answers, run in that folder. Raises GitFailed."""
    code, out, error = run(where, ["git", *words], environment)
    if code:
        lines = error.strip().splitlines() or [f"git {words[0]} ended with exit code {code}"]
        raise GitFailed("; ".join(lines[-3:]))
    return out


def run(where: Path, command: Sequence[str], environment: Mapping[str, str] = NOTHING) -> tuple[int, str, str]:
    """(exit code, output, errors) of a command; it asks nobody for a password."""
    kept = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    done = subprocess.run(
        command,
        cwd=where,
        env=kept | {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def author(name: str) -> dict[str, str]:
    """Who commits, as everyone will see it: the site, from no time zone."""
    now = format_datetime(datetime.now(UTC))
    return {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", name), ("EMAIL", "site@publish.invalid"), ("DATE", now))
    }
