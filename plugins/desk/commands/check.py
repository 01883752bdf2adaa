"""`make check`: say all that is wrong in the content."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from ...archive.content import Content
from ...archive.problem import Problem, Problems
from ...editions.site import locate, read_site
from ..advice import advise
from ..answers import one_of
from ..commit_hook import staged_content
from ..event_fields import check_revisions
from ..problem_report import annotation, list_item, sort_problems, summary
from ..project import THEME, project_content, project_editions
from ..published_addresses import check_published
from ..terminal import read_given, say, show_problem


@click.command()
@click.option("--format", "form", envvar="FORMAT", default="text", help="How to say it: text, markdown or github.")
@click.option("--staged", is_flag=True, help="Check what the next commit would hold.")
@click.pass_obj
def check(root: Path, form: str, staged: bool) -> None:
    """Say all that is wrong in the content, and what to write instead."""
    form = read_given("FORMAT", form, one_of("text", "markdown", "github"))
    if staged:
        with staged_content(root) as copy:
            problems, content = _check(copy, root)
    else:
        problems, content = _check(root, root)
    show: Callable[[Problem], None] = {"text": show_problem, "markdown": _list_item, "github": _annotate}[form]
    for problem in problems:
        show(problem)
    originals = (folder.original for folder in content.folders)
    drafts = sum(original is not None and original.header.status == "draft" for original in originals)
    last_line = summary(problems, len(content.folders), drafts)
    say(f"\n{last_line}\n" if form == "markdown" else last_line)
    if any(not problem.warning for problem in problems):
        raise SystemExit(1)


def _annotate(problem: Problem) -> None:
    say(annotation(problem))


def _list_item(problem: Problem) -> None:
    say(list_item(problem))


def _check(root: Path, shown_root: Path) -> tuple[list[Problem], Content]:
    """Return (all problems of the content that lies at `root`, as if it lay at `shown_root`, the content)."""
    content, editions = project_content(root), project_editions()
    try:
        problems = set(read_site(content, THEME, editions).warnings)
    except Problems as error:
        problems = set(error.problems)
    problems.update(locate(root, advise(content, editions[0].contact)))
    problems.update(locate(root, check_revisions(content, editions)))
    problems.update(locate(root, check_published(content, editions)))
    # What should lie in no repository is an error here, even beside a draft.
    strict = (replace(problem, warning=problem.warning and not problem.exposed) for problem in problems)
    return sort_problems(_relocate(problem, root, shown_root) for problem in strict), content


def _relocate(problem: Problem, root: Path, shown_root: Path) -> Problem:
    """Return the problem with a file below `root` named as if it lay below `shown_root`."""
    path = Path.cwd() / problem.source
    inside = path.relative_to(root) if root != shown_root and path.is_relative_to(root) else None
    return replace(problem, source=str(shown_root / inside)) if inside else problem
