"""The rename of a post: its folder under another name, an alias for the old address, and the links to it."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from ...archive.address import address_of
from ...archive.content import Content, is_public
from ...archive.folders.post_folder import PostFolder
from ...archive.folders.text import Text, translation_digest
from ...archive.parsing.link import read_link
from .header_edit import edit_header
from .translation import translated_parts
from .translation_state import translations_of

# Where a link leads, in a text: [words](here), [label]: here, <a href="here">.
DESTINATION = re.compile(
    r"""(?P<before>\]\(\s*<?|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\n?[ \t]*<?|\bhref\s*=\s*["']?)(?P<href>[^\s<>"')]+)""",
    re.M | re.I,
)


def changed_texts(content: Content, folder: PostFolder, new: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Return those of the texts, file → text, that change when the folder is renamed to the path `new`. Raises Refused
    where a header cannot be changed safely."""
    edited = {name: relink(text, name.rpartition("/")[0], folder.path, new) for name, text in texts.items()}
    if original := folder.original:
        aliases = ", ".join(_aliases(content, folder, original, new))
        if aliases != ", ".join(original.header.aliases):
            edited[original.source] = edit_header(edited[original.source], "aliases", aliases, original.source)
    edited |= _still_translated(content, edited)
    return {name: text for name, text in edited.items() if text != texts[name]}


def _aliases(content: Content, folder: PostFolder, original: Text, new: str) -> list[str]:
    """Return the post's old addresses after the rename; the last one is only old if anybody has seen the post there.

    The first stays even where it is the new one: the post is known by it.
    """
    was_seen = is_public(folder, content.today)
    addresses = [f"{alias}/" for alias in original.header.aliases] + ([folder.address] if was_seen else [])
    others = [address for address in dict.fromkeys(addresses) if address != address_of(new)]
    came_back = others and addresses[0] == address_of(new)
    return [address.strip("/") for address in (addresses[:1] if came_back else []) + others]


def _still_translated(content: Content, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the translations that were up to date with originals in which only a link has changed, naming their new
    state."""
    for folder in content.folders:
        original = folder.original
        parts = translated_parts(texts[original.source]) if original and original.source in texts else None
        for text in translations_of(folder) if parts else ():
            assert original and parts and text.header.translates
            named, now = text.header.translates, translation_digest(*parts)
            if named.digest == original.digest != now:
                state = f"{named.language}@{now}"
                yield text.source, edit_header(texts[text.source], "translates", state, text.source)


def relink(text: str, folder: str, old: str, new: str) -> str:
    """Return a text that lies in `folder`, with its links to the folder `old` leading to `new`."""

    def lead_to_new(destination: re.Match[str]) -> str:
        link, _ = read_link(destination["href"], folder)
        if link is None or link.folder != old:
            return destination[0]
        path, hash_, fragment = destination["href"].partition("#")
        end = f"/{link.file}.md" if link.file else "/" if path.endswith("/") else ""
        return f"{destination['before']}{posixpath.relpath(new, folder)}{end}{hash_}{fragment}"

    return DESTINATION.sub(lead_to_new, text)
