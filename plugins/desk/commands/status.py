"""`make status`: say how each post stands in each language."""

from collections.abc import Sequence
from pathlib import Path

import click

from ...archive.content import Content
from ...archive.folders.post_folder import PostFolder
from ...archive.folders.text import Text, read_body
from ...messages.message import Message
from ...messages.refusal import Refused
from ..answers import one_of
from ..command_options import POST, variable
from ..git_history import changed_since, parts_with_digest
from ..project import find_post, project_content, project_editions
from ..terminal import read_given, say, show_pieces, show_status
from ..texts.status_table import as_json, as_markdown, pages_in_markdown, status_rows, totals_in_words
from ..texts.translation_state import translation_state, translations_of
from ..texts.word_diff import differences


@click.command()
@POST
@click.option("--format", "form", envvar="FORMAT", default="text", help="How to say it: text, markdown or json.")
@variable("SINCE", "A commit: only posts that have changed since, and where their pages are.")
@click.pass_obj
def status(root: Path, post: str | None, form: str, since: str | None) -> None:
    """Say how each post stands in each language; of one post, also what has changed since it was translated."""
    form = read_given("FORMAT", form, one_of("text", "markdown", "json"))
    content = project_content(root)
    folders: Sequence[PostFolder] = [find_post(content, post)] if post else content.folders
    if since:
        changed = changed_since(since, root)
        folders = [folder for folder in folders if any(path.startswith(f"{folder.path}/") for path in changed)]
    rows = status_rows(content, folders)
    if form != "text":
        say(as_json(rows) if form == "json" else as_markdown(rows))
        if since and rows and form == "markdown":
            editions = [edition.folder for edition in project_editions()]
            heading = Message("Pages to look at:")
            say(f"\n{heading}\n\n{pages_in_markdown(rows, editions)}\n")
        return
    show_status(rows)
    say("\n".join(["", *totals_in_words(rows)]))
    if post:
        for translation in translations_of(folders[0]):
            _show_change(content, folders[0], translation)


def _show_change(content: Content, folder: PostFolder, translation: Text) -> None:
    """Show what has changed in the original since the translation, where git knows."""
    original, named = folder.original, translation.header.translates
    is_stale = translation_state(folder, translation.language, content) == "stale"
    if original is None or named is None or not is_stale:
        return
    say("")
    say(
        Message(
            "What has changed in {original} since {translation} was translated:",
            original=original.source,
            translation=translation.source,
        )
    )
    say("")
    try:
        before = parts_with_digest(content.root / original.source, named.digest)
    except Refused as refused:
        say(f"{refused.reason}.")
        return
    after = original.header.translated_parts(read_body(content.root, original).text)
    for pieces in differences(*("\n".join(parts).strip().split("\n") for parts in (before, after))):
        show_pieces(pieces)
