"""`make photo`: put a photo beside a post's texts."""

import itertools
from pathlib import Path

import click

from ...archive.folders.photo import wrong_photo_name
from ...language.slug import slug as slug_of
from ...messages.message import Message, plural_message
from ...messages.refusal import Refused
from ..answers import read_path
from ..command_options import POST, ask_for_post, variable
from ..photo_cleaner import clean_photo, read_box
from ..safe_files import begin_file, read_file
from ..terminal import ask, say
from ..texts.header_form import one_line

SIZE = 100 * 2**20  # bytes of a photo as it comes from a camera


@click.command()
@POST
@variable("FILE", "The photo as it comes from the phone or camera.")
@variable("AS", "What to call it beside the texts.")
@variable("BLACK", "Boxes to fill with black, as 120,340,80,80 or 10%,20%,5%,5%, with spaces between.")
@variable("PIXELATE", "Boxes to make unrecognisable, in the same form.")
@click.pass_obj
def photo(root: Path, /, post: str | None, file: str | None, **given: str | None) -> None:
    """Put a photo beside a post's texts, with nothing in it but what it shows."""
    content, folder = ask_for_post(root, post)
    source = Path(ask("FILE", file, Message("Which file"), read_path))
    black, pixelated = ([read_box(box) for box in (given[option] or "").split()] for option in ("black", "pixelate"))
    data, suffix = clean_photo(read_file(source, SIZE), black, pixelated)
    code = folder.original.language if folder.original else next(iter(content.languages))
    stem = slug_of(ask("AS", given["as"] or "", Message("Name"), one_line), content.languages[code])
    name = _photo_name(sorted(path.name for path in (root / folder.path).iterdir()), stem, suffix)
    begin_file(root / folder.path / name, data)
    say(_describe(str(root / folder.path / name), len(data) // 1024, len(black) + len(pixelated)))
    for text in folder.texts:
        say(Message("Paste into {file}:", file=text.source))
        say(f"\n    ![]({name})\n")
    say(Message("Between [ and ] write what it shows, for those who do not see it."))
    say(Message('A caption comes after the name: ![…]({name} "What happens here. Photo: name")', name=name))


def _describe(path: str, size: int, hidden: int) -> Message:
    if not hidden:
        return Message("{path} is there: {size} KB, without metadata, nothing of it hidden.", path=path, size=size)
    return plural_message(
        "{path} is there: {size} KB, without metadata, {number} part of it hidden.",
        "{path} is there: {size} KB, without metadata, {number} parts of it hidden.",
        hidden,
        path=path,
        size=size,
    )


def _photo_name(others: list[str], stem: str, suffix: str) -> str:
    """Return the photo's name beside those files: the stem or, without one, the next number. Raises Refused."""
    stems = {name.partition(".")[0].lower() for name in others}
    numbered = (f"photo-{number}" for number in itertools.count(1))
    name = f"{stem or next(free for free in numbered if free not in stems)}.{suffix}"
    if name not in others and (wrong := wrong_photo_name(name, [*others, name])):
        raise Refused(*wrong)
    return name
