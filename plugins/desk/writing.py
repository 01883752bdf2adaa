"""Commands that write: a post, its translation, its photos, its address."""

import itertools
import os
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import click

from ..archive.content import Content
from ..archive.folder import KINDS, YEARS, wrong_address, wrong_name
from ..archive.header import day
from ..archive.problem import count, nearest
from ..archive.slug import slug as slug_of
from ..archive.slug import wrong_slug
from .command import IN, POST, asked_post, check_whole, one_of, variable
from .cyrillic import Doubt
from .cyrillic import cyrillic as in_cyrillic
from .desk import read, slug_in, taken
from .file import begin, read_file, read_text, save, save_all
from .form import form, one_line
from .move import changes
from .picture import cleaned, read_box
from .refusal import Refused
from .repair import decoded
from .state import translations
from .terminal import agree, ask, say
from .translation import begun, renewed

PARENTS = {kind: parent for parent, kind in KINDS.items()}
SLUG = 50  # letters of a slug that the desk proposes, about
PHOTO = 100 * 2**20  # bytes of a photo as it comes from a camera
DRAFT = 2 * 2**20  # bytes of a draft


@click.command()
@variable("KIND", "rally, statement or page.")
@IN
@variable("TITLE", "Its title.")
@variable("DATE", "The day of a post.")
@variable("PLACE", "The place of a rally.")
@variable("TAGS", "Tags of a post, with commas between.")
@variable("SLUG", "What names it in its address.")
@click.pass_obj
def new(root: Path, /, kind: str | None, code: str | None, slug: str | None, **given: str | None) -> None:
    """Begin a post or page: a folder, and a text with every useful key."""
    content = read(root)
    kind = ask("KIND", kind, f"What is it ({', '.join(PARENTS)})", one_of(*PARENTS))
    languages = content.languages
    code = ask("IN", code, f"In which language ({', '.join(languages)})", one_of(*languages))
    values = {"title": ask("TITLE", given["title"], "Title", _words), "status": "draft"}
    date = "" if kind == "page" else ask("DATE", given["date"], "Day", _day, content.today.isoformat())
    if kind == "rally":
        values["place"] = ask("PLACE", given["place"], "Place", _words)
    if kind != "page":
        values["tags"] = ask("TAGS", given["tags"], f"Tags{_listed(content)}", _tags(content), "")
    free = _free(content, date)
    proposed = _proposed(slug_of(values["title"], languages[code]) or kind, free)
    slug = ask("SLUG", slug, "Its name in the address", free, proposed)
    path = _parent(root, kind) / "-".join(filter(None, (date, slug))) / f"{code}.md"
    begin(path, form(kind, values, code, {"tags": _listed(content)}).encode())
    say(f"{path} is begun, as a draft. Write its summary into the header, and the text below the second ---.")
    say(f"To see it: make preview POST={path.parent.name}")


def _parent(root: Path, kind: str) -> Path:
    """The folder of all posts of that kind."""
    parent = root / PARENTS[kind]
    if parent.is_symlink():
        raise Refused(f"{parent} is a symbolic link", "put the folder itself here")
    return parent


def _words(words: str) -> str:
    if not one_line(words):
        raise ValueError("write some words")
    return one_line(words)


def _day(words: str) -> str:
    found = day([words.strip()])
    if found.year not in YEARS:
        raise ValueError(f"the year {found.year} cannot be right; write the day as 2022-02-24")
    return found.isoformat()


def _listed(content: Content) -> str:
    return f" ({', '.join(content.tags)})" if content.tags else ""


def _tags(content: Content) -> Callable[[str], str]:
    def read_tags(words: str) -> str:
        slugs = [slug.strip() for slug in words.split(",") if slug.strip()]
        for slug in slugs:
            if slug not in content.tags:
                raise ValueError(f"there is no tag “{slug}”, {nearest(slug, content.tags)}")
        return ", ".join(dict.fromkeys(slugs))

    return read_tags


def _free(content: Content, date: str, own: str = "") -> Callable[[str], str]:
    """Reads a slug that a post of that day, or a page, may have; `own` is an address that it has already."""
    addresses = taken(content)

    def read_slug(words: str) -> str:
        if date and re.match(r"\d{4}-", words):
            raise ValueError("leave out the day: it is no part of the name")
        address = f"{date[:7].replace('-', '/')}/{words}" if date else words
        if wrong := wrong_slug(words) or wrong_address(address):
            raise ValueError(f"{wrong[0]}; {wrong[1]}")
        if f"{address}/" in addresses and addresses[f"{address}/"] != own:
            raise ValueError(f"{addresses[f'{address}/']} has that address; choose another")
        return words

    return read_slug


def _proposed(slug: str, free: Callable[[str], str]) -> str:
    """The slug's first words, with a number where they are taken."""
    short = slug if len(slug) <= SLUG else slug[: SLUG + 1].rpartition("-")[0] or slug[:SLUG]
    for number in range(1, 1000):
        one = short if number == 1 else f"{short}-{number}"
        try:
            return free(one)
        except ValueError:
            continue
    return short


@click.command()
@POST
@IN
@click.pass_obj
def translate(root: Path, post: str | None, code: str | None) -> None:
    """Begin the translation of a post, with the original shown as comments."""
    content, folder = asked_post(root, post)
    others = [one for one in content.languages if not folder.original or one != folder.original.language.code]
    only = others[0] if len(others) == 1 else None
    code = ask("IN", code or only, f"Into which language ({', '.join(others)})", one_of(*content.languages))
    check_whole(content, *(sheet.source for sheet in folder.sheets if sheet is folder.original))
    path = root / folder.path / f"{code}.md"
    begin(path, begun(folder, content.languages[code]).encode())
    say(f"{path} is begun, as a draft. The original stands in its header as comments, which are never published.")
    say(f"Once it says what the original says: make translated POST={path.parent.name}")


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
    date = ask("DATE", date or old, "Day", _day) if folder.date else ""
    kept = slug_in(folder) if date != old else None
    free = _free(content, date, f"{folder.path}, as an alias")
    slug = ask("SLUG", slug or kept, "Its new name in the address", free)
    new_path = f"{folder.path.partition('/')[0]}/{'-'.join(filter(None, (date, slug)))}"
    texts = {sheet.source: read_text(root / sheet.source) for one in content.folders for sheet in one.sheets}
    made = changes(content, folder, new_path, texts)
    saved = {root / name: (texts[name].encode(), text.encode()) for name, text in made.items()}
    save_all(saved, lambda: (root / folder.path).rename(root / new_path))
    say(f"{root / folder.path} is now {root / new_path}; {count(len(made), 'text')} changed with it.")
    if folder.original and folder.original.source in made:
        say(f"Its old address, {folder.address}, leads to the new one.")


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
    source = Path(ask("FILE", file, "Which file", _file))
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


def _file(words: str) -> str:
    """The path of a file as an editor types it, or drags it into a terminal."""
    path = words.strip().strip("'\"")
    path = url2pathname(urlsplit(path).path) if path.startswith("file://") else path
    for one in (path, path.replace("\\", "")):
        if (found := Path(os.path.expanduser(one))).is_file():  # noqa: PTH111  Path's raises for a user who is not there
            return str(found)
    raise ValueError("there is no such file; give its full path")


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
    path = Path(ask("FILE", file, "Which file", _file))
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
