"""A tree that is to be published: built from what is committed, judged, and nobody else's until it is published."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from filelock import FileLock, Timeout

from ..messages.message import Message
from .git import run
from .inventory import take_inventory
from .publication import Judged
from .refusal import Refused
from .sound_tree import CACHE, STAGING, build_sound_tree
from .source import check_unchanged, read_source
from .target import Target

LOCK_TIMEOUT = 60.0  # seconds for which another publication is waited for

PURGED = click.option("--purged", envvar="PURGED", default="", help="A published source that was purged.")
CONFIRM = click.option("--confirm", envvar="CONFIRM", default="", help="What is meant, of what a refusal asks about.")


@contextmanager
def judged_tree(
    content: Path, target: Target, purged: str, confirm: str, wants_source: bool = True
) -> Iterator[Judged]:
    """Yield a judged tree, which nobody else builds into before the block ends; where one is wanted, with its source.

    Raises Refused where the tree is not sound, or is not just what was committed.
    """
    clone = Path.cwd()
    _check_day()
    CACHE.mkdir(exist_ok=True)
    with locked(CACHE / "publish.lock", Message("another publication is under way here")):
        source = read_source(clone, content, purged) if wants_source or _is_repository(clone) else None
        judgement = build_sound_tree(content, target)
        if source:
            check_unchanged(source, content)
        yield Judged(
            STAGING,
            judgement.files.sizes,
            take_inventory(target.siteurl, judgement.pages.values(), STAGING),
            target.domain,
            f"Publish {source.commit[:10] if source else 'the site'} of {datetime.now(UTC).date()}",
            source,
            frozenset(word.strip("/") for word in confirm.split()),
        )


@contextmanager
def locked(path: Path, what: Message) -> Iterator[None]:
    """Hold the lock of that file for what it encloses. Raises Refused, with `what`, where another has it for long."""
    lock = FileLock(path, timeout=LOCK_TIMEOUT)
    try:
        lock.acquire()
    except Timeout:
        raise Refused(what, Message("wait for it, then run this again")) from None
    try:
        yield
    finally:
        lock.release()


def _is_repository(folder: Path) -> bool:
    return not run(folder, ["git", "rev-parse", "--git-dir"])[0]


def _check_day() -> None:
    """Raise Refused where the day of the build is to be one to come: posts that wait for it would be published."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal() and int(epoch) > time.time():
        raise Refused(Message("SOURCE_DATE_EPOCH is a day to come"), Message("unset it"))
