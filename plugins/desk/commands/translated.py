"""`make translated`: say that a translation is up to date."""

from pathlib import Path

import click

from ...archive.folders.text import read_body
from ...messages.message import Message
from ...messages.refusal import Refused
from ..command_options import IN, POST, ask_for_post, check_whole
from ..safe_files import read_text_file, save_file
from ..terminal import say
from ..texts.translation import brought_up_to_date
from ..texts.translation_state import translations_of


@click.command()
@POST
@IN
@click.pass_obj
def translated(root: Path, post: str | None, code: str | None) -> None:
    """Say that a translation says again what the original says."""
    content, folder = ask_for_post(root, post)
    translations = [text for text in translations_of(folder) if code in (None, "", text.language)]
    if not translations or folder.original is None:
        if folder.original and code == folder.original.language:
            what = Message("{file} is the original, and no translation", file=folder.original.source)
            raise Refused(what, Message("leave out IN, or name the language of the translation"))
        what = Message("{folder} has no such translation", folder=folder.path)
        raise Refused(what, Message("begin one with make translate"))
    check_whole(content, folder.original.source, *(text.source for text in translations))
    for text in translations:
        if not read_body(root, text).text.strip():
            what = Message("{file} has no text yet", file=text.source)
            raise Refused(what, Message("write the translation first"))
    for text in translations:
        path = root / text.source
        before = read_text_file(path)
        save_file(path, before.encode(), brought_up_to_date(before, text, folder.original).encode())
        say(
            Message(
                "{path} now says that it is a translation of {original} as that is today.",
                path=str(path),
                original=folder.original.source,
            )
        )
        if text.header.status == "draft":
            say(Message("It is still a draft: delete its line “status: draft” to publish it."))
