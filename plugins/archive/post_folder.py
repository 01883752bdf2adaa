"""A folder: a post's folder in content/ as it was read, public or not, and the rules for what lies in one."""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from ..cache.store import Store
from ..language.language import Language
from ..language.slug import WINDOWS, wrong_slug
from .parsing.body_html import PHOTO_NAME
from .parsing.header import KEYS, salvage
from .parsing.link import address
from .parsing.source_file import read_beginning, unreadable
from .photo import Photo, read_photo
from .problem import Problem, Reading, nearest
from .text import Sheet, TextFile, read_sheet

KINDS: Mapping[str, str] = {"rallies": "rally", "statements": "statement", "pages": "page"}
BELGRADE = ZoneInfo("Europe/Belgrade")
YEARS = range(1900, 2200)

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
# What lies beside pages in every edition; a year does too.
NO_PAGE = frozenset({*KINDS, "archive", "tags", "search"})


@dataclass(frozen=True, slots=True)
class Folder:
    path: str  # inside content/: "rallies/2022-02-24-embassy"
    kind: str
    date: datetime.date | None  # None of a page
    sheets: tuple[Sheet, ...]  # without those that are not in UTF-8 or have no header
    files: tuple[str, ...]  # the names of the photos in it, good or not
    photos: tuple[Photo, ...]
    original: Sheet | None  # None where that cannot be told

    @property
    def address(self) -> str:
        return address(self.path)

    def sheet(self, language: Language) -> Sheet | None:
        return next((sheet for sheet in self.sheets if sheet.language == language), None)


def is_leftover(path: Path) -> bool:
    return LEFTOVER.fullmatch(path.name) is not None


def read_folder(path: Path, languages: Mapping[str, Language], store: Store) -> Reading[Folder | None]:
    """A post's folder, or None where its name says neither day nor slug; see also `check_days`."""
    name = f"{path.parent.name}/{path.name}"
    kind = KINDS[path.parent.name]
    date, wrong = _date_of(path.name, kind)
    if wrong:
        yield Problem(name, 0, *wrong, warning=_is_drafts(path))
        return None
    texts, photos, others = _parted((yield from entries(path, name)), languages)
    for other in others:
        yield _unexpected(other, f"{name}/{other.name}", languages)
    sheets, shown = [], []
    for file in texts:
        text = TextFile(path, f"{name}/{file.name}", kind, languages[file.stem], languages)
        sheet = yield from read_sheet(text, store)
        sheets += [sheet] if sheet else []
    for file in photos:
        photo = yield from read_photo(file, f"{name}/{file.name}", store)
        shown += [photo] if photo else []
    if not texts:
        known = " or ".join(f"{code}.md" for code in languages)
        yield Problem(name, 0, "the folder has no text", f"write {known} in it, or delete it")
    whole = len(sheets) == len(texts)
    original = yield from _original(sheets, whole)
    if original:
        yield from _check_translations(original, sheets)
    folder = Folder(name, kind, date, tuple(sheets), tuple(file.name for file in photos), tuple(shown), original)
    for one in sheets:
        yield from _check_sheet(one, folder)
    if whole:
        yield from _check_photos(folder)
    return folder


def wrong_address(address: str) -> tuple[str, str] | None:
    """What is wrong with an address of a post (2022/02/embassy) or page (about), and what to write instead."""
    month, _, slug = address.rpartition("/")
    if month and int(month[:4]) not in YEARS:
        return f"the year {month[:4]} cannot be right", "correct it"
    return wrong_slug(slug, frozenset() if month else NO_PAGE | ({slug} if slug.isdigit() else set()))


def _date_of(name: str, kind: str) -> tuple[datetime.date | None, tuple[str, str] | None]:
    """(the day in a folder's name, what is wrong with the name)."""
    date, slug = None, name
    if kind != "page":
        found = re.fullmatch(r"(\d{4}-\d\d-\d\d)-(.*)", name)
        if not found:
            return None, (f"“{name}” is no day and slug", "name the folder as in 2022-02-24-embassy")
        slug = found[2]
        try:
            date = datetime.date.fromisoformat(found[1])
        except ValueError:
            return None, (f"there is no day {found[1]}", "give the folder a day that exists")
        if date.year not in YEARS:
            return None, (f"the year {date.year} cannot be right", "correct the folder's day")
    wrong = wrong_address(slug if kind == "page" else f"{date:%Y/%m}/{slug}")
    return (None, wrong) if wrong else (date, None)


def entries(path: Path, name: str) -> Reading[list[Path]]:
    """What lies in a folder, in order; nothing where it cannot be read."""
    try:
        return sorted(path.iterdir())
    except OSError as error:
        yield unreadable(name, "folder", error)
        return []


def _is_drafts(path: Path) -> bool:
    """Whether a folder holds texts, and nothing but drafts."""
    texts = sorted(path.glob("*.md"))
    return bool(texts) and all(salvage(read_beginning(text)).status == "draft" for text in texts)


def _parted(files: list[Path], languages: Mapping[str, Language]) -> tuple[list[Path], list[Path], list[Path]]:
    """The files of a folder: (texts, photos, what has no place there)."""
    texts: list[Path] = []
    photos: list[Path] = []
    others: list[Path] = []
    for file in files:
        if file.is_symlink() or (not file.is_file() and not is_leftover(file)):
            others.append(file)
        elif not is_leftover(file):
            is_text = file.suffix == ".md" and file.stem in languages
            (texts if is_text else photos if PHOTO_NAME.fullmatch(file.name) else others).append(file)
    return texts, photos, others


def _unexpected(path: Path, name: str, languages: Mapping[str, Language]) -> Problem:
    """What is wrong with a file that has no place in a post's folder."""
    known = [f"{code}.md" for code in languages]
    if path.is_symlink():
        return Problem(name, 0, "this is a symbolic link", "put the file itself here")
    if not path.is_file():
        return Problem(name, 0, "a folder has no place in a post's folder", "move its files up, or delete it")
    if path.name.lower() in known:
        return Problem(name, 0, "names of texts are in small letters", f"name it {path.name.lower()}, or delete it")
    if path.suffix.lower() == ".md":
        return Problem(name, 0, f"“{path.stem}” is no language of this site", nearest(path.name, known))
    if advice := next((advice for kinds, advice in ELSEWHERE.items() if path.suffix.lower().lstrip(".") in kinds), ""):
        return Problem(name, 0, f"{path.suffix.lower()} files are not published", advice, exposed=True)
    if (text := path.name.lower().removesuffix(".txt")) in known:
        return Problem(name, 0, "“.txt” ends the name of a text", f"name it {text}")
    if path.suffix.lower() in (".jpg", ".jpeg", ".png", ".webp", ".avif"):
        what = "a photo's name is in letters a–z and digits"
        return Problem(name, 0, what, "put it through make photo, and delete this file", exposed=True)
    instead = f"a text is {' or '.join(known)}; a photo comes with make photo"
    return Problem(name, 0, "this file has no place in a post's folder", instead, exposed=True)


def _original(sheets: list[Sheet], whole: bool) -> Reading[Sheet | None]:
    """The text that the others translate, or None where that cannot be told. `whole`: these are all there are."""
    first = [sheet for sheet in sheets if sheet.header.translates is None]
    live = [sheet for sheet in first if sheet.header.status != "draft"]
    if not first and sheets and whole:
        instead = "delete “translates” in the one that was written first"
        line = sheets[0].header.line("translates")
        yield Problem(sheets[0].source, line, "no text of this post is the original", instead)
    original = next(iter([*live, *first]), None)
    if original is None:
        # Nothing of a folder of drafts is public, whatever is wrong with it.
        return sheets[0] if sheets and all(sheet.header.status == "draft" for sheet in sheets) else None
    for other in first:
        if other is not original:
            instead = (
                f"write translates: {original.language.code}@{original.digest} here,"
                f" or translates: {other.language.code}@{other.digest} there"
            )
            what = f"{original.source} and this text both say that they are the original"
            yield Problem(other.source, 1, what, instead)
    return None if len(live) > 1 else original


def _check_translations(original: Sheet, sheets: list[Sheet]) -> Reading[None]:
    """Each translation names the original and its state."""
    code = original.language.code
    for sheet in sheets:
        named, line = sheet.header.translates, sheet.header.line("translates")
        if named and named.language != code:
            instead = f"write translates: {code}@{original.digest}"
            yield Problem(sheet.source, line, f"the original is {code}, not {named.language}", instead)
        elif named and not named.digest:
            instead = f"once the translation says the same, write translates: {code}@{original.digest}"
            yield Problem(sheet.source, line, "“translates” has no digest", instead, warning=True)


def _check_sheet(sheet: Sheet, folder: Folder) -> Reading[None]:
    """The rules for one text among its post's."""
    header, original = sheet.header, folder.original
    if original and sheet is not original:
        for key in header.lines:
            if KEYS[key].original:
                instead = f"write it in {original.source} and delete it here"
                yield Problem(sheet.source, header.line(key), f"“{key}” is the whole post's", instead)
        if header.status not in ("", "draft"):
            instead = f"write it in {original.source}; a translation may only be a draft"
            yield Problem(sheet.source, header.line("status"), f"“{header.status}” is the whole post's", instead)
    for alias in header.aliases:
        if ("/" in alias) != (folder.kind != "page"):
            instead = "write its old name alone" if folder.kind == "page" else "write it as 2022/02/embassy"
            yield Problem(sheet.source, header.line("aliases"), f"“{alias}” is no address of a {folder.kind}", instead)
        elif wrong := wrong_address(alias):
            yield Problem(sheet.source, header.line("aliases"), *wrong)
    if header.status in ("announced", "cancelled") and folder.kind != "rally":
        yield Problem(
            sheet.source, header.line("status"), f"a {folder.kind} is never {header.status}", "delete this line"
        )
    # A rally may well be announced, and that text be changed, before its day.
    if header.updated and folder.date and folder.kind != "rally" and header.updated < folder.date:
        yield Problem(sheet.source, header.line("updated"), "“updated” is before the post's day", "correct the day")
    yield from _check_hours(sheet, folder.date)


def check_days(folder: Folder, today: datetime.date) -> Reading[None]:
    """The only rule for which it matters what day it is."""
    for sheet in folder.sheets:
        if sheet.header.updated and sheet.header.updated > today:
            line = sheet.header.line("updated")
            yield Problem(sheet.source, line, "“updated” is a day to come", "correct the day")


def _check_hours(sheet: Sheet, date: datetime.date | None) -> Reading[None]:
    header = sheet.header
    if header.ends and "starts" not in header.lines:
        yield Problem(sheet.source, header.line("ends"), "the rally ends but never starts", "write “starts” too")
    if header.ends and header.ends == header.starts:
        yield Problem(sheet.source, header.line("ends"), "the rally ends as it starts", "correct one of the hours")
    for key, time in (("starts", header.starts), ("ends", header.ends)):
        if not date or not time:
            continue
        day = date + datetime.timedelta(days=key == "ends" and header.starts is not None and time < header.starts)
        moment = datetime.datetime.combine(day, time, BELGRADE)
        if moment.astimezone(datetime.UTC).astimezone(BELGRADE).time() != time:
            yield Problem(
                sheet.source, header.line(key), f"clocks skip {time:%H:%M} that night", "write the hour after"
            )


def wrong_name(name: str, files: Iterable[str]) -> tuple[str, str] | None:
    """(what is wrong with a photo's name beside those files, what to do instead), or None."""
    if WINDOWS.fullmatch(name.partition(".")[0].lower()):
        return f"“{name}” is a name that Windows needs", "rename it"
    alike = sorted(file for file in files if file != name and file.casefold() == name.casefold())
    if alike and alike[0] < name:
        return f"“{name}” and “{alike[0]}” are one file on many machines", "rename one of them"
    return None


def _check_photos(folder: Folder) -> Reading[None]:
    """Each photo is shown by a text, and each that a text shows is there."""
    for sheet in folder.sheets:
        for name in sheet.markup.photos:
            if PHOTO_NAME.fullmatch(name) and name not in folder.files:
                line = sheet.body.line_of(f"]({name}") or sheet.body.line_of(name)
                advice = nearest(name, folder.files) if folder.files else "put the file here"
                yield Problem(sheet.source, line, f"there is no photo {name} beside this text", advice)
    for name in folder.files:
        if wrong := wrong_name(name, folder.files):
            yield Problem(f"{folder.path}/{name}", 0, *wrong)
    shown = set(chain.from_iterable(sheet.markup.photos for sheet in folder.sheets))
    for name in sorted(set(folder.files) - shown):
        instead = f"show it in one: ![what it shows]({name}), or delete it"
        yield Problem(f"{folder.path}/{name}", 0, "no text shows this photo", instead, exposed=True)
    original = folder.original
    if original and original.header.cover and original.header.cover not in original.markup.photos:
        line, cover = original.header.line("cover"), original.header.cover
        yield Problem(original.source, line, f"the text does not show the photo {cover}", f"show it: ![…]({cover})")
