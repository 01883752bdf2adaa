"""The generators: how a Pelican run becomes a build of the site. Only this module and `__init__` know Pelican."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar, NoReturn

from pelican.generators import Generator

from ..archive.problem import Problems
from ..editions.rendering.site_maker import REFUSALS
from ..messages.advice import describe_os_error
from ..messages.message import Message, plural_message
from .build import Build, Busy, tell
from .tree_writer import WrongTree


def start_build(settings: dict[str, Any]) -> Build:
    """Return a build as Pelican's settings say."""
    content, theme, output = (Path(settings[name]) for name in ("PATH", "THEME", "OUTPUT_PATH"))
    return Build(settings, content, theme, output)


class EditionGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Writes the pages of one edition. Pelican wants classes, so each edition has a class of its own."""

    build: ClassVar[Build]  # one for all generators of a run
    folder: ClassVar[str]  # the edition's, in the tree

    def generate_context(self) -> None:
        with refusals_told():
            self.build.read()

    def generate_output(self, writer: object) -> None:
        with refusals_told():
            self.build.write(self.folder)


class SharedGenerator(EditionGenerator):
    """Writes what all editions share, and then puts the whole tree into its place."""

    folder = ""

    def generate_output(self, writer: object) -> None:
        super().generate_output(writer)
        with refusals_told():
            print(_done(self.build.finish(), self.build.output))


@contextmanager
def refusals_told() -> Iterator[None]:
    """If the enclosed block refuses, print its reasons on standard error and end the run with exit code 1.

    Pelican would show a traceback for any exception but SystemExit.
    """
    try:
        yield
    except Problems as error:
        tell(error.problems)
        errors = sum(not problem.warning for problem in error.problems)
        refuse(
            plural_message(
                "{number} mistake to mend; nothing was written.",
                "{number} mistakes to mend; nothing was written.",
                errors,
            )
        )
    except (Busy, WrongTree, *REFUSALS) as error:
        refuse(Message("{reason}. Nothing was written.", reason=error.reason))
    except BrokenPipeError:
        raise  # whoever read it has seen enough
    except OSError as error:
        what, instead = describe_os_error(error)
        refuse(Message("{what}; {instead}. What is published is as it was.", what=what, instead=instead))


def refuse(reason: Message) -> NoReturn:
    """End the run with exit code 1. Raises SystemExit."""
    print(reason, file=sys.stderr)
    raise SystemExit(1)


def _done(summary: Message, tree: Path) -> Message:
    """Return what a build did, with how to look at it."""
    return Message(
        "{summary} To look at the site: python3 -m http.server --directory {folder}, then http://localhost:8000/",
        summary=summary,
        folder=str(tree),
    )
