"""A rollback: an earlier tree published once more, on top of all that came after it."""

from collections.abc import Callable
from dataclasses import dataclass

from ..messages.message import Message, plural_message
from .git import GitFailed, author, git
from .judging.page_entry import GONE
from .judging.tree_files import INVENTORY
from .permanence import is_permanent
from .publication import Publication, publish_commit, published_inventory
from .published_branch import Branch, Changes
from .refusal import Refused
from .source import named_source, source_trailer

PLAIN = ("--patch", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv")  # whatever git is set to


@dataclass(frozen=True, slots=True)
class Step:
    """What readers lose and get back."""

    goes: tuple[str, ...]  # addresses
    returns: tuple[str, ...]  # addresses and photos


def roll_back(branch: Branch, earlier: str, agree: Callable[[Step], bool]) -> Publication:
    """Publish the tree of an earlier commit of the branch, if whoever does it agrees to what that means.

    Raises Refused where it would bring back what was taken down.
    """

    def make(tip: str) -> str:
        if not tip:
            raise Refused(Message("nothing is published yet"), Message("publish first"))
        commit = _find(branch, earlier, tip)
        check_tombstones(branch, tip, commit)
        return _commit(branch, commit, tip)

    def check(_: Branch, before: str, after: str) -> Changes:
        changes = branch.changes(before, after)
        # A text may go although its address stays, and shows another language.
        before_texts, after_texts = (published_inventory(branch, one).texts() for one in (before, after))
        hidden = {f"{path}index.html" for path in before_texts.keys() - after_texts.keys()} - {*changes.removed}
        goes = (*filter(is_permanent, changes.removed), *sorted(hidden))
        back = tuple(path for path in changes.added if is_permanent(path) or path.startswith("photos/"))
        if not agree(Step(goes, back)):
            raise Refused(Message("you did not agree"), Message("run it again to be asked again"))
        return changes

    return publish_commit(branch, make, check, whole=True)


def _find(branch: Branch, earlier: str, tip: str) -> str:
    """Return the whole name of the commit, which must be one that was published before the tip. Raises Refused."""
    try:
        commit = git(branch.repository, "rev-parse", "--verify", "--quiet", f"{earlier}^{{commit}}").strip()
        git(branch.repository, "merge-base", "--is-ancestor", commit, tip)
    except GitFailed:
        what = Message("“{commit}” was never published", commit=earlier)
        raise Refused(what, published_log(branch.remote, branch.name)) from None
    return commit


def published_log(remote: str, branch: str) -> Message:
    """Return how to see what was published."""
    return Message("see what was: git fetch {remote} {branch}, then git log FETCH_HEAD", remote=remote, branch=branch)


def check_tombstones(branch: Branch, tip: str, commit: str) -> None:
    """Raise Refused where the commit has a text that was taken down since, whatever stands there now."""
    inventory = published_inventory(branch, commit)
    if not inventory.siteurl:
        what = Message("{commit} has no INVENTORY, so nobody can tell what was taken down since", commit=commit[:10])
        raise Refused(what, Message("choose a later commit, or publish from content as it was then"))
    then = inventory.texts()
    if back := sorted(then.keys() & _taken_down(branch, commit, tip)):
        raise Refused(
            plural_message(
                "{number} page that was taken down would be back",
                "{number} pages that were taken down would be back",
                len(back),
            ),
            Message("choose a later commit, or publish from content without them"),
            [Message("{path}: this was taken down, and would be back", path=path) for path in back],
        )


def _taken_down(branch: Branch, after: str, tip: str) -> set[str]:
    """Return the addresses that were taken down in some publication after that commit. Raises GitFailed."""
    changes = git(branch.repository, "log", *PLAIN, "--format=", f"{after}..{tip}", "--", INVENTORY)
    lines = (line for line in changes.splitlines() if line.startswith("+") and line.endswith(f" {GONE}"))
    return {line[1:].partition(" ")[0] for line in lines}


def _commit(branch: Branch, earlier: str, tip: str) -> str:
    """Make and return a commit of the earlier tree on the tip, with what the host is told left as it is."""
    repository = str(branch.repository)  # git wants a work tree to take a file out of an index
    index = {"GIT_DIR": repository, "GIT_WORK_TREE": repository, "GIT_INDEX_FILE": f"{repository}/rollback-index"}
    git(branch.repository, "read-tree", earlier, **index)
    now = branch.blobs(tip)
    for name in ("CNAME", ".nojekyll"):
        change = ["--cacheinfo", f"100644,{now[name]},{name}"] if name in now else ["--force-remove", name]
        git(branch.repository, "update-index", "--add", *change, **index)
    tree = git(branch.repository, "write-tree", **index).strip()
    message = f"Publish {earlier[:10]} once more\n\n{source_trailer(named_source(branch.message(tip)))}"
    return git(branch.repository, "commit-tree", tree, "-p", tip, "-m", message, **author(branch.site)).strip()
