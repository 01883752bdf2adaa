"""The terminal: what an editor is asked and shown; plain lines where nobody sits before one. click and rich do it."""

import difflib
import sys
from collections.abc import Callable, Sequence
from itertools import islice

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..archive.problem import Problem
from ..messages.advice import visible
from ..messages.message import Message
from ..messages.refusal import Refused, WrongAnswer
from .texts.status_table import HEADINGS, TITLE, Row
from .texts.translation_state import STATES
from .texts.word_diff import Piece, plain

COLOURS = dict(zip(STATES, ("", "green", "red", "yellow", "blue", "yellow", "bold red"), strict=True))
LINES = 200  # of a diff; nobody reads more
YES = frozenset("y yes д да d da".split())
NO = frozenset("n no н не нет ne net".split())


def is_interactive() -> bool:
    """Tell whether there is somebody to ask."""
    return sys.stdin.isatty()


def ask(
    variable: str,
    given: str | None,
    question: Message | str,
    read: Callable[[str], str] = str,
    default: str | None = None,
) -> str:
    """Return what was given as that make variable, else what an editor answers, else the default.

    `read` returns what it is taken for, or raises WrongAnswer with what to write. Raises Refused where nobody can be
    asked.
    """
    if given is None and is_interactive():
        return _answer(question, read, default)
    if given is None and default is None:
        command = str(click.get_current_context().info_name)
        instead = Message("write it: make {command} {variable}=…", command=command, variable=variable)
        raise Refused(Message("{variable} is missing", variable=variable), instead)
    return read_given(variable, str(default if given is None else given), read)


def read_given(variable: str, words: str, read: Callable[[str], str]) -> str:
    """Return what `read` takes the words for that were given as that make variable. Raises Refused."""
    try:
        return read(words)
    except WrongAnswer as wrong:
        what = Message("{variable} is “{words}”", variable=variable, words=visible(words))
        raise Refused(what, wrong.instead) from None


def _answer(question: Message | str, read: Callable[[str], str], default: str | None) -> str:
    """Return what an editor answers, asked again until it can be read."""
    while True:
        try:
            return read(click.prompt(str(question), default=default, value_proc=str))
        except WrongAnswer as wrong:
            say(wrong.instead)


def agree(question: Message) -> bool:
    """Tell whether an editor says yes; no, where nobody can be asked."""
    if not is_interactive():
        return False
    asked = str(Message("{question} [yes/no]", question=question))
    while True:
        words = click.prompt(asked, default="", show_default=False, value_proc=str).strip().lower()
        if words in YES | NO | {""}:
            return words in YES


def say(message: Message | str) -> None:
    click.echo(str(message))


def show_problem(problem: Problem) -> None:
    place, _, rest = str(problem).partition(": ")
    click.secho(place, nl=False, bold=True)
    click.secho(": ", nl=False)
    click.secho(rest, fg="yellow" if problem.warning else "red")


def show_diff(before: str, after: str) -> None:
    """Show what changes in a text, line by line."""
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=0)
    for line in map(visible, islice(lines, 2, LINES)):
        click.secho(line, fg={"+": "green", "-": "red", "@": "cyan"}.get(line[:1]))


def show_pieces(pieces: Sequence[Piece]) -> None:
    """Show a passage with what was taken out and put in; marked by signs too, for those who see no colours."""
    for piece in pieces:
        words = "\n".join(map(visible, plain([piece]).split("\n")))
        click.secho(words, nl=False, fg={"+": "green", "-": "red"}.get(piece.change))
    click.echo()


def show_status(rows: list[Row]) -> None:
    """Show the status of posts, as columns."""
    is_terminal = sys.stdout.isatty()
    columns = Table(box=None, pad_edge=False, header_style="bold" if is_terminal else "")
    for heading in (*HEADINGS, *(rows[0].states if rows else ())):
        columns.add_column(str(heading), no_wrap=heading != TITLE, overflow="fold")
    for row in rows:
        states = [Text(str(STATES[state]), COLOURS[state]) for state in row.states.values()]
        columns.add_row(str(row.date or ""), Text(row.post.partition("/")[2]), Text(row.title), *states)
    Console(highlight=False, width=None if is_terminal else 200).print(columns)
