"""The catalogues of messages: gettext's, read by Babel.

What one lacks is said in English: a translation that is missing stops `make test`, and never an editor's command.
"""

import gettext
import hashlib
import re
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

from ..cache.atomic_write import read_checked, write_checked
from ..language.script_conversion import to_latin

CACHE = Path(".cache")  # of whatever folder the command runs in
TRANSLATIONS = Path(__file__).with_name("translations")
SAMPLE = re.compile(r"(!?\[[^\]]*\](?:\([^)]*\)|\{\w+\}|: …)|\*\*[^*]+\*\*|[-] слова|[-] речи)")
LATIN = "-Latn"  # ends the tag of a language whose words are made from its Cyrillic ones


def catalogue_path(code: str) -> Path:
    """Return where the catalogue of that language lies."""
    return TRANSLATIONS / code / "LC_MESSAGES" / "messages.po"


@cache
def catalogue_codes() -> tuple[str, ...]:
    """Return the languages that have a catalogue, beside English, which needs none."""
    return tuple(sorted(path.parent.parent.name for path in TRANSLATIONS.glob("*/LC_MESSAGES/messages.po")))


def translate(language: str, text: str, plural: str = "", number: int = 0) -> str:
    """Return the text in a language (BCP 47), with its places as they are; in English where it is not translated."""
    translations = _translations(language.removesuffix(LATIN))
    words = translations.ngettext(text, plural, number) if plural else translations.gettext(text)
    return _in_latin(words) if language.endswith(LATIN) else words


def _in_latin(words: str) -> str:
    """Return Serbian words in Latin letters, but for samples of Markdown, which are typed in Cyrillic ones."""
    return "".join(part if SAMPLE.fullmatch(part) else to_latin(part) for part in SAMPLE.split(words))


def format_number(number: int, language: str) -> str:
    """Return the number as the language groups its digits (CLDR)."""
    if abs(number) < 1000:
        return str(number)
    from babel.numbers import format_decimal  # late, for it takes long to import

    return str(format_decimal(number, locale=language.replace("-", "_")))


@cache
def _translations(code: str) -> gettext.NullTranslations:
    try:
        return gettext.GNUTranslations(BytesIO(_compiled(code, catalogue_path(code).read_bytes())))
    except Exception:  # Babel may raise anything where a file is broken
        return gettext.NullTranslations()


def _compiled(code: str, catalogue: bytes) -> bytes:
    """Return the catalogue as gettext reads it; to compile it takes Babel longer than most commands do. Raises what
    Babel does where it cannot be read."""
    kept = CACHE / f"messages-{code}-{hashlib.sha256(catalogue).hexdigest()[:16]}.mo"
    if (known := read_checked(kept)) is not None:
        return known
    # Babel takes long to import, too.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(catalogue), locale=code, abort_invalid=True))
    if CACHE.is_dir():
        with suppress(OSError):
            for old in CACHE.glob(f"messages-{code}-*.mo"):
                old.unlink()
            write_checked(kept, compiled.getvalue())
    return compiled.getvalue()
