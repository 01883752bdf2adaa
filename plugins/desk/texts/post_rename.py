"""A move: a post's folder under another slug, with an alias for the old address, and the links to it."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from ...archive.content import Content, is_public
from ...archive.parsing.link import address, read_link
from ...archive.post import digest
from ...archive.post_folder import Folder
from ...archive.text import Sheet
from .header_edit import amended
from .translation import compared
from .translation_state import translations

# Where a link leads, in a text: [words](here), [label]: here, <a href="here">.
DESTINATION = re.compile(
    r"""(?P<before>\]\(\s*<?|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\n?[ \t]*<?|\bhref\s*=\s*["']?)(?P<href>[^\s<>"')]+)""",
    re.M | re.I,
)


def changes(content: Content, folder: Folder, new: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Those of the texts, file → text, that change with the move of the folder to the path `new`."""
    made = {name: relinked(text, name.rpartition("/")[0], folder.path, new) for name, text in texts.items()}
    if original := folder.original:
        aliases = ", ".join(_aliases(content, folder, original, new))
        if aliases != ", ".join(original.header.aliases):
            made[original.source] = amended(made[original.source], "aliases", aliases, original.source)
    made |= _still_translated(content, made)
    return {name: text for name, text in made.items() if text != texts[name]}


def _aliases(content: Content, folder: Folder, original: Sheet, new: str) -> list[str]:
    """The post's old addresses after the move; the last one is only old if anybody has seen the post there."""
    seen = is_public(original, folder.date, content.today)
    every = [f"{alias}/" for alias in original.header.aliases] + ([folder.address] if seen else [])
    return [one.strip("/") for one in dict.fromkeys(every) if one != address(new)]


def _still_translated(content: Content, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The translations that were up to date with originals in which only a link has changed, naming their new state."""
    for folder in content.folders:
        original = folder.original
        parts = compared(texts[original.source]) if original and original.source in texts else None
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
