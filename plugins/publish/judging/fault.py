"""A fault: what is wrong in a finished tree, for whoever publishes it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

REBUILD = "build the tree anew"  # what to do where a build did not do its work
SHOWN = 5  # files of which the same is said


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    path: str  # in the tree: "ru/2022/02/embassy/index.html"; "" where it is the tree's as a whole
    what: str
    instead: str


def describe_faults(faults: Iterable[Fault], sources: Mapping[str, str]) -> Iterator[str]:
    """Yield the faults as lines, `path: what is wrong; what to do`, the same of many files said once.

    `sources` leads from a page's URL to the content file that it was made from.
    """
    alike: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for fault in sorted(set(faults)):
        alike[fault.what, fault.instead].append(_with_source(fault.path, sources))
    for (what, instead), paths in alike.items():
        for path in paths[:SHOWN]:
            yield f"{path}: {what}; {instead}" if path else f"{what}; {instead}"
        if len(paths) > SHOWN:
            yield f"… and the same of {len(paths) - SHOWN} more files."


def _with_source(path: str, sources: Mapping[str, str]) -> str:
    source = sources.get(path.removesuffix("index.html"))
    return f"{path} (from {source})" if source else path
