"""Commands that keep what is there: a translation up to date, a post found under its old address."""

from pathlib import Path

import click

from ...archive.content import is_public
from ...archive.problem import count
from ..answers import a_day, free_slug
from ..options import IN, POST, asked_post, check_whole, variable
from ..project import slug_in
from ..refusal import Refused
from ..terminal import ask, say
from ..texts.post_rename import changes
from ..texts.translation import renewed
from ..texts.translation_state import translations
from ..whole_files import read_text, save, save_all


@click.command()
@POST
@IN
@click.pass_obj
def translated(root: Path, post: str | None, code: str | None) -> None:
    """Say that a translation says again what the original says."""
    content, folder = asked_post(root, post)
    sheets = [sheet for sheet in translations(folder) if code in (None, "", sheet.language.code)]
    if not sheets or folder.original is None:
        raise Refused(f"{folder.path} has no such translation", "begin one with make translate")
    check_whole(content, folder.original.source, *(sheet.source for sheet in sheets))
    for sheet in sheets:
        if not sheet.body.text.strip():
            raise Refused(f"{sheet.source} has no text yet", "write the translation first")
    for sheet in sheets:
        path = root / sheet.source
        source = read_text(path)
        save(path, source.encode(), renewed(source, sheet, folder.original).encode())
        say(f"{path} now says that it is a translation of {folder.original.source} as that is today.")
        if sheet.header.status == "draft":
            say("It is still a draft: delete its line “status: draft” to publish it.")


@click.command()
@POST
@variable("SLUG", "What names it in its address from now on.")
@variable("DATE", "Its day, where that was wrong.")
@click.pass_obj
def rename(root: Path, post: str | None, slug: str | None, date: str | None) -> None:
    """Give a post or page another address; the old one will lead to it, and the links to it are mended."""
    content, folder = asked_post(root, post)
    check_whole(content, *(sheet.source for sheet in folder.sheets if sheet is folder.original))
    old = folder.date.isoformat() if folder.date else ""
    date = ask("DATE", date or old, "Day", a_day) if folder.date else ""
    kept = slug_in(folder) if date != old else None
    free = free_slug(content, date, f"{folder.path}, as an alias")
    slug = ask("SLUG", slug or kept, "Its new name in the address", free)
    new_path = f"{folder.path.partition('/')[0]}/{'-'.join(filter(None, (date, slug)))}"
    texts = {sheet.source: read_text(root / sheet.source) for one in content.folders for sheet in one.sheets}
    made = changes(content, folder, new_path, texts)
    saved = {root / name: (texts[name].encode(), text.encode()) for name, text in made.items()}
    save_all(saved, lambda: (root / folder.path).rename(root / new_path))
    say(f"{root / folder.path} is now {root / new_path}; {count(len(made), 'text')} changed with it.")
    if folder.original and is_public(folder.original, folder.date, content.today):
        say(f"Its old address, {folder.address}, leads to the new one.")
