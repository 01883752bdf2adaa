"""`make judge`: say what is wrong with a finished tree."""

from pathlib import Path

import click

from ..sound_tree import check_sound, siteurl_of
from ..target import read_siteurl


@click.command()
@click.argument("tree", type=click.Path(path_type=Path), default="output")
def judge(tree: Path) -> None:
    """Say what is wrong with a finished tree."""
    check_sound(tree, read_siteurl() or siteurl_of(tree))
