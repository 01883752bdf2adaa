"""`make rename`: give a post or page another address."""

from pathlib import Path

import click

from ...archive.address import address_of
from ...archive.content import is_public
from ...messages.message import Message, plural_message
from ..answers import free_slug, read_day
from ..command_options import POST, ask_for_post, check_whole, variable
from ..event_fields import keep_event_fields
from ..project import Owner, slug_of_folder
from ..safe_files import read_text_file, save_files
from ..terminal import ask, say
from ..texts.post_rename import changed_texts


@click.command()
@POST
@variable("SLUG", "What names it in its address from now on.")
@variable("DATE", "Its day, where that was wrong.")
@click.pass_obj
def rename(root: Path, post: str | None, slug: str | None, date: str | None) -> None:
    """Give a post or page another address; the old one will lead to it, and the links to it are mended."""
    content, folder = ask_for_post(root, post)
    original = folder.original
    if original and original.header.status != "draft":  # one just begun lacks much
        check_whole(content, original.source)
    old_date = folder.date.isoformat() if folder.date else ""
    date = ask("DATE", date or old_date, Message("Day"), read_day) if folder.date else ""
    kept_slug = slug_of_folder(folder) if date != old_date else None
    # On another day of its month it keeps its address; with the same day and slug nothing would be renamed.
    own = (Owner(folder.path, is_alias=True), *([Owner(folder.path)] if date != old_date else []))
    free = free_slug(content, date, own)
    slug = ask("SLUG", slug or kept_slug, Message("Its new name in the address"), free)
    new_path = f"{folder.path.partition('/')[0]}/{'-'.join(filter(None, (date, slug)))}"
    texts = {text.source: read_text_file(root / text.source) for other in content.folders for text in other.texts}
    changed = changed_texts(content, folder, new_path, texts)
    changes = {root / name: (texts[name].encode(), text.encode()) for name, text in changed.items()}
    save_files(changes, lambda: (root / folder.path).rename(root / new_path))
    keep_event_fields(content, new_path)
    say(
        plural_message(
            "{old} is now {new}; {number} text changed with it.",
            "{old} is now {new}; {number} texts changed with it.",
            len(changed),
            old=str(root / folder.path),
            new=str(root / new_path),
        )
    )
    if original and is_public(folder, content.today) and folder.address != address_of(new_path):
        say(Message("Its old address, {address}, leads to the new one.", address=folder.address))
