"""Reports of problems: as an editor reads them, or as the hosting site shows them beside the lines."""

from collections.abc import Iterable

from ..archive.problem import Problem
from ..messages.advice import visible
from ..messages.message import Message, plural_message
from .texts.status_table import escape_markdown


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Return each problem once: errors before warnings, by file and line."""
    return sorted(set(problems), key=lambda problem: (problem.warning, problem.source, problem.line, problem.what))


def annotation(problem: Problem) -> str:
    """Return a workflow command that GitHub shows as an annotation.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    """
    level = "warning" if problem.warning else "error"
    line = f",line={problem.line}" if problem.line else ""
    message = Message("{what}; {instead}", what=problem.what, instead=problem.instead)
    words = _escape(visible(message.said_of(problem.source)))
    return f"::{level} file={_escape(visible(problem.source)).replace(':', '%3A').replace(',', '%2C')}{line}::{words}"


def list_item(problem: Problem) -> str:
    """Return an item of a list in Markdown, for a job's summary."""
    place, _, words = str(problem).partition(": ")
    return f"- `{place}`: {escape_markdown(words)}"


def _escape(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def summary(problems: Iterable[Problem], posts: int, drafts: int) -> Message:
    """Return the last line of a check."""
    warnings = [problem.warning for problem in problems]
    content = plural_message("{number} post and page", "{number} posts and pages", posts)
    if drafts:
        hidden = plural_message("{number} draft not published", "{number} drafts not published", drafts)
        content = Message("{posts}, {drafts}", posts=content, drafts=hidden)
    if not warnings:
        return Message("{content}: nothing to mend.", content=content)
    return Message(
        "{content}: {errors}, {warnings}.",
        content=content,
        errors=plural_message("{number} error", "{number} errors", warnings.count(False)),
        warnings=plural_message("{number} warning", "{number} warnings", warnings.count(True)),
    )
