"""The site: all that pages are made from, read and checked before anything is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from babel.messages.catalog import Catalog

from ..archive.content import Content
from ..archive.library import Library, public_library
from ..archive.problem import Problem, Problems, collect
from ..cache.store import Store
from .cards.card_font import card_font
from .cards.site_cards import Card, site_cards
from .edition import Edition
from .pages.neighbours import Neighbours, find_neighbours
from .rendering.typeset_html_cache import TypesetHtmlCache
from .strings import (
    Strings,
    catalogue_sources,
    compile_catalogue,
    convert_catalogue,
    read_catalogues,
    read_compiled,
)
from .theme_files import read_theme_files


@dataclass(frozen=True, slots=True)
class Site:
    library: Library
    editions: tuple[Edition, ...]
    strings: Mapping[str, Strings]  # by edition's folder
    theme_files: Mapping[str, str]  # a file of the theme → its URL, as `read_theme_files` has them
    html_cache: TypesetHtmlCache  # of each text in an edition
    neighbours: Mapping[str, Neighbours]  # each post's, by its address
    cards: Mapping[str, Card]  # as `site_cards` has them; none where no page could name them
    warnings: tuple[Problem, ...]  # the library's, with their files as seen from where the build runs


def read_site(
    content: Content,
    theme: Path,
    editions: tuple[Edition, ...],
    preview: bool = False,
    card_days: int | None = None,
) -> Site:
    """Return the site of that content in those editions, every text typeset; for `preview`, see `public_library`, for
    `card_days` see `site_cards`: None is for no cards at all.

    Raises Problems, with all there are in the content and the catalogues.
    """
    problems: list[Problem] = []
    strings = _read_strings(theme, editions, content.html_cache.store, problems)
    try:
        library = public_library(content, preview)
    except Problems as error:
        raise Problems([*problems, *locate(content.root, error.problems)]) from None
    if problems:
        raise Problems(problems)
    html_cache = TypesetHtmlCache(library, editions, strings, content.html_cache)
    problems += html_cache.prepare()
    if problems and not preview:
        raise Problems(locate(content.root, problems))
    in_preview = (replace(problem, warning=True) for problem in problems)
    warnings = tuple(locate(content.root, (*library.warnings, *in_preview)))
    cards: dict[str, Card] = {}
    if card_days is not None:
        cards = site_cards(library, editions, strings, card_font(theme), card_days, content.html_cache.store)
    neighbours = find_neighbours(library)
    return Site(library, editions, strings, read_theme_files(theme), html_cache, neighbours, cards, warnings)


def _read_strings(
    theme: Path, editions: tuple[Edition, ...], store: Store, problems: list[Problem]
) -> dict[str, Strings]:
    """Return each edition's strings: from the store, or read and compiled now, and kept there if all are whole."""
    languages = {edition.language for edition in editions}
    key = store.key("strings", *catalogue_sources(theme, languages))
    compiled: dict[str, bytes] | None = store.get(key)
    if compiled is None:
        before = len(problems)
        compiled = _compile_strings(collect(read_catalogues(theme, languages), problems), editions)
        if len(problems) == before:
            store.put(key, compiled)
    return {folder: read_compiled(data) for folder, data in compiled.items()}


def _compile_strings(catalogues: Mapping[str, Catalog], editions: tuple[Edition, ...]) -> dict[str, bytes]:
    """Return each edition's strings; one made from another has that one's, converted."""
    compiled = {}
    for edition in editions:
        if catalogue := catalogues.get(edition.language.code):
            change = edition.conversion and edition.conversion.convert
            compiled[edition.folder] = compile_catalogue(convert_catalogue(catalogue, change) if change else catalogue)
    return compiled


def locate(root: Path, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems with their files as seen from where the build runs."""
    here = Path.cwd()
    folder = root.relative_to(here) if root.is_relative_to(here) else root
    for problem in problems:
        yield replace(problem, source=str(folder / problem.source))
