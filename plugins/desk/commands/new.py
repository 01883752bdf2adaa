"""`make new`: begin a post or page."""

from collections.abc import Mapping
from pathlib import Path

import click

from ...archive.kind import KINDS_BY_NAME, Kind
from ...language.slug import slug as slug_of
from ...messages.language_choice import chosen_languages
from ...messages.message import Message
from ...messages.refusal import Refused, WrongAnswer
from ..answers import Reader, free_slug, known_tags, one_of, read_day, read_words
from ..command_options import IN, variable
from ..project import kind_names, project_content
from ..safe_files import begin_file
from ..terminal import ask, say
from ..texts.header_form import header_form

SLUG = 50  # letters of a slug that the desk proposes, about


@click.command()
@variable("KIND", f"{', '.join(KINDS_BY_NAME)}.")
@IN
@variable("TITLE", "Its title.")
@variable("DATE", "The day of a post.")
@variable("PLACE", "The place of a rally.")
@variable("TAGS", "Tags of a post, with commas between.")
@variable("SLUG", "What names it in its address.")
@click.pass_obj
def new(root: Path, /, kind: str | None, code: str | None, slug: str | None, **given: str | None) -> None:
    """Begin a post or page: a folder, and a text with every useful field."""
    content = project_content(root)
    names = kind_names(content)
    also = {words: name for names_in_language in names.values() for words, name in names_in_language.items()}
    shown = _first_names(names.get(next(iter(chosen_languages()), ""), {})) or list(KINDS_BY_NAME)
    question = Message("What is it ({kinds})", kinds=", ".join(shown))
    post_kind = KINDS_BY_NAME[ask("KIND", kind, question, one_of(*KINDS_BY_NAME, also=also, shown=shown))]
    languages = content.languages
    question = Message("In which language ({languages})", languages=", ".join(languages))
    code = ask("IN", code, question, one_of(*languages))
    values = {"title": ask("TITLE", given["title"], Message("Title"), read_words), "status": "draft"}
    date = ask("DATE", given["date"], Message("Day"), read_day, content.today.isoformat()) if post_kind.is_dated else ""
    if post_kind.is_event:
        values["place"] = ask("PLACE", given["place"], Message("Place"), read_words)
    tags = ", ".join(content.tags)
    if post_kind.is_dated:
        question = Message("Tags ({tags})", tags=tags) if tags else Message("Tags")
        values["tags"] = ask("TAGS", given["tags"], question, known_tags(content), "")
    free = free_slug(content, date)
    proposed = _propose(slug_of(values["title"], languages[code]) or post_kind.name, free)
    slug = ask("SLUG", slug, Message("Its name in the address"), free, proposed)
    path = _parent(root, post_kind) / "-".join(filter(None, (date, slug))) / f"{code}.md"
    known = {"tags": f" ({tags})" if tags else ""}
    begin_file(path, header_form(post_kind.name, values, code, known).encode())
    say(
        Message(
            "{path} is begun, as a draft. Write its summary into the header, and the text below the second ---.",
            path=str(path),
        )
    )
    say(Message("To see it: make preview POST={post}", post=path.parent.name))


def _first_names(names: Mapping[str, str]) -> list[str]:
    """Return of several names of each kind the first."""
    return list({kind: words for words, kind in reversed(list(names.items()))}.values())[::-1]


def _parent(root: Path, kind: Kind) -> Path:
    """Return the folder of all posts of that kind. Raises Refused where it is a link."""
    parent = root / kind.folder
    if parent.is_symlink():
        what = Message("{folder} is a symbolic link", folder=str(parent))
        raise Refused(what, Message("put the folder itself here"))
    return parent


def _propose(slug: str, free: Reader) -> str:
    """Return the slug's first words, with a number where they are taken."""
    short = slug if len(slug) <= SLUG else slug[: SLUG + 1].rpartition("-")[0] or slug[:SLUG]
    for number in range(1, 1000):
        try:
            return free(short if number == 1 else f"{short}-{number}")
        except WrongAnswer:
            continue
    return short
