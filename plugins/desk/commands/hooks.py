"""`make hooks`: let git check the content before each commit, and keep in which language commands speak."""

import os

import click

from ...messages.catalogue import catalogue_codes
from ...messages.language_choice import ENGLISH, SETTING, VARIABLE, chosen_languages, known_languages
from ...messages.message import Message
from ..answers import read_languages
from ..command_options import variable
from ..commit_hook import in_repository, install_hook
from ..git import git, git_config
from ..terminal import ask, is_interactive, say


@click.command()
@variable(VARIABLE, "In which language commands speak in this clone: sr, sr-Latn, ru or en.")
def hooks(desk_language: str | None) -> None:
    """Let git check the content before each commit."""
    if desk_language is not None or (is_interactive() and not git_config(SETTING)):
        _keep_language(desk_language)
    path, author = install_hook()
    say(
        Message(
            "{path} is written: git runs make check before each commit and merge, and refuses one with errors.",
            path=str(path),
        )
    )
    if author:
        say(Message("Every commit will show to all, for good: {author}", author=author))
    else:
        say(Message("Every commit will show to all, for good: whatever git config user.name and user.email say"))
    say(Message("These commands speak “{languages}”; to change that: make hooks DESK_LANGUAGE=…", languages=_now(", ")))


def _keep_language(given: str | None) -> None:
    """Write into this clone's configuration which language was given, or else is answered."""
    known = ", ".join(known_languages())
    question = Message("In which language shall these commands speak ({languages})", languages=known)
    # Whoever is asked has not said yet in which language.
    in_all = " / ".join(question.words(language) for language in (ENGLISH, *catalogue_codes()))
    languages = ask(VARIABLE, given, in_all, read_languages, _now(" "))
    with in_repository():
        git("config", SETTING, languages)
    os.environ[VARIABLE] = languages  # from here on, and in the hook


def _now(between: str) -> str:
    return between.join(chosen_languages()) or ENGLISH
