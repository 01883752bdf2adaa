"""A hook: git asks the desk before each commit whether what is to be committed may be published."""

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .refusal import Refused

MARK = "# make hooks wrote this; make hooks renews it."
SCRIPT = """\
#!/bin/sh
{mark}
# Checks the content of a commit before it is made; git commit --no-verify leaves it out.
cd "$(git rev-parse --show-toplevel)"/{prefix} || exit 1
[ -x {python} ] || {{ echo "Run make site here once: git asks it to check each commit." >&2; exit 1; }}
exec {python} -m plugins.desk check --staged
"""


def install() -> tuple[Path, str]:
    """Write the hook, unless somebody has one of their own; (where, as whom this machine commits)."""
    path = Path(_line("rev-parse", "--git-path", "hooks/pre-commit"))
    own = Path(_line("rev-parse", "--git-common-dir")).resolve()
    if own not in path.resolve().parents:
        raise Refused(
            f"git takes its hooks from {path.parent}, which other projects share", "add “make check” there by hand"
        )
    if path.exists() and MARK not in path.read_text("utf-8", "replace"):
        raise Refused(f"{path} is there already and is not ours", "add “make check” to it by hand")
    python = Path(os.path.relpath(sys.executable)).as_posix()
    prefix = _line("rev-parse", "--show-prefix")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SCRIPT.format(mark=MARK, prefix=shlex.quote(prefix), python=shlex.quote(python)), "utf-8")
    path.chmod(0o755)
    return path, _author()


def _author() -> str:
    """The name and e-mail address that git puts into each commit."""
    return " ".join(words for key in ("name", "email") if (words := _config(f"user.{key}")))


def _config(key: str) -> str:
    told = subprocess.run(["git", "config", key], capture_output=True)
    return told.stdout.decode("utf-8", "replace").strip()


@contextmanager
def staged(root: Path) -> Iterator[Path]:
    """A folder that holds the content as the next commit would have it."""
    names = _git("ls-files", "-z", "--cached", "--", str(root))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder).resolve() / _line("rev-parse", "--show-prefix") / os.path.relpath(root)
        copy.mkdir(parents=True)
        _git("checkout-index", "-z", "--stdin", f"--prefix={folder}/", given=names)
        yield copy


def _line(*words: str) -> str:
    return os.fsdecode(_git(*words)).rstrip("\n")


def _git(*words: str, given: bytes = b"") -> bytes:
    try:
        return subprocess.run(["git", *words], input=given, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        raise Refused("this folder is no git repository", "clone it with git, and run this again") from None
