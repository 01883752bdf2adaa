"""The site: all that a build writes from, read and checked before anything is written."""

import datetime
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..archive.content import Content
from ..archive.library import Library, library
from ..archive.post_folder import BELGRADE
from ..archive.problem import Problem, Problems, collect
from ..cache.store import Store
from .edition import Edition, WrongSetting
from .pages.neighbours import Neighbours, neighbours
from .rendering.typeset_html_cache import Proses
from .strings import Strings, compiled, converted, read_catalogues
from .theme_files import read_assets


@dataclass(frozen=True, slots=True)
class Site:
    library: Library
    editions: tuple[Edition, ...]
    strings: Mapping[str, Strings]  # by edition's folder
    assets: Mapping[str, str]  # a file of the theme → its URL, as `asset.read_assets` has them
    proses: Mapping[str, str]  # a text's HTML in an edition, by `prose.prose_key`; made where it is not kept
    around: Mapping[str, Neighbours]  # each post's, by its address
    warnings: tuple[Problem, ...]  # the library's, with their files as seen from where the build runs


def read_site(
    content: Content, theme: Path, editions: tuple[Edition, ...], preview: bool = False, store: Store | None = None
) -> Site:
    """The site of that content in those editions; for `preview`, see `library.library`.

    Raises Problems, with all there are in the content and the catalogues.
    """
    problems: list[Problem] = []
    strings = _strings(theme, editions, problems)
    try:
        public = library(content, preview)
    except Problems as error:
        raise Problems([*problems, *(located(content.root, problem) for problem in error.problems)]) from None
    if problems:
        raise Problems(problems)
    proses = Proses(public, editions, strings, store or Store())
    problems += proses.check()
    if problems and not preview:
        raise Problems(located(content.root, problem) for problem in problems)
    return Site(
        public,
        editions,
        strings,
        read_assets(theme),
        proses,
        neighbours(public),
        tuple(located(content.root, one) for one in public.warnings),
    )


def day_of_build() -> datetime.date:
    """The day in Belgrade, of SOURCE_DATE_EPOCH where that is set (https://reproducible-builds.org/specs/).

    Raises WrongSetting where that is no number.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and not epoch.isdecimal():
        raise WrongSetting(f"SOURCE_DATE_EPOCH is “{epoch}”, but it must be a number of seconds")
    try:
        now = datetime.datetime.fromtimestamp(int(epoch), BELGRADE) if epoch else datetime.datetime.now(BELGRADE)
    except (OverflowError, ValueError, OSError):
        raise WrongSetting(f"SOURCE_DATE_EPOCH is “{epoch}”, which is no day of ours") from None
    return now.date()


def _strings(theme: Path, editions: tuple[Edition, ...], problems: list[Problem]) -> dict[str, Strings]:
    """Each edition's strings; one made from another has that one's, converted."""
    catalogues = collect(read_catalogues(theme, {edition.language for edition in editions}), problems)
    found: dict[str, Strings] = {}
    for edition in editions:
        if catalogue := catalogues.get(edition.language.code):
            made = converted(catalogue, edition.conversion.words) if edition.conversion else catalogue
            found[edition.folder] = compiled(made)
    return found


def located(root: Path, problem: Problem) -> Problem:
    """The problem with its file as seen from where the build runs."""
    path = root / problem.source
    here = Path.cwd()
    return replace(problem, source=str(path.relative_to(here) if path.is_relative_to(here) else path))
