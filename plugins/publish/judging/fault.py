"""A fault: what is wrong in a finished tree, for whoever publishes it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...messages.message import Message, plural_message

REBUILD = Message("build the tree anew")  # what to do where a build did not do its work
OTHER_SITEURL = Message("build the tree with the SITEURL that it will have")
BRING_IN = Message("put it into the tree, and lead there")
CORRECT, DELETE = Message("correct it"), Message("delete it")
SHOWN = 5  # files of which the same is said

Wrongs = Iterator[tuple[Message, Message]]  # (what is wrong, what to do)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    path: str  # in the tree: "ru/2022/02/embassy/index.html"; "" where it is the tree's as a whole
    what: Message
    instead: Message


def describe_faults(faults: Iterable[Fault], sources: Mapping[str, str]) -> Iterator[Message]:
    """Yield the faults as lines, `path: what is wrong; what to do`, the same of many files said once.

    `sources` leads from a page's URL to the content file that it was made from.
    """
    alike: defaultdict[tuple[Message, Message], list[str]] = defaultdict(list)
    for fault in sorted(set(faults)):
        alike[fault.what, fault.instead].append(fault.path)
    for (what, instead), paths in alike.items():
        for path in paths[:SHOWN]:
            yield _describe(path, sources.get(path.removesuffix("index.html"), ""), what, instead)
        if more := len(paths[SHOWN:]):
            yield plural_message(
                "… and the same of {number} more file.", "… and the same of {number} more files.", more
            )


def _describe(path: str, source: str, what: Message, instead: Message) -> Message:
    if not path:
        return Message("{what}; {instead}", what=what, instead=instead)
    if not source:
        return Message("{path}: {what}; {instead}", path=path, what=what, instead=instead)
    return Message("{path} (from {source}): {what}; {instead}", path=path, source=source, what=what, instead=instead)
