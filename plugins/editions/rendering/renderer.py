"""Rendering: a page's values as the bytes that stand in the tree, in the strings of its edition."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from ...archive.post import Post
from ...cache.store import content_key
from .. import dates as date
from ..edition import Edition, native
from ..formats import sitemap
from ..formats.calendar import calendar
from ..formats.feeds import Place, atom, feed_title, group, json_feed
from ..formats.json_ld import linked
from ..page import Page, made_of, root
from ..pages.neighbours import Neighbours
from ..pages.post_view import View, view
from ..photo_sizes import largest
from ..site import Site
from ..strings import Strings
from .typeset_html import picture, placed

LIKE = 64  # of what a template shows on many pages, how many forms are kept
# What names only absolute URLs, and so is not written where the site's is not known.
ABSOLUTE = frozenset({"atom", "json", "sitemap", "sitemap-index"})


def saying(strings: Strings) -> Mapping[str, Callable[..., Markup]]:
    """How templates say a string, with the values that it names, escaped: `_`, and `ngettext`, which names a number.

    Jinja's own extension would look up and mark each anew.
    """
    plain = cache(lambda message: Markup(strings.gettext(message)) % {})

    def gettext(message: str, **values: Any) -> Markup:
        return Markup(strings.gettext(message)) % values if values else plain(message)

    def ngettext(one: str, many: str, n: int, **values: Any) -> Markup:
        return Markup(strings.ngettext(one, many, n)) % {"num": n, **values}

    return {"_": gettext, "ngettext": ngettext}


class Frame:
    """A Jinja environment made one edition's, or that of the pages that all share.

    Each wants an environment of its own: imported macros keep the strings with which they first ran.
    """

    def __init__(
        self, environment: Environment, site: Site, edition: Edition | None, siteurl: str, salt: str = ""
    ) -> None:
        """`salt` names all that every page depends on beside the site: the code, the settings, the templates."""
        self.environment, self.site, self.siteurl = environment, site, siteurl.rstrip("/")
        said = sorted(site.strings[one.folder].digest for one in site.editions)
        made_with = repr((salt, self.siteurl, edition and edition.folder, sorted(site.assets.items()), said))
        self._salt = content_key(made_with)
        self._views: dict[str, View] = {}
        self._shared: tuple[Mapping[str, Any], str] = {}, ""
        self.edition = edition or site.editions[0]
        self.strings = site.strings[self.edition.folder]
        # A page that is no template, by the name that stands in a template's place.
        self.formats: Mapping[str, Callable[[Page], bytes]] = {
            "atom": lambda page: atom(page.values, self._feed(page)),
            "json": lambda page: json_feed(page.values, self._feed(page)),
            "calendar": self._calendar,
            "sitemap": lambda page: sitemap.sitemap(page.values["entries"], site.editions, self.siteurl),
            "sitemap-index": lambda page: sitemap.sitemap_index(page.values["parts"], self.siteurl),
        }
        # The theme rests on these, whatever the settings say. Pelican has them off.
        environment.autoescape, environment.undefined = True, StrictUndefined
        environment.auto_reload = False  # no template changes while a build runs
        environment.globals.update(
            editions=site.editions,
            siteurl=self.siteurl,
            native=self._native,
            largest=largest,
            asset=lambda name: site.assets[name],
        )
        if edition is None:
            # A page for all: its templates say each thing once in each edition.
            environment.globals.update(each=[(one, site.strings[one.folder].gettext) for one in site.editions])
            return
        environment.globals.update(
            **saying(self.strings),
            edition=edition,
            once=lru_cache(LIKE)(lambda macro, *given: macro(*given)),
            hour=date.hour,
            day=cache(lambda one: date.day(one, edition)),
            month=lambda path: date.month(path, edition),
            month_name=lambda path: date.month_name(path, edition),
            year=lambda path: date.year(path, edition),
            locale=date.territory_locale(edition),
            language_name=cache(lambda code: date.language_name(code, edition)),
            permanent=self._permanent,
            picture=lambda *given: Markup(picture(*given)),
            linked=self._linked,
        )

    def writes(self, page: Page) -> bool:
        """Whether the page can be written: what names only absolute URLs needs the site's."""
        return bool(self.siteurl) or page.template not in ABSOLUTE

    def key(self, page: Page) -> str:
        """What names all that the page is made of: where it is as before, so is the page."""
        return content_key(self._salt, page.url, page.template, self._common(page), made_of(page.values))

    def _common(self, page: Page) -> str:
        """What names what it shows as the other pages do. They have it from one hand, so it is looked at once."""
        if page.common is not self._shared[0]:
            self._shared = page.common, made_of(page.common)
        return self._shared[1]

    def _shown(self, value: Any) -> Any:
        """A value as a template shows it: posts as the edition's views."""
        if isinstance(value, Post):
            if value.address not in self._views:
                self._views[value.address] = view(value, self.site.library, self.edition)
            return self._views[value.address]
        if isinstance(value, Neighbours):
            return {name: self._shown(getattr(value, name)) for name in ("older", "newer", "related", "same_day")}
        return tuple(map(self._shown, value)) if isinstance(value, tuple) else value

    def render(self, page: Page) -> bytes:
        """The page as it stands in the tree, in UTF-8."""
        every = {**page.common, **page.values}
        page = replace(page, values={name: self._shown(value) for name, value in every.items()})
        if page.template in self.formats:
            return self.formats[page.template](page)
        # A host shows 404.html at any depth, so its links start from where the site is served.
        base = f"{urlsplit(self.siteurl).path}/" if page.url == "404.html" else root(page.url) or "./"
        values: Mapping[str, Any] = {**page.values, "root": base, "prose": lambda view: self._prose(view, base)}
        return self.environment.get_template(page.template).render(values).encode()

    def _prose(self, view: View, base: str) -> Markup:
        """A view's HTML, from a place whence `base` leads to the tree's root."""
        own = self._native(view.original) if view.fallback else self.edition
        return Markup(placed(self.site.proses[view.prose_key], base, self.edition, own))

    def _native(self, code: str) -> Edition:
        """The edition that shows the texts of a language as they were written."""
        return native(self.site.editions, self.site.library.languages[code])

    def _permanent(self, view: View) -> str:
        """The absolute URL of the page that shows the view's text in its own language."""
        own = self._native(view.original) if view.fallback else self.edition
        return f"{self.siteurl}/{own.folder}/{view.address}"

    @property
    def _home(self) -> str:
        """The edition's absolute URL, or "" where the site's is not known."""
        return f"{self.siteurl}/{self.edition.folder}/" if self.siteurl else ""

    def _feed(self, page: Page) -> Place:
        def prose(view: View) -> str:
            # In a feed reader a fragment alone would lead nowhere.
            html = str(self._prose(view, f"{self.siteurl}/"))
            return re.sub(r'(<a [^>]*?href=")#', rf"\1{self._home}{view.address}#", html)

        return Place(self._home, f"{self.siteurl}/{page.url}", self.edition, self.strings, prose)

    def _calendar(self, page: Page) -> bytes:
        return calendar(page.values["posts"], feed_title("rallies", self.strings), self.edition, self._home)

    def _linked(self, view: View) -> Markup:
        urls = {code: f"{self.siteurl}/{self._native(code).folder}/{view.address}" for code in view.languages}
        return linked(view, self.edition, urls, group(self.strings), self.siteurl)
