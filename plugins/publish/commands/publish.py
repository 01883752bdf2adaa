"""`make publish`: build the site, judge it, and let the published branch hold it."""

from datetime import UTC, datetime
from pathlib import Path

import click

from ..outcome import tell_outcome
from ..publication import Judged
from ..publication import publish as publish_tree
from ..published_branch import open_branch
from ..sound_tree import CACHE, STAGING, build_sound_tree
from ..source import read_source
from ..target import read_target


@click.command()
@click.option("--content", type=click.Path(path_type=Path), default="content", show_default=True)
@click.option("--purged", envvar="PURGED", default="", help="A published source that was purged from the history.")
def publish(content: Path, purged: str) -> None:
    """Build the site, judge it, and let the published branch hold it."""
    target = read_target()
    source = read_source(Path.cwd(), purged)
    files = build_sound_tree(content, target).files.sizes
    title = f"Publish {source.commit[:10]} of {datetime.now(UTC).date()}"
    judged = Judged(STAGING, files, target.siteurl, target.domain, title, source)
    with open_branch(target.remote, target.branch, target.site, CACHE) as branch:
        tell_outcome(publish_tree(judged, branch))
