"""The origin: where the tree will be served, and what an address in it leads to there."""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from ...messages.message import Message


@dataclass(frozen=True, slots=True)
class Destination:
    """What an address leads to."""

    path: str  # a file's in the tree; "" where it leads out of it
    fragment: str
    wrong: Message | None = None  # what is wrong with the address in itself
    is_foreign: bool = False  # it is a whole one of another origin


@dataclass(frozen=True, slots=True)
class Origin:
    siteurl: str  # "https://example.org/site", without a slash at its end; "" where it is not known

    @property
    def base(self) -> str:
        """The path that the tree is served at: "/site/"."""
        return f"{urlsplit(self.siteurl).path}/"

    def path_of(self, address: str) -> str | None:
        """Return the file in the tree that an absolute address leads to, or None."""
        if not self.siteurl or not address.startswith(f"{self.siteurl}/"):
            return None
        return _file_of(unquote(urlsplit(address.removeprefix(f"{self.siteurl}/")).path))

    def destination(self, address: str, page: str) -> Destination:
        """Return what an address on a page (a file's path in the tree) leads to.

        On 404.html, which a host shows at any depth, it must begin with the tree's path.
        """
        try:
            parts = urlsplit(address)
        except ValueError:
            return Destination("", "", Message("this is no address"))
        if parts.scheme or parts.netloc:
            inside = self.path_of(address)
            fragment = unquote(parts.fragment)
            return Destination("", "", is_foreign=True) if inside is None else Destination(inside, fragment)
        fragment, path = unquote(parts.fragment), unquote(parts.path)
        if page == "404.html":
            if not path.startswith(self.base):
                wrong = Message("it must begin with {base}, since a host shows this page at any depth", base=self.base)
                return Destination("", "", wrong)
            return Destination(_file_of(path.removeprefix(self.base)), fragment)
        if path.startswith("/"):
            return Destination("", "", Message("it is not relative, so it breaks on a mirror"))
        if not path:
            return Destination(page, fragment)
        joined = posixpath.normpath(posixpath.join("/t", posixpath.dirname(page), path))
        if joined != "/t" and not joined.startswith("/t/"):
            return Destination("", "", Message("it leads out of the tree"))
        inside = joined.removeprefix("/t").lstrip("/")
        is_folder = path.endswith("/") or path in (".", "..") or path.endswith(("/.", "/.."))
        return Destination(_file_of(f"{inside}/" if is_folder and inside else inside), fragment)


def _file_of(path: str) -> str:
    return f"{path}index.html" if not path or path.endswith("/") else path
