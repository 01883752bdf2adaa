"""A publication: a judged tree becomes what readers see, or nothing at all has happened."""

import random
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from .git import GitFailed
from .judging.checksums import write_sums
from .judging.fault import describe_faults
from .permanence import find_vanished
from .published_branch import Branch, Changes
from .refusal import Refused
from .source import Source, check_published_source, source_trailer

TRIES = 5  # at a branch that others publish to as well
SHRUNK = 2  # a tree with so many times fewer files than the published one is no tree of the whole site


@dataclass(frozen=True, slots=True)
class Publication:
    """What a publication did to the branch."""

    before: str  # the commit that was published, "" for none
    after: str  # the one that is; the same where nothing has changed
    changes: Changes


@dataclass(frozen=True, slots=True)
class Judged:
    """A judged tree, and what there is to say of it."""

    tree: Path
    files: Collection[str]  # of the tree
    siteurl: str  # where its pages say that they are
    domain: str  # what a host is told in CNAME; "" for what it was told before
    title: str  # of the commit
    source: Source | None  # what it was built from; None where that is no commit


def publish(judged: Judged, branch: Branch) -> Publication:
    """Let the branch hold the judged tree, and read it back.

    Raises Refused where something published would vanish, or was built from something newer, where others are always
    first, or where git fails.
    """
    names = sorted(judged.files)
    if not names:
        raise Refused("the tree is empty", "build it first")
    write_sums(judged.tree, names)

    def make(before: str) -> str:
        check_published_source(branch, before, judged.source)
        return _commit(judged, branch, before)

    return publish_commit(branch, make, _check_kept)


def publish_commit(
    branch: Branch, make: Callable[[str], str], check: Callable[[Branch, str, str], Changes], whole: bool = False
) -> Publication:
    """Publish the commit that `make` makes on the published one, once `check` finds nothing wrong with that step.

    Where others publish at the same time, all is done again on what they have published. Raises Refused where they
    are always first, or git fails.
    """
    reason = ""
    try:
        for number in range(TRIES):
            time.sleep(number * random.random())  # so that two that meet do not meet again
            before = branch.fetch(whole=whole)
            after = make(before)
            if before and branch.tree(before) == branch.tree(after):
                return Publication(before, before, Changes((), (), ()))
            changes = check(branch, before, after)
            if not (reason := branch.push(after)):
                branch.check(after)
                return Publication(before, after, changes)
    except GitFailed as error:
        raise Refused(f"git could not publish: {error}", "see that the repository can be reached and written") from None
    raise Refused(f"the branch could not be moved in {TRIES} tries: {reason}", "wait until others are done")


def _commit(judged: Judged, branch: Branch, before: str) -> str:
    published_cname = branch.read(before, "CNAME").strip() if before else ""
    cname = judged.domain or published_cname
    if cname and urlsplit(judged.siteurl).hostname != cname:
        whose = "DOMAIN" if judged.domain else "the published CNAME"
        what = f"the pages say that they are at {judged.siteurl}, and {whose} says {cname}"
        raise Refused(what, "make them the same")
    message = judged.title + source_trailer(judged.source.commit if judged.source else "")
    return branch.commit(judged.tree, message, cname)


def _check_kept(branch: Branch, before: str, after: str) -> Changes:
    """Return what changes. Raises Refused where something permanent would vanish, or most of the site."""
    old, new = branch.blobs(before) if before else {}, branch.blobs(after)
    check_kept(old, new)
    return branch.changes(before, after)


def check_kept(old: Iterable[str], new: Iterable[str]) -> None:
    """Raise Refused where a tree of the new files in place of the old would lose what may not vanish."""
    before, after = set(old), set(new)
    if gone := list(find_vanished(before, after)):
        what = f"{len(gone)} published {'address' if len(gone) == 1 else 'addresses'} would vanish"
        instead = "do for each what it says, or, if others published meanwhile, build from what they have"
        raise Refused(what, instead, describe_faults(gone, {}))
    if len(after) * SHRUNK < len(before):
        what = f"the tree has {len(after):,} files, and {len(before):,} are published"
        raise Refused(what, "see that all of the content was there when it was built")
