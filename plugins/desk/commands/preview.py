"""`make preview`: show the site while an editor writes."""

from pathlib import Path

import click

from ...messages.refusal import Refused
from ..command_options import POST
from ..preview.server import Preview
from ..project import find_post, project_content, project_editions
from ..terminal import say


@click.command()
@POST
@click.option("--port", envvar="PORT", type=click.IntRange(0, 65535), default=8000, help="Where to serve.")
@click.option(
    "--base",
    envvar="BASE",
    default="/",
    show_default=True,
    help="The path to serve below, as a project's site has one.",
)
@click.pass_obj
def preview(root: Path, post: str | None, port: int, base: str) -> None:
    """Show the site, drafts and all, and keep it up to date with every file that is saved."""
    address = find_post(project_content(root), post).address if post else ""
    try:
        server = Preview(root, port, base)
    except OSError as error:
        raise Refused(f"port {port} cannot be used ({error.strerror})", "name another with PORT=…") from None
    say(f"The preview is at {server.address} until you press Ctrl+C.")
    for edition in project_editions() if post else ():
        say(f"{edition.name}: {server.address}{edition.folder}/{address}")
    try:
        server.run()
    except KeyboardInterrupt:
        say("The preview has ended.")
