"""The source of a publication: the commit that its tree was built from, so that old words never replace newer ones.

A published commit names its source in a trailer of its message. What is published next must be built from a commit
that has that one in its history.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from .git import GitFailed, git, run
from .judging.tree_files import SUMS
from .published_branch import Branch
from .refusal import Refused

TRAILER = re.compile(r"^Source: ([0-9a-f]{40,64})$", re.MULTILINE)
ROLLBACK = "the one way back to earlier words is make rollback TO=…"


@dataclass(frozen=True, slots=True)
class Source:
    clone: Path  # where its history is
    commit: str  # its whole name
    purged: str = ""  # the beginning of a commit that an editor says is in no history any more

    def is_purged(self, commit: str) -> bool:
        return len(self.purged) >= 7 and commit.startswith(self.purged)


def read_source(clone: Path, purged: str = "") -> Source:
    """Return the commit that the clone is at. Raises Refused where there is more in it than that holds, or no git."""
    try:
        changed = git(clone, "status", "--porcelain").strip()
        commit = git(clone, "rev-parse", "HEAD").strip()
    except GitFailed as error:
        raise Refused(f"git says: {error}", "publish from a clone of the site") from None
    if changed:
        raise Refused("what is here is not what was committed", "commit it, or put it away", changed.splitlines())
    return Source(clone, commit, purged)


def source_trailer(commit: str) -> str:
    """Return what ends the message of a publication from that commit; "" where that is not known."""
    return f"\n\nSource: {commit}\n" if commit else ""


def published_source(branch: Branch, tip: str) -> str:
    """Return the commit that the published one was built from, or "" where its message names none."""
    named = TRAILER.findall(branch.message(tip))
    return named[-1] if named else ""


def check_published_source(branch: Branch, tip: str, source: Source | None) -> None:
    """Raise Refused unless the source descends from that of the published commit (or nothing of ours is published)."""
    published = published_source(branch, tip) if tip else ""
    if published:
        check_descends(published, source)
    elif source and tip and SUMS in branch.blobs(tip) and not source.is_purged(tip):
        what = f"{tip[:10]}, which is published, does not say from which commit it was built"
        raise Refused(what, f"see that nothing newer is there than here, and say PURGED={tip[:10]}")


def check_descends(published: str, source: Source | None) -> None:
    """Raise Refused unless the source has the published one in its history, or that was purged from it."""
    if source is None:
        what = f"the site that is there was built from commit {published[:10]}, and this from none"
        raise Refused(what, f"publish from a clone that has that commit; {ROLLBACK}")
    if source.is_purged(published):
        return
    code, _, _ = run(source.clone, ["git", "merge-base", "--is-ancestor", published, source.commit])
    if code == 1:
        what = f"{published[:10]}, from which the published site was built, is not in the history of what is here"
        raise Refused(what, f"git pull, see that all is as it should be, and publish that; {ROLLBACK}")
    if code:
        what = f"{published[:10]}, from which the published site was built, is not known here"
        instead = f"git pull (in a shallow clone git fetch --unshallow), and publish that; {ROLLBACK}; if it was purged"
        raise Refused(what, f"{instead} from the history, say PURGED={published[:10]}")
