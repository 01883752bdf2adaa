"""`make publish`: build the site, judge it, and let the published branch hold it."""

from datetime import UTC, datetime
from pathlib import Path

import click

from ..git import GitFailed, git
from ..outcome import tell_outcome
from ..publication import publish as publish_tree
from ..published_branch import open_branch
from ..refusal import Refused
from ..sound_tree import CACHE, STAGING, build_sound_tree
from ..target import read_target


@click.command()
@click.option("--content", type=click.Path(path_type=Path), default="content", show_default=True)
def publish(content: Path) -> None:
    """Build the site, judge it, and let the published branch hold it."""
    target = read_target()
    commit = _committed()
    judgement = build_sound_tree(content, target)
    message = f"Publish {commit} of {datetime.now(UTC).date()}"
    with open_branch(target.remote, target.branch, target.site, CACHE) as branch:
        publication = publish_tree(STAGING, judgement.files.sizes, branch, message, target.siteurl, target.domain)
    tell_outcome(publication)


def _committed() -> str:
    """Return the commit that is to be built. Raises Refused where there is more than it holds."""
    try:
        changed = git(Path.cwd(), "status", "--porcelain").strip()
        commit = git(Path.cwd(), "rev-parse", "--short=10", "HEAD").strip()
    except GitFailed as error:
        raise Refused(f"git says: {error}", "publish from a clone of the site") from None
    if changed:
        raise Refused("what is here is not what was committed", "commit it, or put it away", changed.splitlines())
    return commit
