"""The press: what makes a site's pages, for whoever asks: a build for all of them, a preview for one."""

import datetime
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

from jinja2 import Environment, FileSystemLoader

from ...archive.content import read_content
from ...cache.code_digest import code_digest
from ...cache.store import Lost, Store
from ..edition import Edition, WrongSetting, languages, read_editions
from ..page import File, Page
from ..pages.edition_pages import SEARCH, pages
from ..pages.shared_pages import shared
from ..photo_sizes import Derivative, made
from ..search.search_entry import records
from ..search.search_index import WrongIndex, files, index
from ..site import Site, read_site
from ..strings import Missing
from .renderer import Frame
from .template_cache import Templates

AnyPage: TypeAlias = Page | File | Derivative
REFUSALS = (Lost, Missing, WrongIndex, WrongSetting)  # what may come of it, beside Problems; their messages say all


class Press:
    """Makes pages as the settings say, of what lies in the folders of content and theme."""

    def __init__(
        self, settings: Mapping[str, Any], content: Path, theme: Path, memory: dict[str, Any] | None = None
    ) -> None:
        """For `memory` see Store."""
        self.settings, self.content, self.theme = settings, content, theme
        self.cache = Path(settings["CACHE_PATH"]).resolve()
        self.store = Store(self.cache / "texts.sqlite", repr((code_digest(), settings["EDITIONS"])), memory)

    def read(self, day: datetime.date, digests: Mapping[str, bytes], preview: bool = False) -> Site:
        """The site of that day; `digests` are those of the content, for `preview` see `library.library`.

        Raises Problems, with all there are, and WrongSetting.
        """
        editions = read_editions(self.settings["EDITIONS"], self.settings.get("CONTACT_EMAIL", ""))
        try:
            read = read_content(self.content, day, languages(editions), self.store, digests)
            return read_site(read, self.theme, editions, preview, self.store)
        finally:
            self.store.save()

    def frame(self, site: Site, edition: Edition | None) -> Frame:
        """What renders the edition's pages, or, without one, those that all editions share."""
        environment = Environment(
            loader=FileSystemLoader(self.theme / "templates"),
            bytecode_cache=Templates(self.store),
            trim_blocks=True,
            lstrip_blocks=True,
        )
        return Frame(environment, site, edition, self.settings["SITEURL"], self._made_with)

    @cached_property
    def _made_with(self) -> str:
        """What names all that pages depend on beside the site: the code, the settings, the templates."""
        sources = [path.read_bytes() for path in sorted((self.theme / "templates").rglob("*.html"))]
        return repr((code_digest(), self.settings["EDITIONS"], *self._contact, sources))

    @property
    def _contact(self) -> tuple[str, str]:
        return self.settings.get("CONTACT_EMAIL", ""), self.settings.get("SECURITY_TXT_EXPIRES", "")

    def pages(self, site: Site, edition: Edition | None) -> Iterator[AnyPage]:
        """Every page of the edition but the index of its search; or, without one, those that all editions share."""
        if edition:
            yield from pages(site.library, edition, site.around)
        else:
            yield from shared(site, self.theme, *self._contact)

    def index(self, site: Site, edition: Edition) -> Iterator[File]:
        """The index of the edition's search, made now where the cache has none of these posts."""
        every = (*site.library.posts, *site.library.pages)
        own = [post.key for post in every if post.text(edition.language)]
        if own:
            made = index([edition.folder, *own], lambda: tuple(records(site, edition)), edition.language, self.cache)
            for name, path in files(made):
                yield File(f"{edition.folder}/{SEARCH}{name}", path, f"{made.name}/{name}")

    def made(self, page: AnyPage, frame: Frame) -> bytes:
        """What stands in the tree at the page's URL."""
        if isinstance(page, File):
            return page.source.read_bytes()
        if isinstance(page, Derivative):
            return made(page, self.content, self.cache)
        return frame.render(page)
