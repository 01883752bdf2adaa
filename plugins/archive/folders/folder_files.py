"""The files of a post's folder: which are texts and photos, and what to do with what is neither."""

import re
from collections.abc import Mapping
from pathlib import Path

from ...language.language import Language
from ...messages.advice import nearest
from ...messages.message import Message
from ..parsing.body_html import PHOTO_FILE
from ..parsing.source_file import unreadable
from ..problem import Problem, Reading

# What systems and editors leave behind, passed over in silence.
LEFTOVER = re.compile(r"\..*|.*~|#.*#|.*\.(bak|orig|swp|tmp)|Thumbs\.db|desktop\.ini", re.IGNORECASE)
# What is sometimes put beside a text, and what to do with it instead.
ELSEWHERE: Mapping[tuple[str, ...], Message] = {
    ("pdf", "doc", "docx", "odt", "rtf", "txt", "html", "htm", "pages"): Message(
        "copy its words into the text, so that phones and screen readers can read them, or link to it where it is kept:"
        " [words](https://…); then delete this file"
    ),
    ("mp4", "mov", "webm", "mkv", "avi", "3gp", "mp3", "m4a", "ogg", "wav", "opus"): Message(
        "put it where recordings are kept and link to it: [words](https://…);"
        " take it out of the folder, for it can tell who made it and where"
    ),
    ("heic", "heif"): Message("export it as JPEG, put that through make photo, and delete this file"),
    ("gif", "tif", "tiff", "bmp", "svg", "raw", "dng", "psd", "jfif"): Message(
        "put the picture through make photo, and delete this file"
    ),
    ("zip", "rar", "7z", "gz", "tar"): Message("take the files out of the archive, and delete it"),
}


def is_leftover(path: Path) -> bool:
    """Tell whether a file is one that systems and editors leave behind."""
    return LEFTOVER.fullmatch(path.name) is not None


def list_files(path: Path, name: str) -> Reading[list[Path]]:
    """Return what lies in a folder, in order; nothing where it cannot be read."""
    try:
        return sorted(path.iterdir())
    except OSError as error:
        yield unreadable(name, Message("the folder cannot be read"), error)
        return []


def sort_files(files: list[Path], languages: Mapping[str, Language]) -> tuple[list[Path], list[Path], list[Path]]:
    """Return the files of a folder as (texts, photos, what has no place there)."""
    texts: list[Path] = []
    photos: list[Path] = []
    others: list[Path] = []
    for file in files:
        if file.is_symlink() or (not file.is_file() and not is_leftover(file)):
            others.append(file)
        elif not is_leftover(file):
            is_text = file.suffix == ".md" and file.stem in languages
            (texts if is_text else photos if PHOTO_FILE.fullmatch(file.name) else others).append(file)
    return texts, photos, others


def is_misnamed_text(path: Path, languages: Mapping[str, Language]) -> bool:
    """Tell whether a file that has no place in a post's folder was meant as a text of it: RU.md, ru.md.txt, a link."""
    return path.name.lower().removesuffix(".txt") in {f"{code}.md" for code in languages}


def unexpected_file(path: Path, name: str, languages: Mapping[str, Language]) -> Problem:
    """Return what is wrong with a file that has no place in a post's folder."""
    known = [f"{code}.md" for code in languages]
    if path.is_symlink():
        return Problem(name, 0, Message("this is a symbolic link"), Message("put the file itself here"))
    if not path.is_file():
        what = Message("a folder has no place in a post's folder")
        return Problem(name, 0, what, Message("move its files up, or delete it"))
    if path.name.lower() in known:
        instead = Message("name it {name}, or delete it", name=path.name.lower())
        return Problem(name, 0, Message("names of texts are in small letters"), instead)
    if path.suffix.lower() == ".md":
        what = Message("“{language}” is no language of this site", language=path.stem)
        return Problem(name, 0, what, nearest(path.name, known))
    if advice := _advice_for(path.suffix.lower().lstrip(".")):
        what = Message("{suffix} files are not published", suffix=path.suffix.lower())
        return Problem(name, 0, what, advice, exposed=True)
    if (text := path.name.lower().removesuffix(".txt")) in known:
        return Problem(name, 0, Message("“.txt” ends the name of a text"), Message("name it {name}", name=text))
    if path.suffix.lower() in (".jpg", ".jpeg", ".png", ".webp", ".avif"):
        what = Message("a photo's name is in letters a–z and digits")
        return Problem(name, 0, what, Message("put it through make photo, and delete this file"), exposed=True)
    instead = Message("a text is one of {names}; a photo comes with make photo", names=", ".join(known))
    return Problem(name, 0, Message("this file has no place in a post's folder"), instead, exposed=True)


def _advice_for(suffix: str) -> Message | None:
    return next((advice for suffixes, advice in ELSEWHERE.items() if suffix in suffixes), None)
