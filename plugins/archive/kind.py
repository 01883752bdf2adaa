"""A kind: what a post is, from the folder that it lies in. A further kind is one entry here, and its two strings in
each catalogue of the theme; plugins/README.md says what else may want a look."""

from collections.abc import Mapping
from dataclasses import dataclass


def N_(message: str) -> str:
    """Mark a string for the catalogues (gettext's own name for it); a template says it in its edition's words."""
    return message


@dataclass(frozen=True, slots=True)
class Kind:
    name: str  # of one post: "rally"
    folder: str  # in content/, and in the address of its list: "rallies"
    singular: str  # what readers call one, as a string of the catalogues
    plural: str  # and several
    is_dated: bool = True  # its posts are named by a day and listed as news; else they are pages
    is_event: bool = False  # it has a place and hours, may be announced or cancelled, and is in the calendar


KINDS: tuple[Kind, ...] = (
    Kind("rally", "rallies", N_("Rally"), N_("Rallies"), is_event=True),
    Kind("statement", "statements", N_("Statement"), N_("Statements")),
    Kind("page", "pages", N_("Page"), N_("Pages"), is_dated=False),
)
KINDS_BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
KINDS_BY_FOLDER: Mapping[str, Kind] = {kind.folder: kind for kind in KINDS}
