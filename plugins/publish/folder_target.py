"""A plain folder as a target: for a web server, rsync or a mounted store."""

import ctypes
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from ..messages.message import Message
from .inventory import parse_inventory
from .judging.tree_files import INVENTORY, SOURCE, SUMS
from .publication import Judged, check_kept, write_records
from .published_branch import files_in
from .refusal import Refused
from .source import check_descends, named_source
from .staging import locked

AT_FDCWD, EXCHANGE = -100, 2  # of renameat2(2)
OLD = ".replaced"  # ends the name of a folder that was there before
NEW = ".new-"  # stands in the name of a folder that will be there


def write_folder(judged: Judged, target: Path) -> None:
    """Put the judged tree into the folder, in one step: whoever looks sees the old one or the new.

    Raises Refused where the folder holds something else, where something published would vanish or come back, or where
    what is there was built from something newer: a file in the folder names what it was built from.
    """
    target = Path.cwd() / target
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise Refused(Message("{path} is no folder", path=str(target)), Message("name a folder"))
    write_records(judged)
    target.parent.mkdir(parents=True, exist_ok=True)
    what = Message("another publication is writing {folder}", folder=str(target))
    with locked(target.with_name(f".{target.name}.lock"), what):
        _write(judged, target)


def _write(judged: Judged, target: Path) -> None:
    for left in target.parent.glob(f".{target.name}{NEW}*"):
        shutil.rmtree(left, ignore_errors=True)  # of a run that was ended
    replaced = target.with_name(target.name + OLD)
    if replaced.exists() and not target.exists():
        replaced.rename(target)  # a run was ended between two steps
    old = set(files_in(target)) if target.exists() else set()
    if old and SUMS not in old:
        what = Message("{folder} holds what nobody published there", folder=str(target))
        raise Refused(what, Message("name another folder, or an empty one"))
    check_kept(old, judged.files, parse_inventory(_read(target / INVENTORY)), judged)
    if published := named_source(_read(target / SOURCE)):
        check_descends(published, judged.source)
    new = Path(mkdtemp(prefix=f".{target.name}{NEW}", dir=target.parent))
    try:
        shutil.copytree(judged.tree, new, dirs_exist_ok=True)
        if judged.trailer:
            (new / SOURCE).write_text(judged.trailer, "utf-8")
        new.chmod(0o755)
        _exchange(new, target, replaced)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(replaced, ignore_errors=True)


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


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
