"""The index: what a reader's browser searches, made by Pagefind (https://pagefind.app) of an edition's records.

Pagefind is given keys in place of words, so that all ways to write a word are one to it, and each record as a page of
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

from ...cache.code_digest import code_digest
from ...cache.store import content_key
from ...language.language import Language
from ...language.stemming import keys as keys_of
from .search_entry import Record

SEAL = b"pagefind_dcd"  # begins each file of Pagefind's that is packed, before the data
WEIGHTS = (("title", 8), ("labels", 4), ("text", 1))  # how much a word counts, by where it stands
# What of Pagefind's a page of search needs; the rest are pages of its own, which speak no Serbian.
PARTS = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "*/*.pf_*", "wasm.*.pagefind")
NO_STEMS = "zxx"  # "no linguistic content" (ISO 639-2): Pagefind has no stems for it, and leaves its words alone
SUMS = "sums.json"  # beside the files of an index, in the cache: what each of them holds
KEPT = 12  # indices in the cache, the newest
DIGITS = str.maketrans("0123456789", "abcdefghij")


class WrongIndex(Exception):
    """An index is not that of its records; the message says what to do."""


def index(keys: Sequence[str], read: Callable[[], Sequence[Record]], language: Language, cache: Path) -> Path:
    """The folder that holds the index of the records that `read` gives: from the cache, or made now and kept there.

    `keys` name all that the records are made of. Raises WrongIndex where what was made does not hold just those.
    """
    kept = cache / "search" / _name(keys, language)
    if not _is_whole(kept):
        records = read()
        pages = {_digest(record): record for record in records}
        kept.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=kept.parent) as folder:
            made = Path(folder) / "made"
            _make(pages, language, made)
            if not _holds(made, records):
                raise WrongIndex("the index of search is not that of the pages; run `make clean`, then try again")
            (made / SUMS).write_text(json.dumps(_sums(made)))
            if not _is_whole(kept):  # or another build was first
                shutil.rmtree(kept, ignore_errors=True)
                with suppress(OSError):
                    made.rename(kept)
        _forget(kept.parent)
    os.utime(kept)
    return kept


def files(index: Path) -> Iterator[tuple[str, Path]]:
    """(name, path) of each file of an index."""
    for path in sorted(index.rglob("*")):
        if path.is_file() and path.name != SUMS:
            yield path.relative_to(index).as_posix(), path


def _sums(index: Path) -> dict[str, str]:
    return {name: content_key(path.read_bytes()) for name, path in files(index)}


def _is_whole(index: Path) -> bool:
    """Whether the index is there, as it was made."""
    try:
        found: dict[str, str] = json.loads((index / SUMS).read_bytes())
    except (OSError, ValueError):
        return False
    return found == _sums(index)


def _digest(record: Record) -> str:
    return content_key(repr(astuple(record)))


def _name(keys: Sequence[str], language: Language) -> str:
    """A digest of all that goes into an index."""
    parts = (list(keys), language, version("pagefind-bin"), code_digest())
    return content_key(repr(parts))


def _make(pages: Mapping[str, Record], language: Language, made: Path) -> None:
    """Let Pagefind read the records, and keep of what it writes what a page of search needs.

    Pagefind finds the stems of words itself only where the language has no rules of its own.
    """
    with TemporaryDirectory(dir=made.parent) as folder:
        site, bundle = Path(folder) / "site", Path(folder) / "bundle"
        site.mkdir()
        stems = NO_STEMS if language.search_rules else language.code
        for digest, record in pages.items():
            (site / f"{digest}.html").write_bytes(_page(record, language))
        _run("--site", site, "--output-path", bundle, "--force-language", stems)
        languages = json.loads((bundle / "pagefind-entry.json").read_bytes())["languages"]
        engines = {one["wasm"] or "unknown" for one in languages.values()}
        for pattern in PARTS:
            for path in bundle.glob(pattern):
                if path.name.startswith("wasm.") and path.name.split(".")[1] not in engines:
                    continue
                place = made / path.relative_to(bundle)
                place.parent.mkdir(parents=True, exist_ok=True)
                path.rename(place)
    for path in made.glob("fragment/*"):
        fragment = _read(path)
        _write(path, fragment | _shown(pages[Path(fragment["url"]).stem]))


def _run(*arguments: str | Path) -> None:
    """Pagefind with those arguments, whatever the machine's environment says."""
    command = [str(pagefind_bin.get_executable()), "--silent", *map(str, arguments)]
    done = subprocess.run(command, env={}, cwd=Path(str(arguments[1])), capture_output=True, text=True, check=False)
    if done.returncode:
        raise WrongIndex(f"Pagefind could not make the index of search: {done.stderr.strip() or done.stdout.strip()}")


def _page(record: Record, language: Language) -> bytes:
    """The record as Pagefind reads it: its words' keys by their weight, and what a search is narrowed by."""
    page = etree.Element("html", lang=language.code)
    body = etree.SubElement(page, "body")
    for name, weight in WEIGHTS:
        block = etree.SubElement(body, "p", {"data-pagefind-weight": str(weight)})
        block.text = " ".join(keys_of(getattr(record, name), language))
    # Words that nobody writes, to narrow a search by; letters only, since digits part words. Pagefind has filters, but
    # writes them in another order each time.
    narrow = etree.SubElement(body, "p", {"data-pagefind-weight": "0"})
    narrow.text = f"qxkind{record.kind} qxyear{record.year.translate(DIGITS)}"
    made: bytes = etree.tostring(page, encoding="utf-8", method="html")
    return b"<!doctype html>" + made


def _shown(record: Record) -> dict[str, Any]:
    """What a fragment says of its record. The words of each line stand at the places of their keys."""
    lines = (record.title, record.labels, record.text)
    meta = {"kind": record.kind, "status": record.status, "date": record.date}
    return {"url": record.address, "content": "\n".join(lines), "meta": meta}


def _holds(folder: Path, records: Sequence[Record]) -> bool:
    """Whether the index there is whole and that of the records."""
    try:
        found = {one["url"]: one for one in map(_read, (folder / "fragment").glob("*"))}
    except (OSError, ValueError, EOFError, zlib.error):
        return False
    every = [_shown(record) for record in records]
    return len(found) == len(every) and all(one.items() <= found.get(one["url"], {}).items() for one in every)


def _read(path: Path) -> dict[str, Any]:
    """What a packed file holds. Raises ValueError where that is nothing of Pagefind's."""
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(SEAL):
        raise ValueError(path)
    read: dict[str, Any] = json.loads(data.removeprefix(SEAL))
    return read


def _write(path: Path, value: Mapping[str, Any]) -> None:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(SEAL + data, mtime=0))


def _forget(cache: Path) -> None:
    """Delete all but the newest indices."""
    kept = sorted((path for path in cache.glob("?" * 32)), key=lambda path: path.stat().st_mtime)
    for path in kept[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)
