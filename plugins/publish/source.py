"""The source of a publication: the commit that its tree was built from, so that old words never replace newer ones.

What is published names its source, in a trailer of the commit's message or in a file of the folder. What is published
next must be built from a commit that has that one in its history, and from no file that was purged from it.
"""

import os
import re
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..messages.message import Message
from .git import GitFailed, git, run
from .judging.tree_files import SUMS
from .published_branch import Branch
from .refusal import Refused

TRAILER = re.compile(r"^Source: ([0-9a-f]{40,64})$", re.MULTILINE)
PURGED = "purged.txt"  # in content/: what names in git each file that may never come back, as from an old clone
NAMES_ALONE = Message("save it in UTF-8, with such names alone")
ROLLBACK = Message("the one way back to earlier words is make rollback TO=…")
INPUTS = ("plugins", "theme", "pelicanconf.py", "publishconf.py")  # what a tree is built from, beside content
LEFTOVER = re.compile(r"\..*|.*~|#.*#|.*\.(bak|orig|swp|tmp)|Thumbs\.db|desktop\.ini|__pycache__", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    clone: Path  # where its history is
    commit: str  # its whole name
    purged: str = ""  # the beginning of a commit that an editor says is in no history any more

    def is_purged(self, commit: str) -> bool:
        return len(self.purged) >= 7 and commit.startswith(self.purged)


def read_source(clone: Path, content: Path, purged: str = "") -> Source:
    """Return the commit that the clone is at. Raises Refused where what would be built is not just what that holds."""
    try:
        commit = git(clone, "rev-parse", "HEAD").strip()
        changed: list[Message | str] = [*git(clone, "-c", "core.quotePath=off", "status", "--porcelain").splitlines()]
        changed = changed or [*_uncommitted(clone, commit, content)]
    except GitFailed as error:
        what = Message("git says: {reason}", reason=error.reason)
        raise Refused(what, Message("publish from a clone of the site")) from None
    if changed:
        what = Message("what is listed above is not as it was committed")
        raise Refused(what, Message("commit it, or put it away"), changed)
    return Source(clone, commit, purged)


def check_unchanged(source: Source, content: Path) -> None:
    """Raise Refused where something has changed since the source was read: then what was built is not what it holds."""
    if read_source(source.clone, content).commit != source.commit:
        what = Message("another commit was brought here while the site was built")
        raise Refused(what, Message("run it again"))


def _uncommitted(clone: Path, commit: str, content: Path) -> Iterator[Message]:
    """Yield what of the inputs of a build is not as the commit has it, whatever git was told not to look at."""
    inputs = [path for path in (content, *map(Path, INPUTS)) if path.exists() or path.is_symlink()]
    names = [os.path.relpath(clone / path, clone) for path in inputs]
    if any(name.startswith("..") for name in names):
        yield Message("{path}: this is no part of the repository", path=str(content))
        return
    listed = git(clone, "ls-tree", "-r", "-z", commit, "--", *names).split("\0")
    committed = {path: what.split()[2] for what, _, path in (line.partition("\t") for line in listed) if path}
    files = [path for name in names for path in _files(clone, name)]
    regular = [path for path in files if stat.S_ISREG((clone / path).lstat().st_mode)]
    hashed = _hash_files(clone, regular)
    unlike = [path for path in regular if committed.get(path) != hashed[path]]
    hashed |= _hash_files(clone, unlike, "--no-filters")  # a file may be committed with line ends that git would change
    never = _purged(clone / content / PURGED)
    for path in sorted(set(committed) - set(files)):
        if not any(LEFTOVER.fullmatch(part) for part in path.split("/")):
            yield Message("{path}: this was committed, and is not here", path=path)
    for path in files:
        if path not in committed or committed[path] != hashed.get(path):
            yield Message("{path}: this is not as it was committed", path=path)
        elif committed[path] in never:
            yield Message(
                "{path}: this was purged, and an old clone has brought it back: {list} names it", path=path, list=PURGED
            )


def _purged(path: Path) -> set[str]:
    """Return the names in git of what was purged. Raises Refused where the file is none of names."""
    try:
        names = path.read_text("utf-8-sig").lower().split() if path.is_file() else []
    except UnicodeDecodeError:
        raise Refused(Message("{file} is not UTF-8", file=path.name), NAMES_ALONE) from None
    if wrong := [name for name in names if not re.fullmatch("[0-9a-f]{40}|[0-9a-f]{64}", name)]:
        what = Message("{file} has “{name}”, which names no file in git", file=path.name, name=wrong[0])
        raise Refused(what, NAMES_ALONE)
    return set(names)


def _files(clone: Path, name: str) -> Iterator[str]:
    """Yield what lies at that path, or below it: whatever is no folder."""
    path = clone / name
    if path.is_symlink() or not path.is_dir():
        yield name
        return
    for child in sorted(path.iterdir()):
        if not LEFTOVER.fullmatch(child.name):
            yield from _files(clone, f"{name}/{child.name}")


def _hash_files(clone: Path, paths: list[str], *options: str) -> dict[str, str]:
    """Return what names the content of each file, as git would commit it. Raises GitFailed."""
    prefix = git(clone, "rev-parse", "--show-prefix").strip()
    given = "".join(f"{prefix}{path}\n" for path in paths)
    code, output, error = run(clone, ["git", "hash-object", "--stdin-paths", *options], given=given)
    if code:
        raise GitFailed(error.strip())
    return dict(zip(paths, output.split(), strict=True))


def source_trailer(commit: str) -> str:
    """Return what names that commit as the source of a publication; "" where it is not known."""
    return f"Source: {commit}\n" if commit else ""


def named_source(text: str) -> str:
    """Return the commit that a publication's message or file names as its source, or ""."""
    named = TRAILER.findall(text)
    return named[-1] if named else ""


def check_published_source(branch: Branch, tip: str, source: Source | None, confirmed: Collection[str]) -> None:
    """Raise Refused unless the source descends from that of the published commit (or nothing of ours is published)."""
    if not tip:
        return
    if published := named_source(branch.message(tip)):
        check_descends(published, source)
    elif SUMS not in branch.blobs(tip):
        if branch.name not in confirmed:
            what = Message("the branch {branch} holds what nobody published there", branch=branch.name)
            instead = Message(
                "name another with BRANCH=…, or if it is to be replaced, say CONFIRM={branch}", branch=branch.name
            )
            raise Refused(what, instead)
    elif source and not source.is_purged(tip):
        what = Message("{commit}, which is published, does not say from which commit it was built", commit=tip[:10])
        raise Refused(
            what, Message("see that nothing newer is there than here, and say PURGED={commit}", commit=tip[:10])
        )


def check_descends(published: str, source: Source | None) -> None:
    """Raise Refused unless the source has the published one in its history, or that was purged from it."""
    commit = published[:10]
    if source is None:
        what = Message("the site that is there was built from commit {commit}, and this from none", commit=commit)
        raise Refused(what, Message("publish from a clone that has that commit; {rollback}", rollback=ROLLBACK))
    if source.is_purged(published):
        return
    code, _, _ = run(source.clone, ["git", "merge-base", "--is-ancestor", published, source.commit])
    if code == 1:
        raise Refused(
            Message(
                "{commit}, from which the published site was built, is not in the history of what is here",
                commit=commit,
            ),
            Message("git pull, see that all is as it should be, and publish that; {rollback}", rollback=ROLLBACK),
        )
    if code:
        instead = Message(
            "git pull (in a shallow clone git fetch --unshallow), and publish that; {rollback}; if it was purged from"
            " the history, say PURGED={commit}",
            rollback=ROLLBACK,
            commit=commit,
        )
        what = Message("{commit}, from which the published site was built, is not known here", commit=commit)
        raise Refused(what, instead)
