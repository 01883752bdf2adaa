"""The files of a post's folder: which are texts and photos, and what to do with what is neither."""

import re
from collections.abc import Mapping
from pathlib import Path

from ...language.language import Language
from ...messages.advice import nearest
from ..parsing.body_html import PHOTO_FILE
from ..parsing.source_file import unreadable
from ..problem import Problem, Reading

# What systems and editors leave behind, passed over in silence.
LEFTOVER = re.compile(r"\..*|.*~|#.*#|.*\.(bak|orig|swp|tmp)|Thumbs\.db|desktop\.ini", re.IGNORECASE)
# What is sometimes put beside a text, and what to do with it instead.
ELSEWHERE: Mapping[tuple[str, ...], str] = {
    ("pdf", "doc", "docx", "odt", "rtf", "txt", "html", "htm", "pages"): "copy its words into the text,"
    " so that phones and screen readers can read them, or link to it where it is kept: [words](https://…)",
    ("mp4", "mov", "webm", "mkv", "avi", "3gp", "mp3", "m4a", "ogg", "wav", "opus"): "put it where recordings are"
    " kept and link to it: [words](https://…); take it out of the folder, for it can tell who made it and where",
    ("heic", "heif", "gif", "tif", "tiff", "bmp", "svg", "raw", "dng", "psd", "jfif"): "put the picture through"
    " make photo, and delete this file",
    ("zip", "rar", "7z", "gz", "tar"): "take the files out of the archive, and delete it",
}


def is_leftover(path: Path) -> bool:
    """Tell whether a file is one that systems and editors leave behind."""
    return LEFTOVER.fullmatch(path.name) is not None


def list_files(path: Path, name: str) -> Reading[list[Path]]:
    """Return what lies in a folder, in order; nothing where it cannot be read."""
    try:
        return sorted(path.iterdir())
    except OSError as error:
        yield unreadable(name, "folder", error)
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
        return Problem(name, 0, "this is a symbolic link", "put the file itself here")
    if not path.is_file():
        return Problem(name, 0, "a folder has no place in a post's folder", "move its files up, or delete it")
    if path.name.lower() in known:
        return Problem(name, 0, "names of texts are in small letters", f"name it {path.name.lower()}, or delete it")
    if path.suffix.lower() == ".md":
        return Problem(name, 0, f"“{path.stem}” is no language of this site", nearest(path.name, known))
    if advice := _advice_for(path.suffix.lower().lstrip(".")):
        return Problem(name, 0, f"{path.suffix.lower()} files are not published", advice, exposed=True)
    if (text := path.name.lower().removesuffix(".txt")) in known:
        return Problem(name, 0, "“.txt” ends the name of a text", f"name it {text}")
    if path.suffix.lower() in (".jpg", ".jpeg", ".png", ".webp", ".avif"):
        what = "a photo's name is in letters a–z and digits"
        return Problem(name, 0, what, "put it through make photo, and delete this file", exposed=True)
    instead = f"a text is {' or '.join(known)}; a photo comes with make photo"
    return Problem(name, 0, "this file has no place in a post's folder", instead, exposed=True)


def _advice_for(suffix: str) -> str:
    return next((advice for suffixes, advice in ELSEWHERE.items() if suffix in suffixes), "")
