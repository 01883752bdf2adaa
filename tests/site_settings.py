"""The editions and languages that tests are written for."""

import runpy
from collections.abc import Mapping
from typing import Any

from plugins.editions.edition import Edition, languages_of, read_editions
from plugins.language.language import Language
from tests.paths import SETTINGS

EDITIONS: Mapping[str, Any] = runpy.run_path(str(SETTINGS))["EDITIONS"]

FOLDERS = tuple(EDITIONS)  # of the editions


def editions() -> dict[str, Edition]:
    """The editions by folder."""
    return {edition.folder: edition for edition in read_editions(EDITIONS)}


def languages() -> dict[str, Language]:
    return languages_of(tuple(editions().values()))
