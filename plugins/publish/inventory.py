"""The inventory of a tree: what readers find at each address, in a file that is published with it.

By it, what is to be published is held against what is published, without a page of that being fetched: words that
would vanish, or words that were taken down and would be back.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..messages.message import Message, plural_message
from .judging.fault import Fault
from .judging.html_page import HtmlPage
from .judging.page_entry import GONE, MOVED, PageEntry, parse_entry
from .refusal import Refused

SHRUNK = 2  # a text with so many times fewer letters than the published one has lost something
FEW = 200  # letters; of a shorter text half may well go
SEQUENCE = re.compile(rb"^SEQUENCE:(\d+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Inventory:
    siteurl: str = ""  # where its pages say that they are
    entries: Mapping[str, PageEntry] = field(default_factory=dict)  # "ru/2022/02/embassy/" → what is there

    def destination(self, address: str) -> PageEntry | None:
        """Return what is at the address, or where that leads to; None where it is no text of its edition's language."""
        entry = self.entries.get(address)
        return self.entries.get(entry.target) if entry and entry.what == MOVED else entry

    def texts(self) -> dict[str, PageEntry]:
        return {address: entry for address, entry in self.entries.items() if entry.what not in (GONE, MOVED)}


def take_inventory(siteurl: str, pages: Iterable[HtmlPage], tree: Path) -> Inventory:
    """Return the inventory of a tree of those pages."""
    entries = {page.path.removesuffix("index.html"): page.entry for page in pages if page.entry}
    for path, entry in entries.items():
        event = tree / path / "event.ics"
        if entry.day and event.is_file() and (found := SEQUENCE.search(event.read_bytes())):
            entries[path] = replace(entry, sequence=int(found[1]))
    return Inventory(siteurl, dict(sorted(entries.items())))


def format_inventory(inventory: Inventory) -> str:
    """Return the file: a line with the site's URL, and one for each address."""
    return "".join([f"{inventory.siteurl}\n", *(f"{path} {entry}\n" for path, entry in inventory.entries.items())])


def parse_inventory(text: str) -> Inventory:
    """Return the inventory that a file holds; an empty one of an empty file. Raises Refused where it is none."""
    siteurl, *lines = text.splitlines() or [""]
    try:
        return Inventory(siteurl, {path: parse_entry(words) for path, words in (line.split(" ", 1) for line in lines)})
    except ValueError:
        what = Message("the published INVENTORY is not as it was written")
        raise Refused(what, Message("publish an earlier tree once more: make rollback TO=…")) from None


def find_lost_words(old: Inventory, new: Inventory) -> Iterator[Fault]:
    """Yield a fault for each published text whose words would go, although its address stays, each tombstone whose
    text would be back, and another address of the site.

    The path of each is what an editor confirms. Those of a post in all editions are one.
    """
    if old.siteurl and new.siteurl and old.siteurl != new.siteurl:
        what = Message("the published site says that it is at {siteurl}", siteurl=old.siteurl)
        yield Fault(new.siteurl, what, Message("correct SITEURL"))
    found: defaultdict[tuple[str, Message, Message], list[str]] = defaultdict(list)
    for path, entry in old.entries.items():
        edition, _, address = path.partition("/")
        if lost := _what_is_lost(entry, path, old, new):
            found[address, *lost].append(edition)
    for (address, what, instead), editions in found.items():
        yield Fault(address, Message("{what} ({editions})", what=what, editions=", ".join(editions)), instead)


def _what_is_lost(entry: PageEntry, path: str, old: Inventory, new: Inventory) -> tuple[Message, Message] | None:
    """Return (what readers lose or get back at the path, what to do instead), or None."""
    there, now = new.entries.get(path), new.destination(path)
    if entry.what == MOVED:
        return None
    if entry.what == GONE:
        is_new = there is not None and (there.what != MOVED or there.target not in old.texts())
        if is_new and now and now.what != GONE:
            instead = Message("put its entry back into content/takedowns.yml")
            return Message("this was taken down, and would be back"), instead
        return None
    if now is None:
        what = Message("this text is published, and only its address would stay")
        return what, Message("restore the text in this language")
    if now.what == GONE:
        return None
    if now.what != entry.what:
        what = Message("this is published as “{kind}”, and would be “{other}”", kind=entry.what, other=now.what)
        return what, Message("put it back into the folder where it was")
    was_there = now is there or (there is not None and there.target in old.texts())
    if was_there and now.day != entry.day and now.title != entry.title:
        instead = Message("give the new one another name, and restore the old one")
        return Message("another text would stand at this address"), instead
    if now.sequence < entry.sequence:
        what = plural_message(
            "calendars know this as revised {number} time, and would not see that it changes",
            "calendars know this as revised {number} times, and would not see that it changes",
            entry.sequence,
        )
        return what, Message("write a higher “revision” in the header (make fix does it)")
    if now.letters * (SHRUNK if entry.letters > FEW else 10) < entry.letters:
        what = plural_message(
            "of {number} letter {left} would be left",
            "of {number} letters {left} would be left",
            entry.letters,
            left=now.letters,
        )
        return what, Message("restore the text")
    return None
