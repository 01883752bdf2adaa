"""What the last build into a tree did, and of what: where nothing of that has changed, there is nothing to do."""

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from ..archive.problem import Problem, problem_from_data
from ..cache.atomic_write import write_whole
from ..cache.code_digest import code_digest
from ..cache.store import make_key
from ..editions.pages.parallel_texts import parallel_paths
from ..editions.site import Site
from ..messages.message import Message, plural_message

PAGE_SOURCES = "sources.json"  # in the cache: from which content file each page was made; see `write_page_sources`


@dataclass(frozen=True, slots=True)
class LastBuild:
    inputs: str  # names all that it read
    page_sources: str  # names the content of PAGE_SOURCES as it left it
    posts: int
    editions: int
    pages: int
    warnings: tuple[Problem, ...]

    @staticmethod
    def from_record(values: Mapping[str, Any]) -> "LastBuild | None":
        """Return what the record of a tree has; None where that is nothing of ours, or of an older form."""
        if values.keys() != {field.name for field in fields(LastBuild)}:
            return None
        try:
            return LastBuild(**{**values, "warnings": tuple(map(problem_from_data, values["warnings"]))})
        except (AttributeError, TypeError, ValueError):
            return None

    def as_record(self) -> Mapping[str, Any]:
        """Return it as the record of a tree keeps it, for whoever asks in another language."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {**values, "warnings": [problem.as_data() for problem in self.warnings]}

    def summary(self, written: int, seconds: float) -> Message:
        """Return 24 posts · 3 editions · 224 pages, 12 written · 0.9 s."""
        return Message(
            "{posts} · {editions} · {pages}, {written} written · {seconds} s.",
            posts=plural_message("{number} post", "{number} posts", self.posts),
            editions=plural_message("{number} edition", "{number} editions", self.editions),
            pages=plural_message("{number} page", "{number} pages", self.pages),
            written=written,
            seconds=f"{seconds:.1f}",
        )


def inputs_key(settings: Mapping[str, Any], day: datetime.date, *folders: bytes) -> str:
    """Return what names all that a build reads: the code, the settings, the day, and the folders of content and theme,
    whose digests are given."""
    plain = json.dumps(sorted(settings.items()), default=_name_of, ensure_ascii=False)
    return make_key(code_digest(), plain, day.isoformat(), *folders)


def _name_of(value: object) -> str:
    """Return what stands for a setting that is no plain data, such as a function of Pelican's."""
    return getattr(value, "__qualname__", type(value).__qualname__)


def file_key(path: Path) -> str:
    """Return what names a file's content; "" where there is none."""
    return make_key(path.read_bytes()) if path.is_file() else ""


def write_page_sources(site: Site, cache: Path, content: str) -> str:
    """Write from which file of content each page was made, for those who find something wrong in a finished tree.

    Return what names the content of what was written. `content` is the name of the folder of content.
    """
    sources = {url: f"{content}/{source}" for url, source in _page_sources(site)}
    write_whole(cache / PAGE_SOURCES, json.dumps(sources, ensure_ascii=False, indent=0).encode())
    return file_key(cache / PAGE_SOURCES)


def _page_sources(site: Site) -> Iterator[tuple[str, str]]:
    """Yield (URL in the tree, content file) of each post and page in each edition, and of what leads to them."""
    for edition in site.editions:
        for post in (*site.library.posts, *site.library.pages):
            text = post.text(edition.language.code) or post.original
            parallel = (f"{post.address}{path}" for path, _ in parallel_paths(post))
            for address in (post.address, *parallel, *(f"{alias}/" for alias in post.aliases)):
                yield f"{edition.folder}/{address}", text.source
