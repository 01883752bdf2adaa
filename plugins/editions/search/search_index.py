"""The index that a reader's browser searches, made by Pagefind (https://pagefind.app) of an edition's search entries.

Pagefind is given stems in place of words, so that all ways to write a word are one to it, and each entry as a page of
its own, named by its digest. What it keeps of a page to show it (a fragment) then gets the words as they are read.
"""

import gzip
import json
import os
import shutil
import subprocess
import xml.etree.ElementTree as etree
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pagefind_bin

from ...archive.problem import Unable
from ...cache.code_digest import code_digest
from ...cache.store import make_key
from ...language.language import Language
from ...language.stemming import stems
from ...messages.message import Message
from .search_entry import SearchEntry

SEAL = b"pagefind_dcd"  # begins each file of Pagefind's that is packed, before the data
WEIGHTS = (("title", 8), ("labels", 4), ("text", 1))  # how much a word counts, by where it stands
# What of Pagefind's a page of search needs; the rest are pages of its own, which speak no Serbian.
PARTS = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "*/*.pf_*", "wasm.*.pagefind")
NO_STEMS = "zxx"  # "no linguistic content" (ISO 639-2): Pagefind has no stems for it, and leaves its words alone
SUMS = "sums.json"  # beside the files of an index, in the cache: what each of them holds
KEPT = 12  # indices in the cache, the newest
DIGITS = str.maketrans("0123456789", "abcdefghij")


class WrongIndex(Unable):
    """An index is not that of its entries."""


def make_index(keys: Sequence[str], read: Callable[[], Sequence[SearchEntry]], language: Language, cache: Path) -> Path:
    """Return the folder that holds the index of the entries that `read` gives: from the cache, or made now and kept.

    `keys` name all that the entries are made of. Raises WrongIndex where what was made does not hold just those.
    """
    kept = cache / "search" / _folder_name(keys, language)
    if not _is_whole(kept):
        entries = read()
        by_digest = {_digest(entry): entry for entry in entries}
        kept.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=kept.parent) as folder:
            new = Path(folder) / "index"
            try:
                _make(by_digest, language, new)
            except (ValueError, EOFError, zlib.error):  # on a full disk Pagefind leaves half a file, and says nothing
                reason = Message("Pagefind left half an index of search; see whether the disk is full")
                raise WrongIndex(reason) from None
            if not _holds(new, entries):
                reason = Message("the index of search is not that of the pages; run `make clean`, then try again")
                raise WrongIndex(reason)
            (new / SUMS).write_text(json.dumps(_sums(new)))
            if not _is_whole(kept):  # or another build was first
                shutil.rmtree(kept, ignore_errors=True)
                with suppress(OSError):
                    new.rename(kept)
        _forget(kept.parent)
    os.utime(kept)
    return kept


def index_files(index: Path) -> Iterator[tuple[str, Path]]:
    """Yield (name, path) of each file of an index."""
    for path in sorted(index.rglob("*")):
        if path.is_file() and path.name != SUMS:
            yield path.relative_to(index).as_posix(), path


def _sums(index: Path) -> dict[str, str]:
    return {name: make_key(path.read_bytes()) for name, path in index_files(index)}


def _is_whole(index: Path) -> bool:
    """Tell whether the index is there, as it was made."""
    try:
        sums: dict[str, str] = json.loads((index / SUMS).read_bytes())
    except (OSError, ValueError):
        return False
    return sums == _sums(index)


def _digest(entry: SearchEntry) -> str:
    return make_key(repr(astuple(entry)))


def _folder_name(keys: Sequence[str], language: Language) -> str:
    """Return a digest of all that goes into an index."""
    parts = (list(keys), language, version("pagefind-bin"), code_digest())
    return make_key(repr(parts))


def _make(by_digest: Mapping[str, SearchEntry], language: Language, index: Path) -> None:
    """Let Pagefind read the entries, and keep of what it writes what a page of search needs.

    Pagefind finds the stems of words itself only where the language has no rules of its own.
    """
    with TemporaryDirectory(dir=index.parent) as folder:
        site, bundle = Path(folder) / "site", Path(folder) / "bundle"
        site.mkdir()
        stemmer = NO_STEMS if language.stem_rules else language.code
        for digest, entry in by_digest.items():
            (site / f"{digest}.html").write_bytes(_page(entry, language))
        _run_pagefind("--site", site, "--output-path", bundle, "--force-language", stemmer)
        languages = json.loads((bundle / "pagefind-entry.json").read_bytes())["languages"]
        engines = {about["wasm"] or "unknown" for about in languages.values()}
        for pattern in PARTS:
            for path in bundle.glob(pattern):
                if path.name.startswith("wasm.") and path.name.split(".")[1] not in engines:
                    continue
                place = index / path.relative_to(bundle)
                place.parent.mkdir(parents=True, exist_ok=True)
                path.rename(place)
    for path in index.glob("fragment/*"):
        fragment = _unpack(path)
        _pack(path, fragment | _shown(by_digest[Path(fragment["url"]).stem]))


def _run_pagefind(*arguments: str | Path) -> None:
    """Run Pagefind with those arguments, whatever the machine's environment says. Raises WrongIndex."""
    command = [str(pagefind_bin.get_executable()), "--silent", *map(str, arguments)]
    run = subprocess.run(command, env={}, cwd=Path(str(arguments[1])), capture_output=True, text=True, check=False)
    if run.returncode:
        words = run.stderr.strip() or run.stdout.strip()
        raise WrongIndex(Message("Pagefind could not make the index of search: {reason}", reason=words))


def _page(entry: SearchEntry, language: Language) -> bytes:
    """Return the entry as Pagefind reads it: its words' stems by their weight, and what a search is narrowed by."""
    page = etree.Element("html", lang=language.code)
    body = etree.SubElement(page, "body")
    for name, weight in WEIGHTS:
        block = etree.SubElement(body, "p", {"data-pagefind-weight": str(weight)})
        block.text = " ".join(stems(getattr(entry, name), language))
    # Words that nobody writes, to narrow a search by; letters only, since digits part words. Pagefind has filters, but
    # writes them in another order each time.
    filters = etree.SubElement(body, "p", {"data-pagefind-weight": "0"})
    filters.text = f"qxkind{entry.kind} qxyear{entry.year.translate(DIGITS)}"
    html: bytes = etree.tostring(page, encoding="utf-8", method="html")
    return b"<!doctype html>" + html


def _shown(entry: SearchEntry) -> dict[str, Any]:
    """Return what a fragment says of its entry. The words of each line stand at the places of their stems."""
    lines = (entry.title, entry.labels, entry.text)
    meta = {"kind": entry.kind, "status": entry.status, "date": entry.date}
    return {"url": entry.address, "content": "\n".join(lines), "meta": meta}


def _holds(folder: Path, entries: Sequence[SearchEntry]) -> bool:
    """Tell whether the index there is whole and that of the entries."""
    try:
        fragments = {fragment["url"]: fragment for fragment in map(_unpack, (folder / "fragment").glob("*"))}
    except (OSError, ValueError, EOFError, zlib.error):
        return False
    expected = [_shown(entry) for entry in entries]
    return len(fragments) == len(expected) and all(
        shown.items() <= fragments.get(shown["url"], {}).items() for shown in expected
    )


def _unpack(path: Path) -> dict[str, Any]:
    """Return what a packed file holds. Raises ValueError where that is nothing of Pagefind's."""
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(SEAL):
        raise ValueError(path)
    value: dict[str, Any] = json.loads(data.removeprefix(SEAL))
    return value


def _pack(path: Path, value: Mapping[str, Any]) -> None:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(SEAL + data, mtime=0))


def _forget(cache: Path) -> None:
    """Delete all but the newest indices."""
    kept = sorted((path for path in cache.glob("?" * 32)), key=lambda path: path.stat().st_mtime)
    for path in kept[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)
