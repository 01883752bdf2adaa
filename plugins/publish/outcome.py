"""The outcome of a publication, said on the terminal."""

import click

from .publication import Publication
from .published_branch import count_files

SHOWN = 10  # addresses listed of each sort of change


def tell_outcome(publication: Publication) -> None:
    """Say what is published now, and what has changed with it."""
    if publication.before == publication.after:
        click.echo(f"Nothing has changed: {publication.after[:10]} is published.")
        return
    changes = publication.changes
    for word, paths in (("added", changes.added), ("changed", changes.changed), ("removed", changes.removed)):
        if paths:
            click.echo(f"{word}: {count_files(paths)}")
        pages = [path for path in paths if path.endswith(".html")]
        for path in pages[:SHOWN]:
            click.echo(f"  /{path.removesuffix('index.html')}")
        if len(pages) > SHOWN:
            click.echo(f"  … and {len(pages) - SHOWN:,} more")
    before = publication.before[:10] or "nothing"
    click.echo(f"Published: {before} → {publication.after[:10]}, read back and found whole.")
