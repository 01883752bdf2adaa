"""The site's own editions and languages, as pelicanconf.py has them."""

import runpy
from collections.abc import Mapping
from typing import Any

from plugins.editions.edition import Edition, languages_of, read_editions
from plugins.language.language import Language
from tests.paths import PROJECT

EDITIONS: Mapping[str, Any] = runpy.run_path(str(PROJECT / "pelicanconf.py"))["EDITIONS"]

FOLDERS = ("sr-cyrl", "sr-latn", "ru")  # of the editions


def editions() -> dict[str, Edition]:
    """The site's editions by folder."""
    return {edition.folder: edition for edition in read_editions(EDITIONS)}


def languages() -> dict[str, Language]:
    return languages_of(tuple(editions().values()))
