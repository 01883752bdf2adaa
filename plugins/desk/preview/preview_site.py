"""The site in a preview: read again after each change, and every page of it made when somebody looks at it."""

import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from jinja2 import TemplateSyntaxError

from ...archive.belgrade_time import today
from ...archive.problem import Problem, Problems
from ...cache.folder_digests import folder_digests
from ...editions.edition import Edition
from ...editions.pages.edition_pages import SEARCH
from ...editions.rendering.site_maker import REFUSALS, SiteMaker
from ...editions.site import Site
from ...editions.tree_file import TreeFile
from ...messages.message import Message, plural_message
from ...messages.refusal import Refused
from ..project import THEME, read_settings

Line: TypeAlias = Problem | Message | str  # words of what nobody expected are as they came


@dataclass(frozen=True, slots=True)
class Report:
    """What there is to say of a site that was read; it is put into words where it is shown."""

    lines: tuple[Line, ...]
    is_broken: bool  # it cannot be shown: the lines are its mistakes


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader gets at an address."""

    content: bytes | None  # None where there is nothing
    error: Line = ""  # why it cannot be made
    is_slow: bool = False  # it takes long: whoever has time is to be asked


@dataclass(slots=True)
class ReadSite:
    """A site as it was read after a change, and those of its files that were asked for, by URL."""

    site: Site
    site_maker: SiteMaker
    files: dict[str, Mapping[str, TreeFile]] = field(default_factory=dict)  # of an edition, "" for the shared ones
    search: dict[str, Mapping[str, TreeFile]] = field(default_factory=dict)  # the same of what search loads

    def files_of(self, edition: Edition | None) -> Mapping[str, TreeFile]:
        folder = edition.folder if edition else ""
        if folder not in self.files:
            self.files[folder] = {file.url: file for file in self.site_maker.files(self.site, edition)}
        return self.files[folder]

    def search_of(self, edition: Edition | None) -> Mapping[str, TreeFile]:
        folder = edition.folder if edition else ""
        if folder not in self.search:
            self.search[folder] = {file.url: file for file in self.site_maker.search_files(self.site, edition)}
        return self.search[folder]


class PreviewSite:
    """The site of a content folder, as it will be at `siteurl`, drafts and all.

    Only a patient one makes what takes long: photos.
    """

    def __init__(self, content: Path, siteurl: str, patient: bool) -> None:
        self.content, self.siteurl, self.patient = content.resolve(), siteurl, patient
        self.memory: dict[str, Any] = {}  # of the stores
        self.seen = -1  # the number of the change that it has seen
        self.report = Report((), is_broken=True)
        self.current: ReadSite

    def read(self, change: int) -> Report:
        """Return what there is to say of the site, which is read now if the change of that number was not seen yet."""
        if change > self.seen:
            self.seen = change
            try:
                self.report = self._read()
            except Problems as error:
                self.report = Report(error.problems, is_broken=True)
            except Exception as error:
                self.report = Report((_describe(error),), is_broken=True)
        return self.report

    def _read(self) -> Report:
        began = time.monotonic()
        settings = {**read_settings(), "SITEURL": self.siteurl}
        site_maker = SiteMaker(settings, self.content, THEME.resolve(), self.memory)
        site = site_maker.read(today(), folder_digests(self.content), preview=True)
        self.current = ReadSite(site, site_maker)
        self.memory = site_maker.store.used()  # and no more, or it would grow with every change
        line = Message(
            "{posts} · {editions} · {seconds} s.",
            posts=plural_message("{number} post", "{number} posts", len(site.library.posts)),
            editions=plural_message("{number} edition", "{number} editions", len(site.editions)),
            seconds=f"{time.monotonic() - began:.1f}",
        )
        return Report((*site.warnings, line), is_broken=False)

    def show(self, change: int, url: str) -> Answer:
        """Return what is at a URL of the tree, once the change of that number was seen."""
        if self.read(change).is_broken:
            return Answer(None)
        try:
            # Templates that were compiled now need not be again after the next change.
            with closing(self.current.site_maker.store):
                return self._show(url)
        except Exception as error:  # a template may fail in any way
            return Answer(None, _describe(error))

    def _show(self, url: str) -> Answer:
        editions = self.current.site.editions
        edition = next((edition for edition in editions if url.startswith(f"{edition.folder}/")), None)
        file = self.current.files_of(edition).get(url)
        if file is None and f"/{SEARCH}" in f"/{url}":
            file = self.current.search_of(edition).get(url)
        if not self.patient and file and file.is_slow:
            return Answer(None, is_slow=True)
        return Answer(file.content() if file else None)


def _describe(error: Exception) -> Line:
    """Return what an editor is told of an error; those that we expect say all of it themselves."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name}:{error.lineno}: {error.message}"
    if isinstance(error, (Refused, *REFUSALS)):
        return error.reason
    return f"{type(error).__name__}: {error}"
