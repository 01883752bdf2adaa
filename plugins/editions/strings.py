"""Strings: what the theme says in an edition, from its language's gettext catalogue.

The gettext module and Babel read and write catalogues; ours is that nothing may be missing.
"""

import gettext
import re
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from ..archive.parsing.letter_rules import check_words
from ..archive.problem import Problem, Reading
from ..cache.store import make_key
from ..language.language import Language

LINE = re.compile(r'#.*|(msg\w+(\[\d\])?\s+)?"([^"\\]|\\.)*"\s*')


class MissingString(Exception):
    """A template asks for a string that the catalogue does not have; the message says which."""


class Strings(gettext.GNUTranslations):
    """What the theme says in one edition; it never falls back to English."""

    digest: str  # names all that it says; the header is left out, in which Babel writes when it was compiled

    def gettext(self, message: str) -> str:
        return self._check_known(message, super().gettext(message), message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._check_known((msgid1, self.plural(n)), super().ngettext(msgid1, msgid2, n), msgid1)  # type: ignore[attr-defined]

    def _check_known(self, key: str | tuple[str, int], words: str, message: str) -> str:
        if key not in self._catalog:  # type: ignore[attr-defined]
            raise MissingString(f"the catalogue lacks “{message}”; run `make strings` and translate it")
        return words


def read_catalogues(theme: Path, languages: Iterable[Language]) -> Reading[dict[str, Catalog]]:
    """Return the catalogues by language code, without those that are not whole. A string that one has, all have."""
    catalogues: dict[str, Catalog] = {}
    for language in sorted(languages, key=lambda language: language.code):
        catalogue = yield from read_catalogue(theme, language)
        if catalogue:
            catalogues[language.code] = catalogue
    known = {message.id: None for catalogue in catalogues.values() for message in catalogue if message.id}
    for code, catalogue in catalogues.items():
        for id_ in known:
            if id_ not in catalogue:
                name, english = _name(theme, code), id_ if isinstance(id_, str) else id_[0]
                yield Problem(name, 0, f"“{english}” is not there", "run `make strings` and translate it")
    return catalogues


def _path(theme: Path, code: str) -> Path:
    return theme / "translations" / code / "LC_MESSAGES" / "messages.po"


def _name(theme: Path, code: str) -> str:
    """Return the catalogue's file, for a message."""
    return _path(theme, code).relative_to(theme.parent).as_posix()


def read_catalogue(theme: Path, language: Language) -> Reading[Catalog | None]:
    """Return the language's catalogue, or None where it is not whole: all strings there, none fuzzy, well formed."""
    path, name = _path(theme, language.code), _name(theme, language.code)
    if not path.is_file():
        yield Problem(
            name, 0, f"“{language.code}” has no catalogue", f"run: pybabel init -l {language.code} (see README)"
        )
        return None
    for line, words in enumerate(path.read_text("utf-8").splitlines(), 1):
        if words and not LINE.fullmatch(words):  # Babel would take a string that is never closed
            yield Problem(name, line, "gettext cannot read this line", "put the words between two quotes")
            return None
    try:
        catalogue = read_po(BytesIO(path.read_bytes()), locale=language.code, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        yield Problem(name, getattr(error, "lineno", -1) + 1, f"gettext cannot read this: {error}", "correct the line")
        return None
    problems = [
        problem for message in catalogue if message.id for problem in _check(message, catalogue, language, name)
    ]
    yield from problems
    return None if problems else catalogue


def _check(message: Message, catalogue: Catalog, language: Language, name: str) -> Reading[None]:
    line = message.lineno or 0
    words = _words(message)
    english = message.id[0] if isinstance(message.id, tuple) else message.id
    if message.fuzzy:
        yield Problem(name, line, f"“{english}” is marked fuzzy", "correct its translation, then delete “fuzzy”")
    elif not all(words):
        yield Problem(name, line, f"“{english}” has no translation", "write one between the quotes of msgstr")
    for error in message.check(catalogue) if all(words) else ():
        yield Problem(name, line, f"the translation of “{english}” is wrong: {error}", "keep what is between %( and )s")
    for form in words:
        yield from check_words(form, language, name, line)


def _words(message: Message) -> tuple[str, ...]:
    """Return a message's translation, in each of its plural forms."""
    words = message.string
    return tuple(words) if isinstance(words, (tuple, list)) else (words or "",)


def convert_catalogue(catalogue: Catalog, change: Callable[[str], str]) -> Catalog:
    """Return the catalogue with its translations changed, as into another script."""
    converted = Catalog(locale=catalogue.locale)
    for message in catalogue:
        if message.id:
            words = tuple(map(change, _words(message)))
            converted.add(message.id, words if message.pluralizable else words[0])
    return converted


def compile_catalogue(catalogue: Catalog) -> Strings:
    """Return the catalogue as gettext wants it; it raises MissingString for a string that is not there."""
    file = BytesIO()
    write_mo(file, catalogue)
    file.seek(0)
    strings = Strings(file)
    messages = sorted(repr(item) for item in strings._catalog.items() if item[0])  # type: ignore[attr-defined]
    strings.digest = make_key(*messages)
    return strings
