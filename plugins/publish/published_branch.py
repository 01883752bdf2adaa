"""The published branch: what a host serves, in a repository elsewhere. ghp-import makes its commits.

All is done in a bare repository of our own, which ends with us. A commit stands on the one that was published before,
so a plain push takes it or, where others were first, refuses it; git moves the branch at once or not at all.
"""

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ..messages.message import Message
from .git import GitFailed, author, git, run
from .refusal import Refused


@dataclass(frozen=True, slots=True)
class Changes:
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    remote: str  # a repository's URL or path
    name: str  # "gh-pages"
    repository: Path  # our own
    site: str  # who commits, as everyone will see it

    @property
    def ref(self) -> str:
        return f"refs/heads/{self.name}"

    def tip(self) -> str:
        """Return the commit that is published now, or "" where there is no such branch. Raises GitFailed."""
        return git(self.repository, "ls-remote", self.remote, self.ref).partition("\t")[0]

    def fetch(self, *, whole: bool = False) -> str:
        """Bring the published commit here, with no file's content, or `whole` with all before it.

        Return it, as `tip` does. Raises GitFailed.
        """
        if not self.tip():
            return ""
        limits = () if whole else ("--depth=1", "--filter=blob:none")
        refspec = f"+{self.ref}:refs/remotes/origin/{self.name}"
        git(self.repository, "fetch", "--quiet", "--no-tags", *limits, "origin", refspec)
        return self._commit_of(f"refs/remotes/origin/{self.name}")

    def commit(self, tree: Path, message: str, cname: str) -> str:
        """Make and return a commit of all that is in the folder, on what was fetched. Raises GitFailed."""
        options = ["--branch", self.name, "--remote", "origin", "--no-jekyll", "--message", message]
        command = [sys.executable, "-m", "ghp_import", *options, *(["--cname", cname] if cname else [])]
        code, output, error = run(self.repository, [*command, str(tree.resolve())], author(self.site))
        if code or error.strip():
            raise GitFailed(error.strip() or output.strip())
        commit = self._commit_of(self.ref)
        # ghp-import says nothing where it could not read or write: so what it made is compared with what was there.
        in_commit, in_folder = self.blobs(commit), {path: blob(tree / path) for path in files_in(tree)}
        if {path: in_commit[path] for path in in_commit if path not in ("CNAME", ".nojekyll")} != in_folder:
            raise GitFailed(Message("the commit is not what is in the folder"))
        return commit

    def _commit_of(self, name: str) -> str:
        return git(self.repository, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").strip()

    def message(self, commit: str) -> str:
        """Return what a commit says. Raises GitFailed."""
        return git(self.repository, "log", "-1", "--format=%B", commit)

    def tree(self, commit: str) -> str:
        """Return what names all that a commit holds."""
        return git(self.repository, "rev-parse", f"{commit}^{{tree}}").strip()

    def blobs(self, commit: str) -> dict[str, str]:
        """Return path → what names the content, of each file of a commit."""
        lines = git(self.repository, "ls-tree", "-r", "-z", "--full-tree", commit).split("\0")
        parts = (line.partition("\t") for line in lines if line)
        return {path: mode_type_blob.split()[2] for mode_type_blob, _, path in parts}

    def read(self, commit: str, path: str) -> str:
        """Return a file of a commit, or "" where it has none; what is not here yet is fetched. Raises GitFailed."""
        return git(self.repository, "cat-file", "blob", f"{commit}:{path}") if path in self.blobs(commit) else ""

    def changes(self, before: str, after: str) -> Changes:
        """Return what changes from one commit to another; the first may be ""."""
        old, new = self.blobs(before) if before else {}, self.blobs(after)
        return Changes(
            tuple(sorted(new.keys() - old.keys())),
            tuple(sorted(path for path in new.keys() & old.keys() if new[path] != old[path])),
            tuple(sorted(old.keys() - new.keys())),
        )

    def push(self, commit: str) -> Message | str:
        """Return "" where the branch now holds the commit, or else why it does not."""
        try:
            git(self.repository, "push", "--quiet", self.remote, f"{commit}:{self.ref}")
        except GitFailed as error:
            # A push may fail and yet have been taken, as where a line breaks. What counts is what is there.
            return "" if self.tip() == commit else error.reason
        return ""

    def check(self, commit: str) -> None:
        """Read back what is published. Raises GitFailed where it is not what was built."""
        published = self.fetch()
        if published != commit and not self._is_later(published, commit):
            what = Message("the branch holds {other}, and not {commit}", other=published[:10], commit=commit[:10])
            raise GitFailed(what)

    def _is_later(self, published: str, commit: str) -> bool:
        """Tell whether somebody has published already on top of it."""
        git(self.repository, "fetch", "--quiet", "--no-tags", "--unshallow", "--filter=blob:none", "origin", self.ref)
        return not run(self.repository, ["git", "merge-base", "--is-ancestor", commit, published])[0]


def blob(path: Path) -> str:
    """Return what names a file's content in git (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects)."""
    data = path.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def files_in(tree: Path) -> Iterator[str]:
    """Return the path in the folder of each file in it."""
    return (path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file())


@contextmanager
def open_branch(remote: str, name: str, site: str, cache: Path) -> Iterator[Branch]:
    """Yield the branch of a remote: a URL, a path, or the name that the clone in which we are has for one.

    Raises Refused where there is no such repository.
    """
    clone = Path.cwd()
    code, url, _ = run(clone, ["git", "remote", "get-url", remote])
    url = url.strip() if not code else remote
    if not code or ":" in url or Path(url).exists():
        cache.mkdir(parents=True, exist_ok=True)
        # Before Python 3.12 the folder's path is relative where the cache's is, and git runs inside it.
        with TemporaryDirectory(prefix="publish-", dir=cache.resolve(), ignore_cleanup_errors=True) as folder:
            repository = Path(folder)
            address = url if ":" in url else str((clone / url).resolve())
            try:
                git(repository, "init", "--quiet", "--bare", "--initial-branch=unused")
                git(repository, "remote", "add", "origin", address)
            except GitFailed as error:
                what = Message("git cannot work in {folder}: {reason}", folder=str(repository), reason=error.reason)
                raise Refused(what, Message("see that the disk is not full")) from None
            yield Branch(address, name, repository, site)
        return
    what = Message("there is no repository “{remote}” to publish to", remote=remote)
    raise Refused(what, Message("name one with REMOTE=…, a URL or a path"))
