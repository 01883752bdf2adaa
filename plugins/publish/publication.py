"""A publication: a judged tree becomes what readers see, or nothing at all has happened."""

import random
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ..messages.message import Message, plural_message
from .git import GitFailed
from .inventory import Inventory, find_lost_words, format_inventory, parse_inventory
from .judging.checksums import write_sums
from .judging.fault import Fault, describe_faults
from .judging.tree_files import INVENTORY
from .permanence import find_vanished
from .published_branch import Branch, Changes
from .refusal import Refused
from .source import Source, check_published_source, named_source, source_trailer

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
    inventory: Inventory
    domain: str  # what a host is told in CNAME; "" for what it was told before
    title: str  # of the commit
    source: Source | None  # what it was built from; None where that is no commit
    confirmed: frozenset[str] = frozenset()  # what an editor says is meant: addresses, a site's URL, a branch

    @property
    def trailer(self) -> str:
        """What names the source."""
        return source_trailer(self.source.commit if self.source else "")


def publish(judged: Judged, branch: Branch) -> Publication:
    """Let the branch hold the judged tree, and read it back.

    Raises Refused where something published would vanish, or come back, or was built from something newer, where
    others are always first, or where git fails.
    """
    write_records(judged)

    def make(before: str) -> str:
        check_published_source(branch, before, judged.source, judged.confirmed)
        return _commit(judged, branch, before)

    def check(_: Branch, before: str, after: str) -> Changes:
        old, new = branch.blobs(before) if before else {}, branch.blobs(after)
        check_kept(old, new, published_inventory(branch, before), judged)
        return branch.changes(before, after)

    def is_due(before: str) -> bool:
        named = named_source(branch.message(before)) or before
        return judged.source is not None and judged.source.is_purged(named)

    return publish_commit(branch, make, check, is_due=is_due)


def write_records(judged: Judged) -> None:
    """Write into the tree what is published beside its files: the sums and the inventory. Raises Refused."""
    names = sorted(judged.files)
    if not names:
        raise Refused(Message("the tree is empty"), Message("build it first"))
    write_sums(judged.tree, names)
    (judged.tree / INVENTORY).write_text(format_inventory(judged.inventory), "utf-8", newline="\n")


def published_inventory(branch: Branch, commit: str) -> Inventory:
    """Return the inventory of a commit; an empty one where there is none. Raises GitFailed."""
    return parse_inventory(branch.read(commit, INVENTORY)) if commit else Inventory()


def publish_commit(
    branch: Branch,
    make: Callable[[str], str],
    check: Callable[[Branch, str, str], Changes],
    whole: bool = False,
    is_due: Callable[[str], bool] = lambda before: False,
) -> Publication:
    """Publish the commit that `make` makes on the published one, once `check` finds nothing wrong with that step.

    One that holds what the published one holds is published only where `is_due` says so.

    Where others publish at the same time, all is done again on what they have published. Raises Refused where they
    are always first, or git fails.
    """
    reason: Message | str = ""
    try:
        for number in range(TRIES):
            time.sleep(number * random.random())  # so that two that meet do not meet again
            before = branch.fetch(whole=whole)
            after = make(before)
            if before and not is_due(before) and branch.tree(before) == branch.tree(after):
                return Publication(before, before, Changes((), (), ()))
            changes = check(branch, before, after)
            if not (reason := branch.push(after)):
                branch.check(after)
                return Publication(before, after, changes)
    except GitFailed as error:
        what = Message("git could not publish: {reason}", reason=error.reason)
        raise Refused(what, Message("see that the repository can be reached and written")) from None
    what = plural_message(
        "the branch could not be moved in {number} try: {reason}",
        "the branch could not be moved in {number} tries: {reason}",
        TRIES,
        reason=reason,
    )
    raise Refused(what, Message("wait until others are done"))


def check_confirmed(faults: Iterable[Fault], confirmed: Collection[str]) -> None:
    """Raise Refused where an editor must say of something that it is meant, and has not."""
    if asked := [fault for fault in faults if fault.path.strip("/") not in confirmed]:
        paths = " ".join(fault.path.strip("/") for fault in asked)
        what = Message("readers would lose something, or get back what was taken from them")
        instead = Message('or if all of it is meant, say CONFIRM="{paths}"', paths=paths)
        raise Refused(what, instead, describe_faults(asked, {}))


def _commit(judged: Judged, branch: Branch, before: str) -> str:
    published_cname = branch.read(before, "CNAME").strip() if before else ""
    cname = judged.domain or published_cname
    siteurl = judged.inventory.siteurl
    if cname and urlsplit(siteurl).hostname != cname:
        what = (
            Message("the pages say that they are at {siteurl}, and DOMAIN says {domain}", siteurl=siteurl, domain=cname)
            if judged.domain
            else Message(
                "the pages say that they are at {siteurl}, and the published CNAME says {domain}",
                siteurl=siteurl,
                domain=cname,
            )
        )
        raise Refused(what, Message("make them the same"))
    return branch.commit(judged.tree, f"{judged.title}\n\n{judged.trailer}", cname)


def check_kept(old: Iterable[str], new: Iterable[str], published: Inventory, judged: Judged) -> None:
    """Raise Refused where the judged tree of the new files, in place of the old, would lose what may not vanish."""
    before, after = set(old), set(new)
    if gone := list(find_vanished(before, after)):
        raise Refused(
            plural_message(
                "{number} published address would vanish", "{number} published addresses would vanish", len(gone)
            ),
            Message("do for each what it says, or, if others published meanwhile, build from what they have"),
            describe_faults(gone, {}),
        )
    own = {judged.inventory.siteurl} if urlsplit(judged.inventory.siteurl).hostname == judged.domain else set()
    check_confirmed(find_lost_words(published, judged.inventory), judged.confirmed | own)
    if len(after) * SHRUNK < len(before):
        what = plural_message(
            "the tree has {number} file, and {before} are published",
            "the tree has {number} files, and {before} are published",
            len(after),
            before=len(before),
        )
        raise Refused(what, Message("see that all of the content was there when it was built"))
