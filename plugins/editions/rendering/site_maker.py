"""The site maker: reads the site and makes the files of its tree: a build asks for all, a preview for one."""

import datetime
from collections.abc import Iterator, Mapping, MutableMapping
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ...archive.belgrade_time import WrongEpoch
from ...archive.content import read_content
from ...archive.folders.text_html_cache import ContentChanged
from ...cache.code_digest import code_digest
from ...cache.store import Store
from ..cards.site_cards import card_files
from ..edition import Edition, WrongSetting, languages_of, read_editions
from ..pages.edition_pages import pages
from ..pages.shared_pages import library_photos, shared_pages
from ..photo_sizes import PhotoFile, photo_sizes
from ..search.search_files import entry_files, index_files
from ..site import Site, read_site
from ..strings import MissingString
from ..theme_files import copy_theme_files
from ..tree_file import TreeFile
from .renderer import PageFile, Renderer
from .template_cache import TemplateCache

# What reading a site or making a page may raise, beside Problems; their reasons say all.
REFUSALS = (ContentChanged, MissingString, WrongEpoch, WrongSetting)


class TemplateEnvironment(Environment):
    """Jinja's, where every template has the environment's globals themselves: a view of several mappings, as it makes
    otherwise, is gone through name by name at each import."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


class SiteMaker:
    """Makes the files of a tree as the settings say, of what lies in the folders of content and theme."""

    def __init__(
        self, settings: Mapping[str, Any], content: Path, theme: Path, memory: dict[str, Any] | None = None
    ) -> None:
        """For `memory` see Store."""
        self.settings, self.content, self.theme = settings, content, theme
        self.cache = Path(settings["CACHE_PATH"]).resolve()
        self.store = Store(self.cache / "texts.sqlite", repr((code_digest(), settings["EDITIONS"])), memory)

    def read(self, day: datetime.date, digests: Mapping[str, bytes], preview: bool = False) -> Site:
        """Return the site of that day; `digests` are those of the content, for `preview` see `public_library`.

        Raises Problems, with all there are, and WrongSetting.
        """
        editions = read_editions(self.settings["EDITIONS"], self.settings.get("CONTACT_EMAIL", ""))
        try:
            content = read_content(self.content, day, languages_of(editions), self.store, digests)
            # What pages name by absolute URLs only is not made where the site's is not known.
            card_days = self.settings["CARD_DAYS"] if self.settings["SITEURL"] else None
            return read_site(content, self.theme, editions, preview, card_days)
        finally:
            self.store.close()  # what a whole build has used no more is forgotten at its end

    def files(self, site: Site, edition: Edition | None) -> Iterator[TreeFile]:
        """Yield every file of the edition but those of its search; without an edition, those that all share."""
        renderer = self.renderer(site, edition)
        if edition:
            edition_pages = pages(site.library, edition, site.neighbours)
            yield from (PageFile(page, renderer) for page in edition_pages if renderer.can_render(page))
            return
        shared = shared_pages(site.library, site.editions, *self._contact)
        yield from (PageFile(page, renderer) for page in shared if renderer.can_render(page))
        for photo in library_photos(site.library):
            yield from (PhotoFile(size, self.content, self.cache) for size in photo_sizes(photo))
        yield from card_files(site.cards.values(), self.theme, self.cache)
        yield from copy_theme_files(self.theme, site.theme_files)

    def search_files(self, site: Site, edition: Edition | None) -> Iterator[TreeFile]:
        """Yield what the edition's search shows; without an edition, the index of each language."""
        return entry_files(site, edition, self.store) if edition else index_files(site, self.store)

    def renderer(self, site: Site, edition: Edition | None) -> Renderer:
        """Return what renders the edition's pages, or, without one, those that all editions share."""
        environment = TemplateEnvironment(
            loader=FileSystemLoader(self.theme / "templates"),
            bytecode_cache=TemplateCache(self.store),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,  # no template changes while a build runs
            trim_blocks=True,
            lstrip_blocks=True,
        )
        return Renderer(environment, site, edition, self.settings["SITEURL"], self._salt)

    @cached_property
    def _salt(self) -> str:
        """What names all that pages depend on beside the site: the code, the settings, the templates."""
        templates = sorted(path for path in (self.theme / "templates").rglob("*") if path.is_file())
        sources = [path.read_bytes() for path in templates]
        return repr((code_digest(), self.settings["EDITIONS"], *self._contact, sources))

    @property
    def _contact(self) -> tuple[str, str]:
        return self.settings.get("CONTACT_EMAIL", ""), self.settings.get("SECURITY_TXT_EXPIRES", "")
