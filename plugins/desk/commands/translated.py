"""`make translated`: say that a translation is up to date."""

from pathlib import Path

import click

from ...archive.folders.text import read_body
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
        raise Refused(f"{folder.path} has no such translation", "begin one with make translate")
    check_whole(content, folder.original.source, *(text.source for text in translations))
    for text in translations:
        if not read_body(root, text).text.strip():
            raise Refused(f"{text.source} has no text yet", "write the translation first")
    for text in translations:
        path = root / text.source
        before = read_text_file(path)
        save_file(path, before.encode(), brought_up_to_date(before, text, folder.original).encode())
        say(f"{path} now says that it is a translation of {folder.original.source} as that is today.")
        if text.header.status == "draft":
            say("It is still a draft: delete its line “status: draft” to publish it.")
