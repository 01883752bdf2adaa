"""The desk's view of the project: its editions, and its content with drafts and mistakes."""

import re
import runpy
from collections.abc import Iterable
from pathlib import Path

from ..archive.content import Content, read_content
from ..archive.post_folder import Folder
from ..archive.problem import nearest
from ..editions.edition import Edition, WrongSetting, languages, read_editions
from ..editions.site import day_of_build
from .refusal import Refused

SETTINGS = Path("pelicanconf.py")
THEME = Path("theme")


def read_settings() -> dict[str, object]:
    """The settings of the project in whose folder the command runs."""
    if not SETTINGS.is_file():
        raise Refused(f"there is no {SETTINGS} here", "run this in the folder of the project")
    return runpy.run_path(str(SETTINGS))


def editions() -> tuple[Edition, ...]:
    settings = read_settings()
    try:
        return read_editions(settings["EDITIONS"], str(settings.get("CONTACT_EMAIL", "")))  # type: ignore[arg-type]
    except WrongSetting as error:
        raise Refused(str(error), f"correct {SETTINGS}") from None


def read(root: Path) -> Content:
    """The content that lies at `root`, as it is today."""
    try:
        return read_content(root, day_of_build(), languages(editions()))
    except WrongSetting as error:
        raise Refused(str(error), "correct it") from None


def taken(content: Content) -> dict[str, str]:
    """The addresses that lead somewhere or did, each with what it leads to."""
    found = {folder.address: folder.path for folder in content.folders}
    for folder in content.folders:
        aliases = folder.original.header.aliases if folder.original else ()
        found |= {f"{alias}/": f"{folder.path}, as an alias" for alias in aliases}
    return found | {one.address: "a takedown" for one in content.takedowns}


def find(content: Content, words: str) -> Folder:
    """The post or page that an editor names by its folder, a file in it, its slug, its address, or a link to it."""
    asked = re.sub(r"/([^/]+\.\w+|index\.html)?$", "", words.strip().partition("#")[0])
    for names in ((_path,), (_address,), (_name, slug_in)):
        found = [one for one in content.folders if any(_ends(asked, name(one)) for name in names)]
        if len(found) == 1:
            return found[0]
        if found:
            raise Refused(f"“{asked}” is the name of {len(found)} posts", f"name one of: {_listed(found)}")
    known = {name(folder) for folder in content.folders for name in (_name, slug_in)}
    raise Refused(f"there is no post “{asked}”", nearest(asked, known))


def _ends(asked: str, name: str) -> bool:
    return asked == name or (asked.endswith(f"/{name}") and "/" in name)


def _path(folder: Folder) -> str:
    return folder.path


def _name(folder: Folder) -> str:
    return folder.path.partition("/")[2]


def _address(folder: Folder) -> str:
    return folder.address.strip("/")


def slug_in(folder: Folder) -> str:
    """What names the post or page in its address."""
    return folder.address.strip("/").rpartition("/")[2]


def _listed(folders: Iterable[Folder]) -> str:
    return ", ".join(folder.path for folder in folders)
