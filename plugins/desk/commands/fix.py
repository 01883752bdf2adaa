"""`make fix`: mend in a post's texts what can be mended safely."""

from functools import partial
from itertools import chain, islice
from pathlib import Path

import click

from ...language.language import Language
from ...messages.message import Message
from ..advice import advise
from ..command_options import POST, ask_for_post
from ..event_fields import keep_event_fields
from ..project import project_editions
from ..safe_files import read_file, save_file
from ..terminal import agree, is_interactive, say, show_diff
from ..texts.repairs import (
    Proposal,
    decode_any,
    foreign_words,
    mark_words,
    mixed_words,
    replace_word,
    safe_repairs,
    verses,
)

MOST = 200  # words of a text that an editor is asked about


@click.command()
@POST
@click.pass_obj
def fix(root: Path, post: str | None) -> None:
    """Mend in a post's texts what can be mended safely, and show each change."""
    content, folder = ask_for_post(root, post)
    paths = {root / folder.path / f"{code}.md": language for code, language in content.languages.items()}
    problems = (*content.problems, *advise(content, project_editions()[0].contact))
    wrong = {root / problem.source for problem in problems}
    mended = [
        _mend(path, language, path in wrong)
        for path, language in paths.items()
        if path.is_file() and not path.is_symlink()
    ]
    if not all(mended):
        raise SystemExit(1)
    keep_event_fields(content, folder.path)


def _mend(path: Path, language: Language, is_wrong: bool) -> bool:
    """Mend the file, if it can be read as text; tell whether it could. `is_wrong`: check has something to say of it."""
    data = read_file(path)
    decoded, guess = decode_any(data)
    if guess:
        say(f"{path}: {guess.what}.")
        if not agree(guess.question):
            say(Message("{path} was left as it is: save it as UTF-8 in your editor.", path=str(path)))
            return False
    text = _keep_verses(path, _mend_words(path, _mend_safely(path, decoded), language))
    if text.encode() == data:
        if is_wrong:
            say(Message("{path} was left as it is; make check says what a person must mend.", path=str(path)))
        else:
            say(Message("{path} was left as it is; nothing in it wants mending.", path=str(path)))
        return True
    save_file(path, data, text.encode())
    say(Message("{path} is mended.", path=str(path)))
    return True


def _keep_verses(path: Path, text: str) -> str:
    """Return the text with the short lines kept apart that an editor says yes to."""
    for number in range(len(list(verses(text))) - 1, -1, -1):  # from below: the lines above stay where they are
        proposal = list(verses(text))[number]
        if _is_agreed(path, proposal):
            show_diff(text, proposal.text)
            text = proposal.text
    return text


def _is_agreed(path: Path, proposal: Proposal) -> bool:
    """Tell whether an editor says yes; where nobody can be asked, say how."""
    if agree(proposal.question):
        return True
    if not is_interactive():
        question = proposal.question
        say(Message("{path}: {question} Run this in a terminal to answer.", path=str(path), question=question))
    return False


def _mend_safely(path: Path, text: str) -> str:
    """Return the text after all repairs that need no question, each of them shown."""
    for repair in safe_repairs(text):
        say(f"{path}: {repair.what}")
        show_diff(text, repair.text)
        text = repair.text
    return text


def _mend_words(path: Path, text: str, language: Language) -> str:
    """Return the text with each word of mixed letters in Cyrillic that an editor says yes to, and each of another
    language marked."""
    mixed = [partial(replace_word, word=word, cyrillic=cyrillic) for word, cyrillic in mixed_words(text, language)]
    foreign = [partial(mark_words, words=words) for words in foreign_words(text, language)]
    for proposal_of in islice(chain(mixed, foreign), MOST):
        proposal = proposal_of(text)
        if _is_agreed(path, proposal):
            text = proposal.text
    return text
