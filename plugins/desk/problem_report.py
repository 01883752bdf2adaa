"""A report: problems as an editor reads them, or as the hosting site shows them beside the lines."""

from collections.abc import Iterable

from ..archive.problem import Problem, count, visible


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once: errors before warnings, by file and line."""
    return sorted(set(problems), key=lambda one: (one.warning, one.source, one.line, one.what))


def annotation(problem: Problem) -> str:
    """A workflow command that GitHub shows as an annotation.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    """
    level = "warning" if problem.warning else "error"
    line = f",line={problem.line}" if problem.line else ""
    words = _escaped(visible(f"{problem.what}; {problem.instead}"))
    return f"::{level} file={_escaped(visible(problem.source)).replace(':', '%3A').replace(',', '%2C')}{line}::{words}"


def _escaped(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def summary(problems: Iterable[Problem], posts: int, drafts: int) -> str:
    """The last line of a check."""
    every = list(problems)
    errors = sum(not problem.warning for problem in every)
    found = f"{count(errors, 'error')}, {count(len(every) - errors, 'warning')}" if every else "nothing to mend"
    hidden = f", {count(drafts, 'draft')} not published" if drafts else ""
    return f"{count(posts, 'post and page', 'posts and pages')}{hidden}: {found}."
