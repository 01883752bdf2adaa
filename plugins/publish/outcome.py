"""The outcome of a publication, said on the terminal."""

from collections.abc import Sequence

import click

from ..messages.message import Message, plural_message
from .publication import Publication
from .published_branch import Changes

SHOWN = 10  # addresses listed of each sort of change


def tell_outcome(publication: Publication) -> None:
    """Say what is published now, and what has changed with it."""
    before, after = publication.before[:10], publication.after[:10]
    if publication.before == publication.after:
        click.echo(Message("Nothing has changed: {commit} is published.", commit=after))
        return
    _tell_pages(publication.changes)
    _tell_other_files(publication.changes)
    if before:
        click.echo(Message("Published: {before} → {after}, read back and found whole.", before=before, after=after))
    else:
        click.echo(Message("Published: nothing → {after}, read back and found whole.", after=after))


def _tell_pages(changes: Changes) -> None:
    added, changed, removed = (
        [path for path in paths if path.endswith(".html")]
        for paths in (changes.added, changes.changed, changes.removed)
    )
    _tell(plural_message("added: {number} page", "added: {number} pages", len(added)), added)
    _tell(plural_message("changed: {number} page", "changed: {number} pages", len(changed)), changed)
    _tell(plural_message("removed: {number} page", "removed: {number} pages", len(removed)), removed)


def _tell_other_files(changes: Changes) -> None:
    added, changed, removed = (
        sum(not path.endswith(".html") for path in paths) for paths in (changes.added, changes.changed, changes.removed)
    )
    if added:
        click.echo(plural_message("added: {number} other file", "added: {number} other files", added))
    if changed:
        click.echo(plural_message("changed: {number} other file", "changed: {number} other files", changed))
    if removed:
        click.echo(plural_message("removed: {number} other file", "removed: {number} other files", removed))


def _tell(heading: Message, pages: Sequence[str]) -> None:
    if pages:
        click.echo(heading)
    for path in pages[:SHOWN]:
        click.echo(f"  /{path.removesuffix('index.html')}")
    if more := len(pages[SHOWN:]):
        rest = plural_message("… and {number} more", "… and {number} more", more)
        click.echo(f"  {rest}")
