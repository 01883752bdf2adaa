"""The judge: whether a finished tree may be published, by what stands in it alone."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from .checksums import check_sums
from .fault import REBUILD, Fault
from .file_formats import read_format
from .html_page import Document, read_document
from .origin import Origin
from .page_relations import relations
from .photo_file import KINDS, read_photo
from .tree_files import SUMS, Listing, read_listing

AT_ONCE = 1000  # files that a worker reads before it reports
ALONE = 500  # so few files are read sooner without workers

Read = tuple[list[Document], list[Fault]]
Shown = Callable[[Iterator[Read], int], Iterator[Read]]  # shows how far they are, of how many


@dataclass(frozen=True, slots=True)
class Judgement:
    listing: Listing
    documents: Mapping[str, Document]  # by path
    faults: tuple[Fault, ...]


def judge(root: Path, origin: Origin, shown: Shown = lambda parts, _: parts) -> Judgement:
    """Everything that is wrong with the tree in the folder."""
    listing = read_listing(root)
    names = [*listing.sizes]
    files = frozenset(names)
    parts = [names[first : first + AT_ONCE] for first in range(0, len(names), AT_ONCE)]
    read = partial(_read, root, files, origin)
    documents: dict[str, Document] = {}
    faults = list(listing.faults)
    for some, wrong in shown(_each(read, parts, alone=len(names) <= ALONE), len(parts)):
        documents |= {one.path: one for one in some}
        faults += chain(wrong, *(one.faults for one in some))
    faults += relations(root, documents, files, origin)
    faults += check_sums(root, files) if SUMS in files else ()
    return Judgement(listing, documents, tuple(sorted(set(faults))))


def _each(read: Callable[[Sequence[str]], Read], parts: Iterable[Sequence[str]], alone: bool) -> Iterator[Read]:
    if alone:
        yield from map(read, parts)
        return
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as workers:
        yield from workers.map(read, parts)


def _read(root: Path, files: Collection[str], origin: Origin, paths: Sequence[str]) -> Read:
    """The documents among some files, and what is wrong with the rest."""
    documents: list[Document] = []
    faults: list[Fault] = []
    for path in paths:
        data = (root / path).read_bytes()
        suffix = path[path.rfind(".") :]
        if suffix == ".html":
            try:
                documents.append(read_document(path, data.decode(), files, origin))
            except UnicodeDecodeError:
                faults.append(Fault(path, "this is not UTF-8", REBUILD))
        elif suffix in KINDS:
            faults += read_photo(path, data)
        else:
            faults += read_format(path, data, files, origin)
    return documents, faults
