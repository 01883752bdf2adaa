"""The judge: whether a finished tree may be published, by what stands in it alone."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from ...messages.message import Message
from .checksums import check_sums
from .fault import REBUILD, Fault
from .file_formats import check_format
from .html_page import HtmlPage, read_html_page
from .origin import Origin
from .page_relations import check_relations
from .photo_check import SUFFIXES, check_photo
from .tree_files import SUMS, TreeFiles, list_tree_files

AT_ONCE = 1000  # files that a worker reads before it reports
ALONE = 500  # so few files are read sooner without workers

Findings = tuple[list[HtmlPage], list[Fault]]  # of some files of a tree
Progress = Callable[[Iterator[Findings], int], Iterator[Findings]]  # shows how far they are, of how many


@dataclass(frozen=True, slots=True)
class Judgement:
    files: TreeFiles
    pages: Mapping[str, HtmlPage]  # by path
    faults: tuple[Fault, ...]


def judge(root: Path, origin: Origin, progress: Progress = lambda parts, _: parts) -> Judgement:
    """Return everything that is wrong with the tree in the folder."""
    files = list_tree_files(root)
    paths = [*files.sizes]
    known = frozenset(paths)
    parts = [paths[first : first + AT_ONCE] for first in range(0, len(paths), AT_ONCE)]
    read = partial(_read, root, known, origin)
    pages: dict[str, HtmlPage] = {}
    faults = list(files.faults)
    for pages_of_part, faults_of_part in progress(_read_parts(read, parts, alone=len(paths) <= ALONE), len(parts)):
        pages |= {page.path: page for page in pages_of_part}
        faults += chain(faults_of_part, *(page.faults for page in pages_of_part))
    faults += check_relations(root, pages, known, origin)
    faults += check_sums(root, known) if SUMS in known else ()
    return Judgement(files, pages, tuple(sorted(set(faults))))


def _read_parts(
    read: Callable[[Sequence[str]], Findings], parts: Iterable[Sequence[str]], alone: bool
) -> Iterator[Findings]:
    if alone:
        yield from map(read, parts)
        return
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as workers:
        yield from workers.map(read, parts)


def _read(root: Path, files: Collection[str], origin: Origin, paths: Sequence[str]) -> Findings:
    """Return the pages among some files, and what is wrong with the rest."""
    pages: list[HtmlPage] = []
    faults: list[Fault] = []
    for path in paths:
        data = (root / path).read_bytes()
        suffix = path[path.rfind(".") :]
        if suffix == ".html":
            try:
                pages.append(read_html_page(path, data.decode(), files, origin))
            except UnicodeDecodeError:
                faults.append(Fault(path, Message("this is not UTF-8"), REBUILD))
        elif suffix in SUFFIXES:
            faults += check_photo(path, data)
        else:
            faults += check_format(path, data, files, origin)
    return pages, faults
