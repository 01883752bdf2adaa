"""A hook: git asks the desk before each commit whether what is to be committed may be published."""

import os
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
exec "{python}" -m plugins.desk check --staged
"""


def install() -> Path:
    """Write the hook, unless somebody has one of their own."""
    path = Path(_git("rev-parse", "--git-path", "hooks/pre-commit").decode().strip())
    if path.exists() and MARK not in path.read_text("utf-8", "replace"):
        raise Refused(f"{path} is there already and is not ours", "add “make check” to it by hand")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SCRIPT.format(mark=MARK, python=Path(os.path.relpath(sys.executable)).as_posix()), "utf-8")
    path.chmod(0o755)
    return path


@contextmanager
def staged(root: Path) -> Iterator[Path]:
    """A folder that holds the content as the next commit would have it."""
    names = _git("ls-files", "-z", "--cached", "--", str(root))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / root).mkdir(parents=True)
        _git("checkout-index", "-z", "--stdin", f"--prefix={folder}/", given=names)
        yield Path(folder) / root


def _git(*words: str, given: bytes = b"") -> bytes:
    try:
        return subprocess.run(["git", *words], input=given, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        raise Refused("this folder is no git repository", "clone it with git, and run this again") from None
