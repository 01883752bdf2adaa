"""`make translate`: begin the translation of a post."""

from pathlib import Path

import click

from ...messages.message import Message
from ..answers import one_of
from ..command_options import IN, POST, ask_for_post, check_whole
from ..safe_files import begin_file
from ..terminal import ask, say
from ..texts.translation import translation_form


@click.command()
@POST
@IN
@click.pass_obj
def translate(root: Path, post: str | None, code: str | None) -> None:
    """Begin the translation of a post, with the original shown as comments."""
    content, folder = ask_for_post(root, post)
    original = folder.original
    others = [other for other in content.languages if not original or other != original.language]
    only = others[0] if len(others) == 1 else None
    question = Message("Into which language ({languages})", languages=", ".join(others))
    code = ask("IN", code or only, question, one_of(*content.languages))
    check_whole(content, *([original.source] if original else []))
    path = root / folder.path / f"{code}.md"
    begin_file(path, translation_form(root, folder, code).encode())
    say(
        Message(
            "{path} is begun, as a draft. The original stands in its header as comments, which are never published.",
            path=str(path),
        )
    )
    say(Message("Once it says what the original says: make translated POST={post}", post=path.parent.name))
