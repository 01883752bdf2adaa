"""Commands that check: what is wrong, what can be mended, how far the translations are."""

import difflib
from dataclasses import replace
from pathlib import Path

import click

from ..archive.content import Content
from ..archive.folder import Folder, Sheet
from ..archive.language import Language
from ..archive.problem import Problem, Problems
from ..editions.site import located, read_site
from . import hook, status
from .advice import advice
from .command import POST, asked_post
from .desk import THEME, editions, find, read
from .difference import differences
from .file import save
from .history import state_of
from .refusal import Refused
from .repair import Repair, decoded, mixed_words, replaced, safe_repairs, visible
from .report import annotation, ordered, summary
from .state import state, translations
from .terminal import agree, say, show_diff, show_pieces, show_problem, show_table


@click.command()
@click.option("--format", "form", envvar="FORMAT", type=click.Choice(["text", "github"]), default="text")
@click.option("--staged", is_flag=True, help="Check what the next commit would hold.")
@click.pass_obj
def check(root: Path, form: str, staged: bool) -> None:
    """Say all that is wrong in the content, and what to write instead."""
    problems, posts = _staged(root) if staged else _checked(root)
    for problem in problems:
        say(annotation(problem)) if form == "github" else show_problem(problem)
    say(summary(problems, posts))
    if any(not problem.warning for problem in problems):
        raise SystemExit(1)


def _checked(root: Path) -> tuple[list[Problem], int]:
    """(all problems of the content there, the number of its posts and pages)."""
    content, every = read(root), editions()
    try:
        found = set(read_site(content, THEME, every).warnings)
    except Problems as error:
        found = set(error.problems)
    found |= {located(root, problem) for problem in advice(content, every[0].contact)}
    return ordered(found), len(content.folders)


def _staged(root: Path) -> tuple[list[Problem], int]:
    """The same of the content as the next commit would have it."""
    with hook.staged(root) as copy:
        problems, posts = _checked(copy)
    beside = str(copy).removesuffix(str(root))
    return [replace(problem, source=problem.source.removeprefix(beside)) for problem in problems], posts


@click.command()
def hooks() -> None:
    """Let git check the content before each commit."""
    say(f"{hook.install()} is written: git runs make check before each commit, and refuses one with errors.")


@click.command()
@POST
@click.pass_obj
def fix(root: Path, post: str | None) -> None:
    """Mend in a post's texts what can be mended safely, and show each change."""
    content, folder = asked_post(root, post)
    for code, language in content.languages.items():
        path = root / folder.path / f"{code}.md"
        if path.is_file() and not path.is_symlink():
            _mend(path, language)


def _mend(path: Path, language: Language) -> None:
    data = path.read_bytes()
    text = _decoded(path, data)
    if text is None:
        return
    for repair in safe_repairs(text):
        _show(path, text, repair)
        text = repair.text
    for word, made in mixed_words(text, language):
        repair = replaced(text, word, made)
        _show(path, text, repair)
        text = repair.text if agree(repair.asks) else text
    if text.encode() != data:
        save(path, text.encode())
    say(f"{path} is mended." if text.encode() != data else f"{path} was left as it is.")


def _decoded(path: Path, data: bytes) -> str | None:
    """The file's characters, or None where an editor does not agree to what they seem to be."""
    repair = decoded(data)
    if repair.what:
        say(f"{path}: {repair.what}")
    if repair.asks and not agree(repair.asks):
        say(f"{path} was left as it is: save it as UTF-8 in your editor.")
        return None
    return repair.text


def _show(path: Path, text: str, repair: Repair) -> None:
    """What a repair does, line by line."""
    say(f"{path}: {repair.what}")
    before, after = (visible(one).split("\n") for one in (text, repair.text))
    show_diff([*difflib.unified_diff(before, after, lineterm="", n=0)][2:])


@click.command(name="status")
@POST
@click.option("--format", "form", envvar="FORMAT", type=click.Choice(["text", "markdown", "json"]), default="text")
@click.pass_obj
def status_(root: Path, post: str | None, form: str) -> None:
    """Say how each post stands in each language; of one post, also what has changed since it was translated."""
    content = read(root)
    folders = [find(content, post)] if post else content.folders
    table = status.rows(content, folders)
    if form != "text":
        say(status.as_json(table) if form == "json" else status.as_markdown(table))
        return
    show_table(table)
    say("\n".join(["", *status.in_words(table)]))
    if post:
        for sheet in translations(folders[0]):
            _show_change(content, folders[0], sheet)


def _show_change(content: Content, folder: Folder, sheet: Sheet) -> None:
    """What has changed in the original since the translation, where git knows."""
    original, named = folder.original, sheet.header.translates
    if original is None or named is None or state(folder, sheet.language, content) != "stale":
        return
    say(f"\nWhat has changed in {original.source} since {sheet.source} was translated:\n")
    try:
        before = state_of(content.root / original.source, named.digest)
    except Refused as refused:
        say(f"{refused.message}.")
        return
    after = (original.header.title, original.header.summary, original.body.text)
    for pieces in differences(*("\n".join(parts).strip().split("\n") for parts in (before, after))):
        show_pieces(pieces)
