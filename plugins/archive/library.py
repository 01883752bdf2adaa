"""The library: all of the content that is public on a given day."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..cache.store import make_key
from ..language.language import Language
from ..messages.message import Message
from .content import Content, is_public
from .folders.post_folder import PostFolder, covered_photos, shown_photos
from .kind import KINDS_BY_NAME
from .link_rules import check_links
from .post import Post
from .problem import Problem, Problems, in_order
from .tag import Tag
from .takedown import Takedown


@dataclass(frozen=True, slots=True)
class Library:
    posts: tuple[Post, ...]  # newest first
    pages: tuple[Post, ...]  # by address
    tags: Mapping[str, Tag]  # by slug, in the order of tags.yml
    takedowns: tuple[Takedown, ...]
    languages: Mapping[str, Language]  # by code
    calendar: tuple[Post, ...]  # the events of the last twelve months and those ahead, newest first
    warnings: tuple[Problem, ...]  # what an editor should know, and no reader


def public_library(content: Content, preview: bool = False) -> Library:
    """Return what is public of the content; with `preview`, all that can be shown.

    Raises Problems, with all there are, where anything public breaks a rule. Mistakes in what is not public are
    warnings, and so is in a preview a link to what is not.
    """
    public = set(_public_sources(content))
    links = [replace(problem, warning=preview) for problem in check_links(content.folders, public)]
    hidden = {name for folder in content.folders for name in _hidden_names(folder, public)}
    problems = [
        replace(problem, warning=True) if _is_among(problem.source, hidden) else problem
        for problem in (*content.problems, *links)
    ]
    if any(not problem.warning for problem in problems):
        raise Problems(problems)
    shown = {text.source for folder in content.folders for text in folder.texts} if preview else public
    tag_names = {slug: sorted(tag.names.items()) for slug, tag in content.tags.items()}
    posts = [
        _post(folder, shown, tag_names, content.today)
        for folder in content.folders
        if folder.original and folder.original.source in shown
    ]
    warnings = in_order((*problems, *_waiting(content.folders, content.today, shown)))
    newest = tuple(sorted((post for post in posts if post.date), key=_moment, reverse=True))
    pages = tuple(sorted((post for post in posts if not post.date), key=lambda page: page.address))
    calendar = tuple(post for post in newest if KINDS_BY_NAME[post.kind].is_event and _is_recent(post, content.today))
    return Library(newest, pages, content.tags, content.takedowns, content.languages, calendar, tuple(warnings))


def _moment(post: Post) -> tuple[str, str, str]:
    """Return what orders posts in time: day, hour, slug."""
    return str(post.date), str(post.starts or ""), post.address


def _is_recent(post: Post, today: datetime.date) -> bool:
    """Tell whether the post is of the last twelve months or ahead."""
    return post.date is not None and today - post.date <= datetime.timedelta(days=366)


def _public_sources(content: Content) -> Iterator[str]:
    """Yield the sources of the texts that readers may see."""
    for folder in content.folders:
        if folder.original and is_public(folder, content.today):
            yield folder.original.source
            yield from (text.source for text in folder.texts if text.header.status != "draft")


def _hidden_names(folder: PostFolder, shown: set[str]) -> Iterator[str]:
    """Yield the folder, files and photos of which no reader sees anything; none of one that cannot be read whole."""
    if not folder.is_whole or folder.original is None:
        return
    if folder.original.source not in shown:
        yield folder.path
        return
    hidden_texts = [text for text in folder.texts if text.source not in shown]
    yield from (text.source for text in hidden_texts)
    if hidden_texts:
        # A photo that only a draft shows, or will show.
        seen = shown_photos(text for text in folder.texts if text.source in shown)
        yield from (f"{folder.path}/{name}" for name in folder.photo_names if name not in seen)


def _is_among(source: str, hidden: set[str]) -> bool:
    """Tell whether a file or folder, or the folder that it lies in, is hidden."""
    return source in hidden or source.rpartition("/")[0] in hidden


def _waiting(folders: Iterable[PostFolder], today: datetime.date, shown: set[str]) -> Iterator[Problem]:
    """Yield a note on each finished post that waits for its day."""
    for folder in folders:
        original = folder.original
        if folder.date and original and original.source not in shown and original.header.status != "draft":
            instead = Message(
                "it is published on {day}; a rally planned for then wants “status: announced”", day=str(folder.date)
            )
            yield Problem(folder.path, 0, Message("this post waits for its day"), instead, warning=True)


def _post(
    folder: PostFolder, shown: set[str], tag_names: Mapping[str, list[tuple[str, str]]], today: datetime.date
) -> Post:
    """Return the folder as readers may see it. `tag_names` are those of all tags, in their order."""
    original = folder.original
    assert original
    header = original.header
    texts = sorted((text for text in folder.texts if text.source in shown), key=lambda text: text is not original)
    seen = shown_photos(texts)
    photos = tuple(photo for photo in folder.photos if photo.name in seen)
    covered = covered_photos(texts)
    is_over = header.status == "announced" and folder.date is not None and folder.date < today
    is_ahead = folder.date is not None and folder.date > today
    tags = [(slug, names) for slug, names in tag_names.items() if slug in header.tags]
    cover = next((photo for photo in photos if photo.name == header.cover and photo.name not in covered), None)
    key = make_key(repr((folder.path, [text.key for text in texts], photos, tags, is_ahead, is_over)))
    head_key = make_key(repr((folder.path, [text.head_key for text in texts], cover, tags, is_ahead, is_over)))
    return Post(
        kind=folder.kind,
        folder=folder.path,
        address=folder.address,
        date=folder.date,
        texts=tuple(texts),
        photos=photos,
        tags=tuple(slug for slug, _ in tags),
        first_address=f"{header.aliases[0]}/" if header.aliases else folder.address,
        aliases=tuple(alias for alias in header.aliases if f"{alias}/" != folder.address),
        cover=cover,
        announced=header.announced,
        revision=header.revision,
        starts=header.starts,
        ends=header.ends,
        ahead=is_ahead,
        status="" if is_over else header.status or ("waiting" if is_ahead else ""),
        key=key,
        head_key=head_key,
    )
