"""What is published and what would become of it: what publishing would refuse after the merge is said before.

It is the inventory that lies in the published branch, as this clone last saw that; publishing itself judges what was
built. A clone that has never seen the branch can say nothing.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence

from ..archive.content import Content, is_public
from ..archive.folders.post_folder import PostFolder
from ..archive.kind import KINDS_BY_NAME
from ..archive.problem import Problem
from ..editions.edition import Edition
from ..language.phrase import read_phrase
from ..messages.advice import ways_to_keep
from ..messages.message import Message
from .git import GitFailed, git
from .project import published_ref

INVENTORY = "INVENTORY"  # a line for each address: its path, what is there, of a text its day and what names its title
GONE, MOVED = "gone", "moved"


def check_published(content: Content, editions: Sequence[Edition]) -> Iterator[Problem]:
    """Yield a problem for each published post or page that would vanish, and a warning for each text."""
    inventory = _read_inventory(published_ref())
    public = {folder.address: folder for folder in content.folders if is_public(folder, content.today)}
    kept = {*public, *(takedown.address for takedown in content.takedowns)}
    for folder in public.values():
        kept |= {f"{alias}/" for alias in (folder.original.header.aliases if folder.original else ())}
    vanishing: set[str] = set()
    for edition in editions:
        if edition.conversion:
            continue  # it has what the edition has from which it is made
        for address, entry in inventory.get(edition.folder, {}).items():
            if address not in kept and address not in vanishing:
                vanishing.add(address)
                yield _vanishing(address, entry, content)
            elif address in public and entry[0] in KINDS_BY_NAME:
                yield from _check_text(public[address], edition)


def _read_inventory(ref: str) -> dict[str, dict[str, list[str]]]:
    """Return edition → address → what is said of it; nothing where that is not known."""
    try:
        lines = git("cat-file", "blob", f"{ref}:{INVENTORY}").decode().splitlines()[1:] if ref else []
    except (GitFailed, UnicodeDecodeError):
        return {}
    inventory: dict[str, dict[str, list[str]]] = {}
    for path, *entry in (line.split(" ") for line in lines):
        edition, _, address = path.partition("/")
        if entry:
            inventory.setdefault(edition, {})[address] = entry
    return inventory


def _vanishing(address: str, entry: list[str], content: Content) -> Problem:
    """Return what is wrong where the address is no more: its folder is gone, renamed by hand, or hidden."""
    what = Message("{address} is published, and would vanish", address=address)
    for folder in content.folders:
        original = folder.original
        if original and folder.address == address:
            line = original.header.line("status")
            instead = Message("publish it again, or if it must go, take it down: see “takedowns.yml” in the README")
            return Problem(original.source, line, what, instead)
        if original and len(entry) > 2 and entry[2] == _title_digest(original.header.title):
            instead = Message(
                "if {folder} is its new place, write “aliases: {address}” in the header there, or rename it with"
                " make rename",
                folder=folder.path,
                address=address.strip("/"),
            )
            return Problem(original.source, 1, what, instead)
    return Problem(_folder_of(address, entry), 0, what, ways_to_keep(address))


def _folder_of(address: str, entry: list[str]) -> str:
    """Return the folder that stood behind the address, as far as can be told."""
    kind, day = KINDS_BY_NAME.get(entry[0]), re.match(r"[\d-]{10}$", entry[1] if len(entry) > 1 else "")
    name = address.strip("/").rpartition("/")[2]
    return f"{kind.folder}/{f'{day[0]}-' if day else ''}{name}" if kind else ""


def _title_digest(title: str) -> str:
    """Return what names a title in the inventory: the letters alone, as readers have them."""
    return hashlib.sha256(re.sub(r"\W+", "", str(read_phrase(title))).encode()).hexdigest()[:8]


def _check_text(folder: PostFolder, edition: Edition) -> Iterator[Problem]:
    text = folder.text(edition.language.code)
    if folder.is_whole and (text is None or text.header.status == "draft"):
        what = Message("the text in “{language}” is published, and would be no more", language=edition.language.code)
        instead = Message("restore it; publishing asks whether it is meant")
        yield Problem(f"{folder.path}/{edition.language.code}.md", 0, what, instead, warning=True)
