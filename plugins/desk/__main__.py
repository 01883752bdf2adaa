"""`python -m plugins.desk COMMAND`: the Makefile gives each command a short name.

A make variable reaches a command through the environment: nothing that an editor types passes through a shell.
"""

import sys
from pathlib import Path

import click

from .commands.beginning import new, translate
from .commands.bringing import cyrillic, photo
from .commands.checking import check, fix, hooks, status_
from .commands.keeping import rename, translated
from .options import POST, Desk, check_given
from .preview.server import Preview
from .project import editions, find, read
from .refusal import Refused


@click.group(cls=Desk)
@click.option(
    "--content", type=click.Path(path_type=Path), default="content", show_default=True, help="The folder of all posts."
)
@click.option("--given", envvar="GIVEN", default="", hidden=True, help="The make variables that an editor gave.")
@click.pass_context
def desk(context: click.Context, content: Path, given: str) -> None:
    """The editor's commands."""
    check_given(context, given)
    context.obj = content
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


@desk.command()
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
    address = find(read(root), post).address if post else ""
    try:
        shown = Preview(root, port, base)
    except OSError as error:
        raise Refused(f"port {port} cannot be used ({error.strerror})", "name another with PORT=…") from None
    click.echo(f"The preview is at {shown.address} until you press Ctrl+C.")
    for edition in editions() if post else ():
        click.echo(f"{edition.name}: {shown.address}{edition.folder}/{address}")
    try:
        shown.run()
    except KeyboardInterrupt:
        click.echo("The preview has ended.")


for command in (check, cyrillic, fix, hooks, new, photo, rename, status_, translate, translated):
    desk.add_command(command)

if __name__ == "__main__":
    desk(prog_name="python -m plugins.desk")
