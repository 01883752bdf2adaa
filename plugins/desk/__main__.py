"""`python -m plugins.desk COMMAND`: the Makefile gives each command a short name."""

from pathlib import Path

import click

from .preview import Preview


@click.group()
def desk() -> None:
    """The editor's commands."""


@desk.command()
@click.argument("content", type=click.Path(exists=True, file_okay=False, path_type=Path), default="content")
@click.option("--port", default=8000, show_default=True, help="Where to serve on this machine.")
@click.option("--base", default="/", show_default=True, help="The path to serve below, as a project's site has one.")
def preview(content: Path, port: int, base: str) -> None:
    """Show the site, drafts and all, and keep it up to date with every file that is saved."""
    try:
        shown = Preview(content, port, base)
    except OSError as error:
        raise click.ClickException(f"port {port} cannot be used ({error.strerror}); name another with --port") from None
    click.echo(f"The preview is at {shown.address} until you press Ctrl+C.")
    try:
        shown.run()
    except KeyboardInterrupt:
        click.echo("The preview has ended.")


if __name__ == "__main__":
    desk(prog_name="python -m plugins.desk")
