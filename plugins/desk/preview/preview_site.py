"""The live site: read again after each change, and every page of it made when somebody looks at it."""

import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError

from ...archive.problem import Problems, count
from ...cache.folder_digests import digests
from ...editions.edition import Edition
from ...editions.page import Page
from ...editions.pages.edition_pages import SEARCH
from ...editions.photo_sizes import Derivative
from ...editions.rendering.page_maker import REFUSALS, AnyPage, Press
from ...editions.rendering.renderer import Frame
from ...editions.site import day_of_build
from ..project import THEME, read_settings
from ..refusal import Refused


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to say of a site that was read."""

    lines: tuple[str, ...]
    wrong: bool  # it cannot be shown: the lines are its mistakes


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reader gets at an address."""

    content: bytes | None  # None where there is nothing
    wrong: str = ""  # why it cannot be made
    slow: bool = False  # it takes long: whoever has time is to be asked


class Live:
    """The site of a content folder, as it will be at `siteurl`, drafts and all.

    Only a patient one makes what takes long: photos, and the index of search.
    """

    def __init__(self, content: Path, siteurl: str, patient: bool) -> None:
        self.content, self.siteurl, self.patient = content.resolve(), siteurl, patient
        self.memory: dict[str, Any] = {}  # of the stores
        self.number = -1  # of the change that it has seen
        self.told = Told((), wrong=True)

    def read(self, number: int) -> Told:
        """What there is to say of the site, which is read now if the change of that number was not seen yet."""
        if number > self.number:
            self.number = number
            try:
                self.told = self._read()
            except Problems as error:
                self.told = Told(tuple(map(str, error.problems)), wrong=True)
            except Exception as error:
                self.told = Told((_said(error),), wrong=True)
        return self.told

    def _read(self) -> Told:
        began = time.monotonic()
        settings = {**read_settings(), "SITEURL": self.siteurl}
        self.press = Press(settings, self.content, THEME.resolve(), self.memory)
        self.site = self.press.read(day_of_build(), digests(self.content), preview=True)
        self.pages, self.index = lru_cache(self._pages), lru_cache(self._index)
        parts = count(len(self.site.library.posts), "post"), count(len(self.site.editions), "edition")
        line = f"{' · '.join(parts)} · {time.monotonic() - began:.1f} s."
        return Told((*map(str, self.site.warnings), line), wrong=False)

    def show(self, number: int, url: str) -> Shown:
        """What is at a URL of the tree, once the change of that number was seen."""
        if self.read(number).wrong:
            return Shown(None)
        try:
            with closing(self.press.store):  # templates that were compiled now need not be again after the next change
                return self._show(url)
        except Exception as error:  # a template may fail in any way
            return Shown(None, _said(error))

    def _show(self, url: str) -> Shown:
        edition = next((one for one in self.site.editions if url.startswith(f"{one.folder}/")), None)
        frame, pages = self.pages(edition)
        page = pages.get(url)
        in_index = page is None and edition is not None and url.startswith(f"{edition.folder}/{SEARCH}")
        if not self.patient and (in_index or isinstance(page, Derivative)):
            return Shown(None, slow=True)
        if edition and in_index:
            page = self.index(edition).get(url)
        return Shown(self.press.made(page, frame) if page else None)

    def _pages(self, edition: Edition | None) -> tuple[Frame, Mapping[str, AnyPage]]:
        """What renders the edition's pages, and those, by URL."""
        frame = self.press.frame(self.site, edition)
        pages = self.press.pages(self.site, edition)
        return frame, {page.url: page for page in pages if not isinstance(page, Page) or frame.writes(page)}

    def _index(self, edition: Edition) -> Mapping[str, AnyPage]:
        """The files of the edition's search, by URL."""
        return {page.url: page for page in self.press.index(self.site, edition)}


def _said(error: Exception) -> str:
    """What an editor is told of an error; those that we expect say all of it themselves."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name}:{error.lineno}: {error.message}"
    known = isinstance(error, (Refused, *REFUSALS))
    return str(error) if known else f"{type(error).__name__}: {error}"
