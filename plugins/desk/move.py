"""A move: a post's folder under another slug, with an alias for the old address, and the links to it."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from ..archive.content import Content, is_public
from ..archive.folder import Folder, Sheet
from ..archive.link import address, read_link
from ..archive.post import digest
from .amendment import amended
from .state import translations
from .translation import compared

# Where a link leads, in a text: [words](here), [label]: here, <a href="here">.
DESTINATION = re.compile(
    r"""(?P<before>\]\(\s*<?|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?|\bhref\s*=\s*["']?)(?P<href>[^\s<>"')]+)""", re.MULTILINE
)


def changes(content: Content, folder: Folder, new: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Those of the texts, file → text, that change with the move of the folder to the path `new`."""
    made = {name: relinked(text, name.rpartition("/")[0], folder.path, new) for name, text in texts.items()}
    original = folder.original
    # A post that nobody has seen yet needs no alias.
    if original and is_public(original, folder.date, content.today):
        made[original.source] = _with_alias(made[original.source], folder, original, new)
    made |= _still_translated(content, made)
    return {name: text for name, text in made.items() if text != texts[name]}


def _with_alias(text: str, folder: Folder, original: Sheet, new: str) -> str:
    """The original with the old address among its aliases, and without an alias that would lead to itself."""
    kept = [alias for alias in original.header.aliases if f"{alias}/" != address(new)]
    return amended(text, "aliases", ", ".join([*kept, folder.address.strip("/")]), original.source)


def _still_translated(content: Content, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The translations that were up to date with originals in which only a link has changed, naming their new state."""
    for folder in content.folders:
        original = folder.original
        parts = compared(texts[original.source]) if original else None
        for sheet in translations(folder) if parts else ():
            assert original and parts and sheet.header.translates
            named, now = sheet.header.translates, digest(*parts)
            if named.digest == original.digest != now:
                yield sheet.source, amended(texts[sheet.source], "translates", f"{named.language}@{now}", sheet.source)


def relinked(text: str, folder: str, old: str, new: str) -> str:
    """A text that lies in `folder`, with its links to the folder `old` leading to `new`."""

    def led(found: re.Match[str]) -> str:
        link, _ = read_link(found["href"], folder)
        if link is None or link.folder != old:
            return found[0]
        path, hash_, fragment = found["href"].partition("#")
        end = f"/{link.file}.md" if link.file else "/" if path.endswith("/") else ""
        return f"{found['before']}{posixpath.relpath(new, folder)}{end}{hash_}{fragment}"

    return DESTINATION.sub(led, text)
