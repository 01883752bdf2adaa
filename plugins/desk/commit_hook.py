"""The commit hook: git asks the desk before each commit whether what is to be committed may be published."""

import os
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..messages.message import Message
from ..messages.refusal import Refused
from .git import GitFailed, git, git_config, git_line

OURS = "# make hooks wrote this; make hooks renews it."
HOOKS = ("pre-commit", "pre-merge-commit")
SCRIPT = """\
#!/bin/sh
{ours}
# Checks the content of a commit before it is made; git commit --no-verify leaves it out.
cd "$(git rev-parse --show-toplevel)"/{prefix} || exit 1
[ -x {python} ] || {{ echo {advice} >&2; exit 1; }}
exec {python} -m plugins.desk check --staged
"""
ADVICE = Message("Run make site here once: git asks it to check each commit.")


@contextmanager
def in_repository() -> Iterator[None]:
    """Raise Refused where what it encloses asks git, and there is no repository."""
    try:
        yield
    except GitFailed:
        what, instead = Message("this folder is no git repository"), Message("clone it with git, and run this again")
        raise Refused(what, instead) from None


def install_hook() -> tuple[Path, str]:
    """Write the hook, for commits and for merges; return (where, as whom this machine commits).

    Raises Refused where somebody has one of their own, or other projects share it.
    """
    with in_repository():
        paths = [Path(git_line("rev-parse", "--git-path", f"hooks/{name}")) for name in HOOKS]
        git_folder = Path(git_line("rev-parse", "--git-common-dir")).resolve()
        prefix = git_line("rev-parse", "--show-prefix")
    for path in paths:
        if git_folder not in path.resolve().parents:
            what = Message("git takes its hooks from {folder}, which other projects share", folder=str(path.parent))
            raise Refused(what, Message("add “make check” there by hand"))
        if path.exists() and OURS not in path.read_text("utf-8", "replace"):
            what = Message("{path} is there already and is not ours", path=str(path))
            raise Refused(what, Message("add “make check” to it by hand"))
    python = Path(os.path.relpath(sys.executable)).as_posix()
    script = SCRIPT.format(
        ours=OURS, prefix=shlex.quote(prefix), python=shlex.quote(python), advice=shlex.quote(str(ADVICE))
    )
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script, "utf-8")
        path.chmod(0o755)
    return paths[0], " ".join(words for key in ("name", "email") if (words := git_config(f"user.{key}")))


@contextmanager
def staged_content(root: Path) -> Iterator[Path]:
    """Yield a folder that holds the content as the next commit would have it. Raises Refused without a repository."""
    with in_repository():
        names = git("ls-files", "-z", "--cached", "--", str(root))
        prefix = git_line("rev-parse", "--show-prefix")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder).resolve() / prefix / os.path.relpath(root)
        copy.mkdir(parents=True)
        with in_repository():
            git("checkout-index", "-z", "--stdin", f"--prefix={folder}/", given=names)
        yield copy
