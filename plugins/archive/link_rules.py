"""The rules for links within the site: each leads to what is there for whoever reads the text."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping

from ..messages.advice import nearest
from ..messages.message import Message
from .folders.post_folder import PostFolder
from .folders.text import Text
from .parsing.link import Link
from .problem import Problem


def check_links(folders: Iterable[PostFolder], public: set[str]) -> Iterator[Problem]:
    """Yield a problem for each link that leads nowhere. `public` are the sources of the texts that readers see."""
    by_path = {folder.path: folder for folder in folders}
    for text in (text for folder in by_path.values() for text in folder.texts):
        for link in text.references.links:
            if wrong := _wrong_link(text, link, by_path, public):
                what = Message("“{href}” leads nowhere: {reason}", href=link.href, reason=wrong[0])
                yield Problem(text.source, link.line, what, wrong[1])


def _wrong_link(
    text: Text, link: Link, by_path: Mapping[str, PostFolder], public: set[str]
) -> tuple[Message, Message] | None:
    """Return (what is wrong with a link of that text, what to write instead), or None."""
    path, fragment = link.folder, link.fragment
    folder = by_path.get(path)
    if path and folder is None:
        return Message("there is no folder {folder}", folder=path), _nearest_folder(path, text, by_path)
    if folder and folder.original and text.source in public and folder.original.source not in public:
        return Message("{folder} is not public", folder=path), Message("publish that first, or delete the link")
    if folder and link.file and folder.text(link.file) is None:
        what = Message("there is no {file} in {folder}", file=f"{link.file}.md", folder=path)
        return what, Message("lead to the folder: {href}", href=f"../{path.partition('/')[2]}/")
    target = (folder.text(text.language) or folder.original) if folder else text
    if folder and target and target.source not in public:
        target = folder.original
    if target and fragment and fragment not in target.references.anchors:
        headings = {anchor for anchor in target.references.anchors if ":" not in anchor}
        what = Message("there is no heading #{heading} in {file}", heading=fragment, file=target.source)
        return what, nearest(fragment, headings)
    return None


def _nearest_folder(path: str, text: Text, folders: Iterable[str]) -> Message:
    """Return advice for a link to a folder that is not there: a folder whose name is like it, the day aside."""
    names = {_name(folder): folder for folder in folders}
    alike = difflib.get_close_matches(_name(path), names, n=1, cutoff=0.75)
    if not alike:
        return Message("correct the folder's name, or take the link out and leave its words")
    kind, _, name = names[alike[0]].partition("/")
    href = f"../{name}/" if text.source.startswith(f"{kind}/") else f"../../{kind}/{name}/"
    return Message("did you mean “{name}”?", name=href)


def _name(folder: str) -> str:
    return re.sub(r".*/(?:\d{4}-\d\d-\d\d-)?", "", folder)
