"""Commands that begin a text: a new post, or a translation."""

from collections.abc import Callable
from pathlib import Path

import click

from ...archive.content import Content
from ...archive.post_folder import KINDS
from ...language.slug import slug as slug_of
from ..answers import a_day, free_slug, known_tags, one_of, some_words
from ..options import IN, POST, asked_post, check_whole, variable
from ..project import read
from ..refusal import Refused
from ..terminal import ask, say
from ..texts.header_form import form
from ..texts.translation import begun
from ..whole_files import begin

PARENTS = {kind: parent for parent, kind in KINDS.items()}
SLUG = 50  # letters of a slug that the desk proposes, about


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
    values = {"title": ask("TITLE", given["title"], "Title", some_words), "status": "draft"}
    date = "" if kind == "page" else ask("DATE", given["date"], "Day", a_day, content.today.isoformat())
    if kind == "rally":
        values["place"] = ask("PLACE", given["place"], "Place", some_words)
    if kind != "page":
        values["tags"] = ask("TAGS", given["tags"], f"Tags{_listed(content)}", known_tags(content), "")
    free = free_slug(content, date)
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


def _listed(content: Content) -> str:
    return f" ({', '.join(content.tags)})" if content.tags else ""


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
