"""The project as the desk sees it: its settings and editions, and its content with drafts and mistakes."""

import re
import runpy
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ..archive.belgrade_time import WrongEpoch, today
from ..archive.content import Content, read_content
from ..archive.folders.post_folder import PostFolder
from ..archive.kind import KINDS
from ..archive.problem import value_of
from ..editions.edition import Edition, WrongSetting, languages_of, read_editions
from ..editions.strings import read_catalogues
from ..language.script_conversion import to_latin
from ..messages.advice import FEW, nearest
from ..messages.catalogue import LATIN
from ..messages.message import Message, plural_message
from ..messages.refusal import Refused

SETTINGS = Path("pelicanconf.py")
PUBLISHED_SETTINGS = Path("publishconf.py")
THEME = Path("theme")


@dataclass(frozen=True, slots=True)
class Owner:
    """What has an address."""

    path: str  # of a post or page inside content/; "": a takedown
    is_alias: bool = False  # it had the address once


def read_settings() -> dict[str, object]:
    """Return the settings of the project in whose folder the command runs. Raises Refused where there is none."""
    if not SETTINGS.is_file():
        what = Message("there is no {file} here", file=str(SETTINGS))
        raise Refused(what, Message("run this in the folder of the project"))
    return runpy.run_path(str(SETTINGS))


def project_editions() -> tuple[Edition, ...]:
    """Return the editions that the settings describe. Raises Refused where they say what they may not."""
    settings = read_settings()
    try:
        return read_editions(settings["EDITIONS"], str(settings.get("CONTACT_EMAIL", "")))  # type: ignore[arg-type]
    except WrongSetting as error:
        raise Refused(error.reason, Message("correct {file}", file=str(SETTINGS))) from None


def published_ref() -> str:
    """Return the name that this clone has for the published branch as it last saw it, or "" where nobody publishes."""
    if not PUBLISHED_SETTINGS.is_file():
        return ""
    settings = runpy.run_path(str(PUBLISHED_SETTINGS))
    return f"refs/remotes/{settings['REMOTE']}/{settings['BRANCH']}"


def project_content(root: Path) -> Content:
    """Return the content that lies at `root`, as it is today. Raises Refused where no day can be told."""
    try:
        return read_content(root, today(), languages_of(project_editions()))
    except WrongEpoch as error:
        raise Refused(error.reason, Message("correct it")) from None


def kind_names(content: Content) -> dict[str, dict[str, str]]:
    """Return language (BCP 47) → what readers call a kind in it, one or many, in small letters → the kind's name."""
    names: dict[str, dict[str, str]] = {}
    for code, catalogue in (value_of(read_catalogues(THEME, content.languages.values())) or {}).items():
        said = {
            str(catalogue[words].string).lower(): kind.name
            for kind in KINDS
            for words in (kind.singular, kind.plural)
            if words in catalogue
        }
        names[code] = said
        names[f"{code}{LATIN}"] = {to_latin(words): name for words, name in said.items()}
    return names


def address_owners(content: Content) -> dict[str, Owner]:
    """Return the addresses that lead somewhere or did, each with what it leads to."""
    owners: dict[str, Owner] = {}
    for folder in content.folders:
        aliases = folder.original.header.aliases if folder.original else ()
        owners |= {f"{alias}/": Owner(folder.path, is_alias=True) for alias in aliases}
    owners |= {folder.address: Owner(folder.path) for folder in content.folders}
    return owners | {takedown.address: Owner("") for takedown in content.takedowns}


def find_post(content: Content, words: str) -> PostFolder:
    """Return the post or page that an editor names by its folder, a file in it, its slug, its address, or a link to it.

    Raises Refused where it is none, or several.
    """
    asked = re.sub(r"/([^/]+\.\w+|index\.html)?$", "", words.strip().partition("#")[0])
    ways: tuple[tuple[Callable[[PostFolder], str], ...], ...] = ((_path,), (_address,), (_name, slug_of_folder))
    for names in ways:
        folders = [folder for folder in content.folders if any(_ends_in(asked, name(folder)) for name in names)]
        if len(folders) == 1:
            return folders[0]
        if folders:
            what = plural_message(
                "“{name}” is the name of {number} post",
                "“{name}” is the name of {number} posts",
                len(folders),
                name=asked,
            )
            raise Refused(what, Message("name one of: {posts}", posts=_listed(folders)))
    former = [folder for folder in content.folders if folder.original and asked in folder.original.header.aliases]
    if former:
        return former[0]
    advice = nearest(asked, {name(folder) for folder in content.folders for name in (_name, slug_of_folder)})
    if len(content.folders) > FEW and advice == nearest("", map(_path, content.folders)):
        advice = Message("make status lists them all")
    raise Refused(Message("there is no post “{name}”", name=asked), advice)


def _ends_in(asked: str, name: str) -> bool:
    return asked == name or (asked.endswith(f"/{name}") and "/" in name)


def _path(folder: PostFolder) -> str:
    return folder.path


def _name(folder: PostFolder) -> str:
    return folder.path.partition("/")[2]


def _address(folder: PostFolder) -> str:
    return folder.address.strip("/")


def slug_of_folder(folder: PostFolder) -> str:
    """Return what names the post or page in its address."""
    return folder.address.strip("/").rpartition("/")[2]


def _listed(folders: Iterable[PostFolder]) -> str:
    return ", ".join(folder.path for folder in folders)
