"""A link from one text to another, or within a text."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from ...messages.message import Message
from ..kind import KINDS
from .sanitiser import SCHEMES

POST_FOLDER = re.compile(rf"({'|'.join(kind.folder for kind in KINDS)})/[^/]+")


@dataclass(frozen=True)  # without slots, for pickle is slow to bring those back
class Link:
    """A link to another post or page, or within the text."""

    folder: str  # the target's folder inside content/, or "" for this text
    fragment: str
    file: str  # the language of the text in it that the link names, or ""
    href: str  # as written
    line: int = 0  # on which it stands in its file


def read_link(href: str, folder: str) -> tuple[Link | None, Message | None]:
    """Return (the link where it stays in the site, what to write instead where it leads nowhere).

    `folder` is that of the post in whose text it stands, inside content/.
    """
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", href)
    if scheme and scheme[1].lower() not in SCHEMES:
        schemes = ", ".join(sorted(SCHEMES))
        return None, Message("use one of {schemes}, or a post's folder: ../2022-02-24-embassy/", schemes=schemes)
    if re.match(r"https?://(localhost|127\.|\[::1\])", href, re.IGNORECASE):
        return None, Message("this is the preview's address; lead to the post's folder: ../2022-02-24-embassy/")
    if scheme:
        whole = r"https?://[^/\s?#]+\S*" if scheme[1].lower().startswith("http") else r"[a-z]+:\S+"
        is_whole = re.fullmatch(whole, href, re.IGNORECASE)
        return None, None if is_whole else Message("write the whole address, without spaces")
    path, _, fragment = href.partition("#")
    if not path and fragment:
        return Link("", unquote(fragment), "", href), None
    target, _, file = posixpath.normpath(posixpath.join(folder, unquote(path))).partition(".md")[0].rpartition("/")
    if not path.endswith(".md"):
        target, file = f"{target}/{file}", ""
    if not path or path.startswith("/") or not POST_FOLDER.fullmatch(target):
        return None, Message("write https://… in full, or lead to a post's folder: ../2022-02-24-embassy/")
    return Link(target, unquote(fragment), file, href), None
