"""Addresses: where a post or page stands in every edition, and which names may stand in one."""

import re

from ..language.slug import LENGTH
from ..messages.message import Message
from .kind import KINDS, KINDS_BY_FOLDER

SLUG = re.compile(r"[a-z0-9-]+")
ADDRESS = re.compile(r"(\d{4}/(0[1-9]|1[0-2])/)?[a-z0-9-]+")  # of a post, 2022/02/embassy, or of a page, about
YEARS = range(1900, 2200)
# Names that Windows gives to devices: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
WINDOWS = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
# Two texts of a post side by side lie in its folder `parallel/`.
PARALLEL = "parallel"
# The second page of a list lies in its folder `page/2/`.
BELOW_PAGES = frozenset({"page", PARALLEL})
# What lies beside pages in every edition; a year does too.
BESIDE_PAGES = frozenset({*(kind.folder for kind in KINDS), "archive", "tags", "search"})


def address_of(folder: str) -> str:
    """Return where a post or page stands in every edition: "2022/02/embassy/" for rallies/2022-02-24-embassy."""
    kind, name = folder.split("/")
    return f"{name[:4]}/{name[5:7]}/{name[11:]}/" if KINDS_BY_FOLDER[kind].is_dated else f"{name}/"


def wrong_slug(slug: str, taken: frozenset[str] = frozenset()) -> tuple[Message, Message] | None:
    """Return (what is wrong with a slug, what to write instead), or None. `taken` are names that the site needs."""
    if not SLUG.fullmatch(slug) or len(slug) > LENGTH:
        instead = Message("use small letters a–z, digits and hyphens, {length} at most", length=LENGTH)
        return Message("“{slug}” is no slug", slug=slug), instead
    if WINDOWS.fullmatch(slug) or slug in BELOW_PAGES | taken:
        return Message("“{slug}” is a name that the site or Windows needs", slug=slug), Message("choose another")
    return None


def wrong_address(address: str) -> tuple[Message, Message] | None:
    """Return (what is wrong with an address of a post, 2022/02/embassy, or page, about; what to write instead), or
    None."""
    month, _, slug = address.rpartition("/")
    if month and int(month[:4]) not in YEARS:
        return Message("the year {year} cannot be right", year=month[:4]), Message("correct it")
    return wrong_slug(slug, frozenset() if month else BESIDE_PAGES | ({slug} if slug.isdigit() else set()))
