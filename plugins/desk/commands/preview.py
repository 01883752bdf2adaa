"""`make preview`: show the site while an editor writes."""

from pathlib import Path

import click

from ...messages.advice import os_reason
from ...messages.message import Message
from ...messages.refusal import Refused
from ..answers import read_port
from ..command_options import POST
from ..preview.server import Preview
from ..project import find_post, project_content, project_editions
from ..terminal import read_given, say


@click.command()
@POST
@click.option("--port", envvar="PORT", default="8000", help="Where to serve.")
@click.option(
    "--base",
    envvar="BASE",
    default="/",
    show_default=True,
    help="The path to serve below, as a project's site has one.",
)
@click.pass_obj
def preview(root: Path, post: str | None, port: str, base: str) -> None:
    """Show the site, drafts and all, and keep it up to date with every file that is saved."""
    port = read_given("PORT", port, read_port)
    address = find_post(project_content(root), post).address if post else ""
    try:
        server = Preview(root, int(port), base)
    except OSError as error:
        what = Message("port {port} cannot be used ({reason})", port=port, reason=os_reason(error))
        raise Refused(what, Message("name another with PORT=…")) from None
    say(Message("The preview is at {address} until you press Ctrl+C.", address=server.address))
    for edition in project_editions() if post else ():
        say(f"{edition.name}: {server.address}{edition.folder}/{address}")
    try:
        server.run()
    except KeyboardInterrupt:
        say(Message("The preview has ended."))
