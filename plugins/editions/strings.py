"""Strings: what the theme says in an edition, from its language's gettext catalogue.

The gettext module and Babel read and write catalogues; ours is that nothing may be missing.
"""

import gettext
import re
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as String
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from ..archive.parsing.letter_rules import check_words
from ..archive.problem import Problem, Reading, Unable
from ..cache.store import make_key
from ..language.language import Language
from ..messages.message import Message

LINE = re.compile(r'#.*|(msg\w+(\[\d\])?\s+)?"([^"\\]|\\.)*"\s*')


class MissingString(Unable):
    """A template asks for a string that the catalogue does not have."""


class Strings(gettext.GNUTranslations):
    """What the theme says in one edition; it never falls back to English."""

    digest: str  # names all that it says; the header is left out, in which Babel writes when it was compiled

    def gettext(self, message: str) -> str:
        return self._check_known(message, super().gettext(message), message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._check_known((msgid1, self.plural(n)), super().ngettext(msgid1, msgid2, n), msgid1)  # type: ignore[attr-defined]

    def _check_known(self, key: str | tuple[str, int], words: str, message: str) -> str:
        if key not in self._catalog:  # type: ignore[attr-defined]
            reason = Message("the catalogue lacks “{string}”; run `make strings` and translate it", string=message)
            raise MissingString(reason)
        return words


def read_catalogues(theme: Path, languages: Iterable[Language]) -> Reading[dict[str, Catalog]]:
    """Return the catalogues by language code, without those that are not whole. A string that one has, all have."""
    catalogues: dict[str, Catalog] = {}
    for language in sorted(languages, key=lambda language: language.code):
        catalogue = yield from read_catalogue(theme, language)
        if catalogue:
            catalogues[language.code] = catalogue
    known = {string.id: None for catalogue in catalogues.values() for string in catalogue if string.id}
    for code, catalogue in catalogues.items():
        for id_ in known:
            if id_ not in catalogue:
                name, english = _name(theme, code), id_ if isinstance(id_, str) else id_[0]
                what = Message("“{string}” is not there", string=english)
                yield Problem(name, 0, what, Message("run `make strings` and translate it"))
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
        what = Message("“{language}” has no catalogue", language=language.code)
        instead = Message("run: pybabel init -l {language} (see README)", language=language.code)
        yield Problem(name, 0, what, instead)
        return None
    for line, words in enumerate(path.read_text("utf-8").splitlines(), 1):
        if words and not LINE.fullmatch(words):  # Babel would take a string that is never closed
            instead = Message("put the words between two quotes")
            yield Problem(name, line, Message("gettext cannot read this line"), instead)
            return None
    try:
        catalogue = read_po(BytesIO(path.read_bytes()), locale=language.code, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        what = Message("gettext cannot read this: {reason}", reason=str(error))
        yield Problem(name, getattr(error, "lineno", -1) + 1, what, Message("correct the line"))
        return None
    problems = [problem for string in catalogue if string.id for problem in _check(string, catalogue, language, name)]
    yield from problems
    return None if problems else catalogue


def _check(string: String, catalogue: Catalog, language: Language, name: str) -> Reading[None]:
    line = string.lineno or 0
    words = _words(string)
    english = string.id if isinstance(string.id, str) else string.id[0]
    if string.fuzzy:
        what = Message("“{string}” is marked fuzzy", string=english)
        yield Problem(name, line, what, Message("correct its translation, then delete “fuzzy”"))
    elif not all(words):
        what = Message("“{string}” has no translation", string=english)
        yield Problem(name, line, what, Message("write one between the quotes of msgstr"))
    for error in string.check(catalogue) if all(words) else ():
        what = Message("the translation of “{string}” is wrong: {reason}", string=english, reason=str(error))
        yield Problem(name, line, what, Message("keep what is between %( and )s"))
    for form in words:
        yield from check_words(form, language, name, line)


def _words(string: String) -> tuple[str, ...]:
    """Return a string's translation, in each of its plural forms."""
    words = string.string
    return tuple(words) if isinstance(words, (tuple, list)) else (words or "",)


def convert_catalogue(catalogue: Catalog, change: Callable[[str], str]) -> Catalog:
    """Return the catalogue with its translations changed, as into another script."""
    converted = Catalog(locale=catalogue.locale)
    for string in catalogue:
        if string.id:
            words = tuple(map(change, _words(string)))
            converted.add(string.id, words if string.pluralizable else words[0])
    return converted


def catalogue_sources(theme: Path, languages: Iterable[Language]) -> list[bytes]:
    """Return what the catalogues' files hold, in a fixed order; b"" of one that is not there."""
    paths = [_path(theme, code) for code in sorted(language.code for language in languages)]
    return [path.read_bytes() if path.is_file() else b"" for path in paths]


def compile_catalogue(catalogue: Catalog) -> bytes:
    """Return the catalogue as gettext wants it."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def read_compiled(compiled: bytes) -> Strings:
    """Return what a compiled catalogue says; it raises MissingString for a string that is not there."""
    strings = Strings(BytesIO(compiled))
    messages = sorted(repr(item) for item in strings._catalog.items() if item[0])  # type: ignore[attr-defined]
    strings.digest = make_key(*messages)
    return strings
