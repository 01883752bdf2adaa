"""`make cyrillic`: write a Serbian draft in Cyrillic letters."""

from pathlib import Path

import click

from ...messages.message import Message
from ...messages.refusal import Refused
from ..answers import read_path
from ..command_options import variable
from ..safe_files import begin_file, read_file, save_file
from ..terminal import agree, ask, say
from ..texts.latin_to_cyrillic import Doubt, to_cyrillic
from ..texts.repairs import decode_any

SIZE = 2 * 2**20  # bytes of a draft


@click.command()
@variable("FILE", "A draft in Latin letters, as plain text.")
def cyrillic(file: str | None) -> None:
    """Write a Serbian draft in Cyrillic letters, for a person to proofread."""
    path = Path(ask("FILE", file, Message("Which file"), read_path))
    data = read_file(path, SIZE)
    if b"\0" in data or data.startswith(b"%PDF"):
        what = Message("{path} is no text", path=str(path))
        raise Refused(what, Message("name a file of plain text, as draft.txt or sr.md"))
    text, guess = decode_any(data)
    if guess and not agree(guess.question):
        what = Message("{path}: {what}", path=str(path), what=guess.what)
        raise Refused(what, Message("save it as UTF-8 in your editor"))
    draft = to_cyrillic(text)
    if draft.text.encode() != data:
        backup = _backup_path(path)
        begin_file(backup, data)
        save_file(path, data, draft.text.encode())
        say(Message("{path} is in Cyrillic; the draft as it was is {backup}.", path=str(path), backup=str(backup)))
    else:
        say(Message("{path} was left as it is: there is nothing to convert.", path=str(path)))
    for doubt in draft.doubts:
        say(f"{path}{_describe(doubt)}")
    say(Message("Now read it once: only a person can tell what each word is."))


def _describe(doubt: Doubt) -> str:
    """Return where a word stands that a person should look at, what became of it, and why it is doubtful."""
    became = "" if doubt.cyrillic == doubt.word else f" → {doubt.cyrillic}"
    return f":{doubt.line}: {doubt.word}{became}: {doubt.why}" if doubt.line else f": {doubt.why}"


def _backup_path(path: Path) -> Path:
    """Return a name for the file as it was, of the kind that the site passes over."""
    names = (path.with_name(f"{path.name}{'~' * number}") for number in range(1, 100))
    return next(name for name in names if not name.exists())
