"""`make publish-to`: build the site, judge it, and put it into a folder."""

from pathlib import Path

import click

from ..folder_target import write_folder
from ..sound_tree import STAGING, build_sound_tree
from ..source import read_source
from ..target import read_target


@click.command(name="publish-to")
@click.argument("folder", envvar="DIR", type=click.Path(path_type=Path))
@click.option("--content", type=click.Path(path_type=Path), default="content", show_default=True)
def publish_to(folder: Path, content: Path) -> None:
    """Build the site, judge it, and put it into a folder in one step."""
    target = read_target()
    is_clone = Path(".git").exists()
    source = read_source(Path.cwd()) if is_clone else None
    write_folder(STAGING, build_sound_tree(content, target).files.sizes, folder, source)
    click.echo(f"{folder} holds the site.")
