"""The library: all that is public on a given day."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from ..cache.store import content_key
from ..language.language import Language
from .content import Content, is_public
from .parsing.link import Link
from .post import Post, Text
from .post_folder import Folder
from .problem import Problem, Problems, nearest
from .tag import Tag
from .takedown import Takedown
from .text import Sheet


@dataclass(frozen=True, slots=True)
class Library:
    posts: tuple[Post, ...]  # newest first
    pages: tuple[Post, ...]  # by address
    tags: Mapping[str, Tag]  # by slug, in the order of tags.yml
    takedowns: tuple[Takedown, ...]
    languages: Mapping[str, Language]  # by code
    calendar: tuple[Post, ...]  # the rallies of the last twelve months and those ahead, newest first
    warnings: tuple[Problem, ...]  # what an editor should know, and no reader


def library(content: Content, preview: bool = False) -> Library:
    """What is public of the content; with `preview`, all that can be shown.

    Raises Problems, with all there are, where anything public breaks a rule. Mistakes in what is not public are
    warnings, and so is in a preview a link to what is not.
    """
    public = set(_public(content))
    links = [replace(one, warning=preview) for one in _check_links(content.folders, public)]
    # Files that readers do not see, and folders of which they see nothing.
    hidden = {name for folder in content.folders if folder.original for name in _hidden(folder, public)}
    problems = [
        replace(one, warning=True) if _is_among(one.source, hidden) else one for one in (*content.problems, *links)
    ]
    if any(not problem.warning for problem in problems):
        raise Problems(problems)
    shown = {sheet.source for folder in content.folders for sheet in folder.sheets} if preview else public
    names = {slug: sorted(tag.names.items()) for slug, tag in content.tags.items()}
    posts = [
        _post(folder, shown, names, content.today)
        for folder in content.folders
        if folder.original and folder.original.source in shown
    ]
    warnings = sorted({*problems, *_waiting(content.folders, content.today, shown)})
    newest = tuple(sorted((post for post in posts if post.date), key=_moment, reverse=True))
    pages = tuple(sorted((post for post in posts if not post.date), key=lambda page: page.address))
    calendar = tuple(post for post in newest if post.kind == "rally" and _is_recent(post, content.today))
    return Library(newest, pages, content.tags, content.takedowns, content.languages, calendar, tuple(warnings))


def _moment(post: Post) -> tuple[str, str, str]:
    """What orders posts in time: day, hour, slug."""
    return str(post.date), str(post.starts or ""), post.address


def _is_recent(post: Post, today: datetime.date) -> bool:
    """Whether the post is of the last twelve months or ahead."""
    return post.date is not None and today - post.date <= datetime.timedelta(days=366)


def _hidden(folder: Folder, shown: set[str]) -> Iterator[str]:
    """The folder, files and photos of which no reader sees anything."""
    if folder.original and folder.original.source not in shown:
        yield folder.path
        return
    unseen = [sheet for sheet in folder.sheets if sheet.source not in shown]
    yield from (sheet.source for sheet in unseen)
    seen = set(chain.from_iterable(sheet.markup.photos for sheet in folder.sheets if sheet.source in shown))
    if unseen:
        # A photo that only a draft shows, or will show.
        yield from (f"{folder.path}/{name}" for name in folder.files if name not in seen)


def _is_among(source: str, hidden: set[str]) -> bool:
    """Whether a file or folder, or the folder that it lies in, is hidden."""
    return source in hidden or source.rpartition("/")[0] in hidden


def _public(content: Content) -> Iterator[str]:
    """The names of the sheets that readers may see."""
    for folder in content.folders:
        if folder.original and is_public(folder.original, folder.date, content.today):
            yield folder.original.source
            yield from (sheet.source for sheet in folder.sheets if sheet.header.status != "draft")


def _waiting(folders: Iterable[Folder], today: datetime.date, shown: set[str]) -> Iterator[Problem]:
    """A note on each finished post that waits for its day."""
    for folder in folders:
        sheet = folder.original
        if folder.date and sheet and sheet.source not in shown and sheet.header.status != "draft":
            instead = f"it is published on {folder.date}; a rally planned for then wants “status: announced”"
            yield Problem(folder.path, 0, "this post waits for its day", instead, warning=True)


# What texts say of each other


def _check_links(folders: Iterable[Folder], shown: set[str]) -> Iterator[Problem]:
    """Each link within the site leads to what is there for whoever reads the text."""
    by_path = {folder.path: folder for folder in folders}
    for sheet in (sheet for folder in by_path.values() for sheet in folder.sheets):
        for link in sheet.markup.links:
            wrong = _broken(sheet, link, by_path, shown)
            if wrong:
                line = sheet.body.line_of(link.href)
                yield Problem(sheet.source, line, f"“{link.href}” leads nowhere: {wrong[0]}", wrong[1])


def _broken(sheet: Sheet, link: Link, by_path: Mapping[str, Folder], shown: set[str]) -> tuple[str, str] | None:
    """What is wrong with a link of that sheet, and what to write instead."""
    path, fragment = link.folder, link.fragment
    folder = by_path.get(path)
    if path and folder is None:
        return f"there is no folder {path}", nearest(path, by_path)
    if folder and folder.original and sheet.source in shown and folder.original.source not in shown:
        return f"{path} is not public", "publish that first, or delete the link"
    if folder and link.file and all(one.language.code != link.file for one in folder.sheets):
        return f"there is no {link.file}.md in {path}", f"lead to the folder: ../{path.partition('/')[2]}/"
    target = (folder.sheet(sheet.language) or folder.original) if folder else sheet
    if folder and target and target.source not in shown:
        target = folder.original
    if target and fragment and fragment not in target.markup.anchors:
        headings = {anchor for anchor in target.markup.anchors if ":" not in anchor}
        return f"there is no heading #{fragment} in {target.source}", nearest(fragment, headings)
    return None


# From folders to posts


def _post(folder: Folder, shown: set[str], names: Mapping[str, list[tuple[str, str]]], today: datetime.date) -> Post:
    """The folder as readers may see it. `names` are those of all tags, in their order."""
    assert folder.original
    header = folder.original.header
    sheets = sorted((sheet for sheet in folder.sheets if sheet.source in shown), key=lambda s: s is not folder.original)
    seen = set(chain.from_iterable(sheet.markup.photos for sheet in sheets))
    photos = tuple(photo for photo in folder.photos if photo.name in seen)
    over = header.status == "announced" and folder.date is not None and folder.date < today
    ahead = folder.date is not None and folder.date > today
    tags = [(slug, said) for slug, said in names.items() if slug in header.tags]
    made_of = (folder.path, [sheet.key for sheet in sheets], photos, tags, ahead, over)
    return Post(
        kind=folder.kind,
        folder=folder.path,
        address=folder.address,
        date=folder.date,
        texts=tuple(map(_text, sheets)),
        photos=photos,
        tags=tuple(slug for slug, _ in tags),
        aliases=header.aliases,
        cover=next((photo for photo in photos if photo.name == header.cover), None),
        starts=header.starts,
        ends=header.ends,
        ahead=ahead,
        status="" if over else header.status,
        key=content_key(repr(made_of)),
    )


def _text(sheet: Sheet) -> Text:
    header = sheet.header
    return Text(
        language=sheet.language,
        source=sheet.source,
        key=sheet.key,
        title=header.title,
        summary=header.summary,
        place=header.place,
        updated=header.updated,
        correction=header.correction,
        translates=header.translates,
        digest=sheet.digest,
        words=sheet.words,
    )
