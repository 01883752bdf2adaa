"""Rendering: a page's values in a template, in the strings of its edition."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from ..archive.language import Language
from . import date
from .edition import Edition, native
from .page import Page, root
from .prose import placed
from .site import Site
from .view import View

EXTENSIONS = ("jinja2.ext.i18n",)


class Frame:
    """A Jinja environment made one edition's, or that of the pages that all share.

    Each wants an environment of its own: imported macros keep the strings with which they first ran.
    """

    def __init__(self, environment: Environment, site: Site, edition: Edition | None, siteurl: str) -> None:
        self.environment, self.site, self.edition, self.siteurl = environment, site, edition, siteurl.rstrip("/")
        # The theme rests on these, whatever the settings say. Pelican has them off.
        environment.autoescape, environment.undefined = True, StrictUndefined
        environment.globals.update(editions=site.editions, siteurl=self.siteurl, native=self._native)
        if edition:
            strings = site.strings[edition.folder]
            environment.install_gettext_translations(strings, newstyle=True)  # type: ignore[attr-defined]
            environment.globals.update(edition=edition, hour=date.hour, day=lambda one: date.day(one, edition))
        else:
            # A page for all: its templates say each thing once in each edition.
            each = [(one, site.strings[one.folder].gettext) for one in site.editions]
            environment.globals.update(each=each)

    def render(self, page: Page) -> bytes:
        """The page as it stands in the tree, in UTF-8."""
        # A host shows 404.html at any depth, so its links start from where the site is served.
        base = f"{urlsplit(self.siteurl).path}/" if page.url == "404.html" else root(page.url) or "./"

        def prose(view: View) -> Markup:
            assert self.edition
            own = self._native(view.original) if view.fallback else self.edition
            return Markup(placed(self.site.proses[view.prose_key], base, self.edition, own))

        values: Mapping[str, Any] = {**page.values, "root": base, "prose": prose}
        return self.environment.get_template(page.template).render(values).encode()

    def _native(self, code: str) -> Edition:
        """The edition that shows the texts of a language as they were written."""
        language: Language = self.site.library.languages[code]
        return native(self.site.editions, language)
