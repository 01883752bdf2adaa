"""The renderer: a page's values as the bytes that stand in the tree, in the strings of its edition."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup

from ...archive.kind import KINDS, KINDS_BY_FOLDER, KINDS_BY_NAME
from ...archive.post import Post
from ...cache.store import make_key
from ...language.placeholders import FinishedHtml
from .. import dates
from ..cards.site_cards import Card
from ..edition import Edition, native_edition
from ..formats.calendar import calendar
from ..formats.feeds import FeedContext, atom_feed, group_name, json_feed, title_with_status
from ..formats.json_ld import JsonLdContext, json_ld
from ..formats.sitemap import sitemap, sitemap_index
from ..page import Head, Page, fingerprint, way_to_root
from ..pages.neighbours import Neighbours
from ..pages.parallel_texts import ParallelTexts
from ..pages.post_view import PostView, view_post
from ..photo_sizes import shared_size
from ..site import Site
from ..strings import Strings
from .parallel_rows import Column, Row, parallel_rows
from .typeset_html import finish_html, picture, without_covered_photos

MACRO_CACHE_SIZE = 64  # results of macros that many pages show alike
# Formats that name only absolute URLs, and so are not written where the site's is not known.
ABSOLUTE = frozenset({"atom", "json", "sitemap", "sitemap-index"})


def string_functions(strings: Strings) -> Mapping[str, Callable[..., Markup]]:
    """Return how templates say a string, with the values that it names, escaped: `_`, and `ngettext`, which names a
    number.

    Jinja's own extension would look up and mark each anew.
    """
    plain = cache(lambda message: Markup(strings.gettext(message)) % {})

    def gettext(message: str, **values: Any) -> Markup:
        return Markup(strings.gettext(message)) % values if values else plain(message)

    def ngettext(singular: str, plural: str, n: int, **values: Any) -> Markup:
        return Markup(strings.ngettext(singular, plural, n)) % {"num": n, **values}

    return {"_": gettext, "ngettext": ngettext}


class ParallelText(NamedTuple):
    """A text that a page shows beside another."""

    post: PostView
    edition: Edition  # whose text it is


class Renderer:
    """Renders the pages of one edition or, without one, those that all share.

    Each has a Jinja environment of its own: imported macros keep the strings with which they first ran.
    """

    def __init__(
        self, environment: Environment, site: Site, edition: Edition | None, siteurl: str, salt: str = ""
    ) -> None:
        """`salt` names all that every page depends on beside the site: the code, the settings, the templates."""
        self.environment, self.site, self.siteurl = environment, site, siteurl.rstrip("/")
        strings = sorted(site.strings[edition.folder].digest for edition in site.editions)
        made_with = (salt, self.siteurl, edition and edition.folder, sorted(site.theme_files.items()), strings)
        self._salt = make_key(repr(made_with))
        self._views: dict[str, PostView] = {}
        self._common: tuple[Mapping[str, Any], str] = {}, ""
        self.edition = edition or site.editions[0]
        self.strings = site.strings[self.edition.folder]
        # A page that is no template, by the name that stands in a template's place.
        self.formats: Mapping[str, Callable[[Page], bytes]] = {
            "atom": lambda page: atom_feed(page.values, self._feed_context(page)),
            "json": lambda page: json_feed(page.values, self._feed_context(page)),
            "calendar": self._calendar,
            "sitemap": lambda page: sitemap(page.values["entries"], site.editions, self.siteurl),
            "sitemap-index": lambda page: sitemap_index(page.values["parts"], self.siteurl),
        }
        environment.filters["plain"] = str  # a phrase without what marks its languages
        environment.globals.update(self._globals())
        environment.globals.update(self._edition_globals(edition) if edition else self._shared_globals())

    def _globals(self) -> dict[str, Any]:
        """Return what every template can use."""
        return {
            "editions": self.site.editions,
            "kinds": KINDS,
            "kind_named": KINDS_BY_NAME,
            "kind_in": KINDS_BY_FOLDER,
            "siteurl": self.siteurl,
            "native": self._native,
            "shared_size": shared_size,
            "card_of": self._card,
            "territory_locale": cache(dates.territory_locale),
            "asset": lambda name: self.site.theme_files[name],
        }

    def _shared_globals(self) -> dict[str, Any]:
        """Return what a page for all can use: its templates say each thing once in each edition."""
        return {"each": [(edition, self.site.strings[edition.folder].gettext) for edition in self.site.editions]}

    def _edition_globals(self, edition: Edition) -> dict[str, Any]:
        """Return what a page of an edition can use."""
        return {
            **string_functions(self.strings),
            "edition": edition,
            "once": lru_cache(MACRO_CACHE_SIZE)(lambda macro, *arguments: macro(*arguments)),
            "hour": dates.hour,
            "day": cache(lambda date: dates.day(date, edition)),
            **{
                name: cache(partial(function, edition=edition))
                for name, function in (
                    ("full_day", dates.full_day),
                    ("short_day", dates.short_day),
                    ("day_number", dates.day_number),
                    ("weekday", dates.weekday),
                    ("month_after_day", dates.month_after_day),
                    ("month_letters", dates.month_letters),
                )
            },
            "month": lambda path: dates.month(path, edition),
            "months_after_day": dates.months_after_day(edition),
            "month_name": lambda path: dates.month_name(path, edition),
            "year": lambda path: dates.year(path, edition),
            "language_names": cache(lambda codes: dates.language_names(codes, edition)),
            "language_name": cache(lambda code: dates.language_name(code, edition)),
            "permanent": self._permanent_url,
            "picture": lambda *arguments: Markup(picture(*arguments)),
            "json_ld": self._json_ld,
            "title_with_status": lambda post: title_with_status(post, self.strings),
        }

    def can_render(self, page: Page) -> bool:
        """Tell whether the page can be written: what names only absolute URLs needs the site's."""
        return bool(self.siteurl) or page.template not in ABSOLUTE

    def fingerprint(self, page: Page) -> str:
        """Return what names all that the page is made of: where it is as before, so is the page."""
        values = self._common_fingerprint(page), fingerprint(page.values)
        card = self._card(page.url)  # which it is depends on other posts too
        return make_key(self._salt, page.url, page.template, *values, card.url if card else "")

    def _common_fingerprint(self, page: Page) -> str:
        """Return what names what it shows as the other pages do. They share one mapping, so it is looked at once."""
        if page.common is not self._common[0]:
            self._common = page.common, fingerprint(page.common)
        return self._common[1]

    def _shown(self, value: Any) -> Any:
        """Return a value as a template shows it: posts as the edition's views."""
        if isinstance(value, Post):
            if value.address not in self._views:
                self._views[value.address] = view_post(value, self.site.library, self.edition)
            return self._views[value.address]
        if isinstance(value, Head):
            return self._shown(value.post)
        if isinstance(value, ParallelTexts):
            return tuple(self._parallel_text(value.post, code) for code in value.languages)
        if isinstance(value, Neighbours):
            return {name: self._shown(getattr(value, name)) for name in ("older", "newer", "related", "same_day")}
        return tuple(map(self._shown, value)) if isinstance(value, tuple) else value

    def _parallel_text(self, post: Post, language: str) -> ParallelText:
        """Return the post's text in that language: as this edition has it, if it has the language."""
        if language == self.edition.language.code:
            return ParallelText(self._shown(post), self.edition)
        native = self._native(language)
        return ParallelText(view_post(post, self.site.library, native), native)

    def render(self, page: Page) -> bytes:
        """Return the page as it stands in the tree, in UTF-8.

        Raises MissingString, and ContentChanged where a text has changed since it was read.
        """
        values = {name: self._shown(value) for name, value in {**page.common, **page.values}.items()}
        if page.template in self.formats:
            return self.formats[page.template](replace(page, values=values))
        # A host shows 404.html at any depth, so its links start from where the site is served.
        root = f"{urlsplit(self.siteurl).path}/" if page.url == "404.html" else way_to_root(page.url) or "./"
        values |= {
            "root": root,
            "body_html": lambda post: Markup(self._finished_html(post, root)),
            "parallel_rows": lambda texts: self._parallel_rows(texts, root),
        }
        return self.environment.get_template(page.template).render(values).encode()

    def _card(self, url: str) -> Card | None:
        """Return the card that the page of that URL has, its own or that of the edition; None where there is none."""
        cards = self.site.cards
        return cards.get(url) or cards.get(f"{self.edition.folder}/")

    def _finished_html(self, post: PostView, root: str) -> FinishedHtml:
        """Return the HTML of a post's text, from a place whence `root` leads to the tree's root."""
        native = self._native(post.original_language) if post.fallback else self.edition
        return finish_html(self.site.html_cache.get(post.html_key), root, self.edition, native)

    def _parallel_rows(self, texts: tuple[ParallelText, ParallelText], root: str) -> Iterator[Row]:
        """Return two texts as rows, from a place whence `root` leads to the tree's root.

        Links stay in each text's edition, and only the first has the ids that it has on its own page.
        """
        prefixes = ("", f"_{texts[1].edition.language.code}-")
        left, right = (
            Column(self._column_html(text, root), text.edition.lang, prefix)
            for text, prefix in zip(texts, prefixes, strict=True)
        )
        return parallel_rows(left, right)

    def _column_html(self, text: ParallelText, root: str) -> FinishedHtml:
        return finish_html(self.site.html_cache.get(text.post.html_key), root, text.edition, text.edition)

    def _native(self, language: str) -> Edition:
        """Return the edition that shows the texts of a language as they were written."""
        return native_edition(self.site.editions, language)

    def _permanent_url(self, post: PostView) -> str:
        """Return the absolute URL of the page that shows the post's text in its own language."""
        native = self._native(post.original_language) if post.fallback else self.edition
        return f"{self.siteurl}/{native.folder}/{post.address}"

    @property
    def _home(self) -> str:
        """The edition's absolute URL, or "" where the site's is not known."""
        return f"{self.siteurl}/{self.edition.folder}/" if self.siteurl else ""

    def _feed_context(self, page: Page) -> FeedContext:
        template = self.environment.get_template("feed_entry.html")

        def html(post: PostView) -> str:
            # In a feed reader a fragment alone would lead nowhere.
            url = f"{self._home}{post.address}"
            finished = without_covered_photos(self._finished_html(post, f"{self.siteurl}/"), url)
            absolute = re.sub(r'(<a [^>]*?href=")#', rf"\1{url}#", finished)
            return template.render(post=post, body_html=Markup(absolute))

        return FeedContext(self._home, f"{self.siteurl}/{page.url}", page.url, self.edition, self.strings, html)

    def _calendar(self, page: Page) -> bytes:
        return calendar(page.values["posts"], self.edition, self.strings, self._home)

    def _json_ld(self, post: PostView) -> Markup:
        urls = {code: f"{self.siteurl}/{self._native(code).folder}/{post.address}" for code in post.languages}
        return json_ld(post, JsonLdContext(self.edition, urls, group_name(self.strings), self.siteurl))


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page as a file of the tree, rendered when its content is asked for."""

    page: Page
    renderer: Renderer
    is_slow, is_kept = False, True  # see TreeFile

    @property
    def url(self) -> str:
        return self.page.url

    def fingerprint(self) -> str:
        return self.renderer.fingerprint(self.page)

    def content(self) -> bytes:
        return self.renderer.render(self.page)
