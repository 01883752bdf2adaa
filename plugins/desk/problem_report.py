"""Reports of problems: as an editor reads them, or as the hosting site shows them beside the lines."""

from collections.abc import Iterable

from ..archive.problem import Problem
from ..messages.advice import visible


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Return each problem once: errors before warnings, by file and line."""
    return sorted(set(problems), key=lambda problem: (problem.warning, problem.source, problem.line, problem.what))


def annotation(problem: Problem) -> str:
    """Return a workflow command that GitHub shows as an annotation.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    """
    level = "warning" if problem.warning else "error"
    line = f",line={problem.line}" if problem.line else ""
    words = _escape(visible(f"{problem.what}; {problem.instead}"))
    return f"::{level} file={_escape(visible(problem.source)).replace(':', '%3A').replace(',', '%2C')}{line}::{words}"


def _escape(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def summary(problems: Iterable[Problem], posts: int, drafts: int) -> str:
    """Return the last line of a check."""
    warnings = [problem.warning for problem in problems]
    errors = warnings.count(False)
    outcome = f"{count(errors, 'error')}, {count(sum(warnings), 'warning')}" if warnings else "nothing to mend"
    hidden = f", {count(drafts, 'draft')} not published" if drafts else ""
    return f"{count(posts, 'post and page', 'posts and pages')}{hidden}: {outcome}."
