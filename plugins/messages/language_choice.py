"""The choice of a language: in which one somebody wants to be told what there is to tell.

`DESK_LANGUAGE` says it, or what `make hooks` keeps in the clone's own git configuration, or else the locale. Where none
does, as in CI, what is told of a text is told in that text's language.
"""

import os
import re
import subprocess
from functools import cache

from .catalogue import LATIN, catalogue_codes

VARIABLE = "DESK_LANGUAGE"
SETTING = "desk.language"  # in git's configuration
ENGLISH = "en"
SILENT = frozenset({"c", "posix"})  # locales that say nothing of a language
# ru_RU.UTF-8, sr_RS@latin (POSIX), sr-Latn, sr_Latn_RS (BCP 47, CLDR)
TAG = re.compile(r"([a-z]{2,3})(?:[-_](?P<script>latn|cyrl))?(?:[-_][a-z0-9]+)*(?:\.[\w-]+)?(?:@(?P<modifier>\w+))?")


def known_languages() -> tuple[str, ...]:
    """Return the languages in which there is something to read, as BCP 47 has them."""
    return (ENGLISH, *catalogue_codes(), *(f"{code}{LATIN}" for code in catalogue_codes() if code == "sr"))


def read_language(name: str) -> str | None:
    """Return a language by its tag or a locale's name: one of the known ones, or None for any other."""
    tag = TAG.fullmatch(name.strip().lower())
    if not tag or tag[1] not in (ENGLISH, *catalogue_codes()):
        return None
    is_latin = tag["script"] == "latn" or tag["modifier"] in ("latin", "latn")
    return f"{tag[1]}{LATIN}" if is_latin and f"{tag[1]}{LATIN}" in known_languages() else tag[1]


def languages_of(source: str) -> tuple[str, ...]:
    """Return in which languages to tell something of that file or folder; "" where it is of none."""
    languages = chosen_languages()
    if len(languages) == 1:
        return languages
    stem, dot, suffix = source.rpartition("/")[2].rpartition(".")
    if dot and suffix == "md":
        return (stem,) if stem in (languages or catalogue_codes()) else (languages or (ENGLISH,))
    is_content = bool(source) and suffix != "po"
    return languages or (catalogue_codes() if is_content else ()) or (ENGLISH,)


def chosen_languages() -> tuple[str, ...]:
    """Return the languages that somebody has chosen, or none."""
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "") or ""
    return _choose(os.environ.get(VARIABLE, ""), locale)


def unknown_languages() -> list[str]:
    """Return what DESK_LANGUAGE names that is not known."""
    return [name for name in os.environ.get(VARIABLE, "").split() if read_language(name) is None]


@cache
def _choose(variable: str, locale: str) -> tuple[str, ...]:
    named = variable.split() or _setting().split()
    if languages := list(dict.fromkeys(filter(None, map(read_language, named)))):
        return tuple(languages)
    if not locale or locale.partition(".")[0].lower() in SILENT:
        return ()
    return (read_language(locale) or ENGLISH,)


def _setting() -> str:
    try:
        command = ["git", "config", "--get", SETTING]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.CalledProcessError):
        return ""
