"""Commands that check: what is wrong, what can be mended, how far the translations are."""

from dataclasses import replace
from itertools import islice
from pathlib import Path

import click

from ...archive.content import Content
from ...archive.post_folder import Folder
from ...archive.problem import Problem, Problems
from ...archive.text import Sheet
from ...editions.site import located, read_site
from ...language.language import Language
from .. import commit_hook as hook
from ..advice import advice
from ..git_history import state_of
from ..options import POST, asked_post
from ..problem_report import annotation, ordered, summary
from ..project import THEME, editions, find, read
from ..refusal import Refused
from ..terminal import agree, is_asked, say, show_diff, show_pieces, show_problem, show_table
from ..texts import status_table as status
from ..texts.repairs import decoded, mixed_words, replaced, safe_repairs
from ..texts.translation_state import state, translations
from ..texts.word_diff import differences
from ..whole_files import read_file, save

MOST = 200  # mixed words of a text that an editor is asked about


@click.command()
@click.option("--format", "form", envvar="FORMAT", type=click.Choice(["text", "github"]), default="text")
@click.option("--staged", is_flag=True, help="Check what the next commit would hold.")
@click.pass_obj
def check(root: Path, form: str, staged: bool) -> None:
    """Say all that is wrong in the content, and what to write instead."""
    if staged:
        with hook.staged(root) as copy:
            problems, content = _checked(copy, root)
    else:
        problems, content = _checked(root, root)
    for problem in problems:
        say(annotation(problem)) if form == "github" else show_problem(problem)
    drafts = sum(one.original is not None and one.original.header.status == "draft" for one in content.folders)
    say(summary(problems, len(content.folders), drafts))
    if any(not problem.warning for problem in problems):
        raise SystemExit(1)


def _checked(root: Path, shown: Path) -> tuple[list[Problem], Content]:
    """(all problems of the content that lies at `root`, as if it lay at `shown`, the content)."""
    content, every = read(root), editions()
    try:
        found = set(read_site(content, THEME, every).warnings)
    except Problems as error:
        found = set(error.problems)
    found |= {located(root, problem) for problem in advice(content, every[0].contact)}
    # What should lie in no repository is an error here, even beside a draft.
    strict = (replace(one, warning=one.warning and not one.exposed) for one in found)
    return ordered(_placed(one, root, shown) for one in strict), content


def _placed(problem: Problem, root: Path, shown: Path) -> Problem:
    """The problem with a file below `root` named as if it lay below `shown`."""
    path = Path.cwd() / problem.source
    inside = path.relative_to(root) if root != shown and path.is_relative_to(root) else None
    return replace(problem, source=str(shown / inside)) if inside else problem


@click.command()
def hooks() -> None:
    """Let git check the content before each commit."""
    path, author = hook.install()
    say(f"{path} is written: git runs make check before each commit, and refuses one with errors.")
    say(f"Every commit will show to all, for good: {author or 'whatever git config user.name and user.email say'}")


@click.command()
@POST
@click.pass_obj
def fix(root: Path, post: str | None) -> None:
    """Mend in a post's texts what can be mended safely, and show each change."""
    content, folder = asked_post(root, post)
    paths = {root / folder.path / f"{code}.md": language for code, language in content.languages.items()}
    mended = [_mend(path, language) for path, language in paths.items() if path.is_file() and not path.is_symlink()]
    if not all(mended):
        raise SystemExit(1)


def _mend(path: Path, language: Language) -> bool:
    """Whether the file could be read as text; if so, it is mended."""
    data = read_file(path)
    repair = decoded(data)
    if repair.asks:
        say(f"{path}: {repair.what}.")
        if not agree(repair.asks):
            say(f"{path} was left as it is: save it as UTF-8 in your editor.")
            return False
    text = repair.text
    for one in safe_repairs(text):
        say(f"{path}: {one.what}")
        show_diff(text, one.text)
        text = one.text
    for word, made in islice(mixed_words(text, language), MOST):
        one = replaced(text, word, made)
        if agree(one.asks):
            text = one.text
        elif not is_asked():
            say(f"{path}: {one.asks} Run this in a terminal to answer.")
    if text.encode() == data:
        say(f"{path} was left as it is; make check says what a person must mend.")
        return True
    save(path, data, text.encode())
    say(f"{path} is mended.")
    return True


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
