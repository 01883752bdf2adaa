"""`make publish-to`: build the site, judge it, and put it into a folder."""

from pathlib import Path

import click

from ...messages.message import Message
from ..folder_target import write_folder
from ..refusal import Refused
from ..staging import CONFIRM, PURGED, judged_tree
from ..target import read_target


@click.command(name="publish-to")
@click.argument("folder", envvar="DIR", default="")
@click.option("--content", type=click.Path(path_type=Path), default="content", show_default=True)
@PURGED
@CONFIRM
def publish_to(folder: str, content: Path, purged: str, confirm: str) -> None:
    """Build the site, judge it, and put it into a folder in one step."""
    if not folder:
        raise Refused(Message("DIR is missing"), Message("write it: make publish-to DIR=… SITEURL=…"))
    with judged_tree(content, read_target(), purged, confirm, wants_source=False) as judged:
        write_folder(judged, Path(folder))
    click.echo(Message("{folder} holds the site.", folder=folder))
