"""A plain folder as a target: for a web server, rsync or a mounted store."""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from .judging.checksums import write_sums
from .judging.tree_files import SUMS
from .publication import check_kept
from .published_branch import files_in
from .refusal import Refused
from .source import Source, check_descends

AT_FDCWD, EXCHANGE = -100, 2  # of renameat2(2)
OLD = ".replaced"  # ends the name of a folder that was there before
SOURCE = ".source"  # ends the name of the file beside it that names what it was built from


def write_folder(tree: Path, files: Iterable[str], target: Path, source: Source | None = None) -> None:
    """Put the judged tree of those files into the folder, in one step: whoever looks sees the old one or the new.

    Raises Refused where the folder holds something else, where something published would vanish, or where what is
    there was built from something newer: the commit that it was built from is kept beside the folder.
    """
    names = sorted(files)
    target = Path.cwd() / target
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise Refused(f"{target} is no folder", "name a folder")
    replaced = target.with_name(target.name + OLD)
    if replaced.exists() and not target.exists():
        replaced.rename(target)  # a run was ended between two steps
    old = set(files_in(target)) if target.exists() else set()
    if old and SUMS not in old:
        raise Refused(f"{target} holds what nobody published there", "name another folder, or an empty one")
    check_kept(old, {*names, SUMS})
    record = target.with_name(f".{target.name}{SOURCE}")
    if record.exists() and old:
        check_descends(record.read_text("utf-8").strip(), source)
    write_sums(tree, names)
    target.parent.mkdir(parents=True, exist_ok=True)
    new = Path(mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        shutil.copytree(tree, new, dirs_exist_ok=True)
        new.chmod(0o755)
        _exchange(new, target, replaced)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(replaced, ignore_errors=True)
    if source:
        record.write_text(f"{source.commit}\n", "utf-8")


def _exchange(new: Path, target: Path, replaced: Path) -> None:
    """Let the new folder stand where the target is; where the system cannot do it in one step, in two."""
    if not target.exists():
        new.rename(target)
        return
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            names = (AT_FDCWD, os.fsencode(new), AT_FDCWD, os.fsencode(target), EXCHANGE)
            if ctypes.CDLL(None).renameat2(*names) == 0:
                return
    shutil.rmtree(replaced, ignore_errors=True)
    target.rename(replaced)
    try:
        new.rename(target)
    except OSError:
        replaced.rename(target)
        raise
