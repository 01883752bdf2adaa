"""`make publish-to`: build the site, judge it, and put it into a folder."""

from pathlib import Path

import click

from ...messages.message import Message
from ..folder_target import write_folder
from ..staging import CONFIRM, PURGED, judged_tree
from ..target import read_target


@click.command(name="publish-to")
@click.argument("folder", envvar="DIR", type=click.Path(path_type=Path))
@click.option("--content", type=click.Path(path_type=Path), default="content", show_default=True)
@PURGED
@CONFIRM
def publish_to(folder: Path, content: Path, purged: str, confirm: str) -> None:
    """Build the site, judge it, and put it into a folder in one step."""
    with judged_tree(content, read_target(), purged, confirm, wants_source=False) as judged:
        write_folder(judged, folder)
    click.echo(Message("{folder} holds the site.", folder=str(folder)))
