"""`make publish`: build the site, judge it, and let the published branch hold it."""

from pathlib import Path

import click

from ..outcome import tell_outcome
from ..publication import publish as publish_tree
from ..published_branch import open_branch
from ..sound_tree import CACHE
from ..staging import CONFIRM, PURGED, judged_tree
from ..target import read_target


@click.command()
@click.option("--content", type=click.Path(path_type=Path), default="content", show_default=True)
@PURGED
@CONFIRM
def publish(content: Path, purged: str, confirm: str) -> None:
    """Build the site, judge it, and let the published branch hold it."""
    target = read_target()
    with (
        judged_tree(content, target, purged, confirm) as judged,
        open_branch(target.remote, target.branch, target.site, CACHE) as branch,
    ):
        tell_outcome(publish_tree(judged, branch))
