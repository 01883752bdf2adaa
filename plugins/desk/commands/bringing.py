"""Commands that bring in what comes from elsewhere: a photo, a draft in Latin letters."""

import itertools
from pathlib import Path

import click

from ...archive.post_folder import wrong_name
from ...archive.problem import count
from ...language.slug import slug as slug_of
from ..answers import a_file
from ..options import POST, asked_post, variable
from ..photo_cleaner import cleaned, read_box
from ..refusal import Refused
from ..terminal import agree, ask, say
from ..texts.header_form import one_line
from ..texts.latin_to_cyrillic import Doubt
from ..texts.latin_to_cyrillic import cyrillic as in_cyrillic
from ..texts.repairs import decoded
from ..whole_files import begin, read_file, save

PHOTO = 100 * 2**20  # bytes of a photo as it comes from a camera
DRAFT = 2 * 2**20  # bytes of a draft


@click.command()
@POST
@variable("FILE", "The photo as it comes from the phone or camera.")
@variable("AS", "What to call it beside the texts.")
@variable("BLACK", "Boxes to fill with black, as 120,340,80,80 or 10%,20%,5%,5%, with spaces between.")
@variable("PIXELATE", "Boxes to make unrecognisable, in the same form.")
@click.pass_obj
def photo(root: Path, /, post: str | None, file: str | None, **given: str | None) -> None:
    """Put a photo beside a post's texts, with nothing in it but what it shows."""
    content, folder = asked_post(root, post)
    source = Path(ask("FILE", file, "Which file", a_file))
    black, pixelate = ([read_box(box) for box in (given[key] or "").split()] for key in ("black", "pixelate"))
    data, suffix = cleaned(read_file(source, PHOTO), black, pixelate)
    language = folder.original.language if folder.original else next(iter(content.languages.values()))
    stem = slug_of(ask("AS", given["as"] or "", "Name", one_line), language)
    name = _photo_name(sorted(path.name for path in (root / folder.path).iterdir()), stem, suffix)
    begin(root / folder.path / name, data)
    hidden = count(len(black) + len(pixelate), "part") if black or pixelate else "nothing"
    say(f"{root / folder.path / name} is there: {len(data) // 1024:,} KB, without metadata, {hidden} of it hidden.")
    for sheet in folder.sheets:
        say(f"Paste into {sheet.source}:\n\n    ![]({name})\n")
    say("Between [ and ] write what it shows, for those who do not see it.")
    say(f'A caption comes after the name: ![…]({name} "What happens here. Photo: name")')


def _photo_name(there: list[str], stem: str, suffix: str) -> str:
    """The photo's name beside those files: the stem or, without one, the next number."""
    stems = {name.partition(".")[0].lower() for name in there}
    free = (one for one in (f"photo-{number}" for number in itertools.count(1)) if one not in stems)
    name = f"{stem or next(free)}.{suffix}"
    if name not in there and (wrong := wrong_name(name, [*there, name])):
        raise Refused(*wrong)
    return name


@click.command()
@variable("FILE", "A draft in Latin letters, as plain text.")
def cyrillic(file: str | None) -> None:
    """Write a Serbian draft in Cyrillic letters, for a person to proofread."""
    path = Path(ask("FILE", file, "Which file", a_file))
    data = read_file(path, DRAFT)
    read_as = decoded(data)
    if read_as.asks and not agree(read_as.asks):
        raise Refused(f"{path}: {read_as.what}", "save it as UTF-8 in your editor")
    draft = in_cyrillic(read_as.text)
    if draft.text.encode() != data:
        kept = _backup(path)
        begin(kept, data)
        save(path, data, draft.text.encode())
        say(f"{path} is in Cyrillic; the draft as it was is {kept}.")
    else:
        say(f"{path} was left as it is: there is nothing to convert.")
    for doubt in draft.doubts:
        say(f"{path}{_doubt(doubt)}")
    say("Now read it once: only a person can tell what each word is.")


def _doubt(doubt: Doubt) -> str:
    """Where a word stands that a person should look at, what became of it, and why it is doubtful."""
    made = "" if doubt.made == doubt.word else f" → {doubt.made}"
    return f":{doubt.line}: {doubt.word}{made}: {doubt.why}" if doubt.line else f": {doubt.why}"


def _backup(path: Path) -> Path:
    """A name for the file as it was, of the kind that the site passes over."""
    names = (path.with_name(f"{path.name}{'~' * number}") for number in range(1, 100))
    return next(name for name in names if not name.exists())
