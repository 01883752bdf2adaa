"""What the desk keeps in the header of an event: since when it is announced, and how often its calendar entry changed.

A calendar takes a change for one only where the entry says that it is revised (RFC 5545, 3.8.7.4). What readers'
calendars were told last is on the published branch, as this clone last saw it.
"""

from collections.abc import Iterator, Sequence

from ..archive.content import Content
from ..archive.folders.post_folder import PostFolder, read_post_folder, wants_announced
from ..archive.kind import KINDS_BY_NAME
from ..archive.problem import Problem, value_of
from ..editions.edition import Edition
from ..editions.formats.calendar import Entry, entry_of, read_entry
from ..messages.message import Message
from .git import GitFailed, git
from .project import project_editions, published_ref
from .safe_files import read_text_file, save_file
from .terminal import say, show_diff
from .texts.header_edit import edit_header


def check_revisions(content: Content, editions: Sequence[Edition]) -> Iterator[Problem]:
    """Yield a problem for each event to come that readers' calendars would not see revised."""
    ref = published_ref()
    for folder in content.folders:
        if revision := due_revision(content, folder, editions, ref):
            assert folder.original
            header = folder.original.header
            what = Message("the day, hours, place or status of this rally are other than published")
            instead = Message(
                "write a line “revision: {revision}”, or calendars keep the old ones (make fix writes it)",
                revision=str(revision),
            )
            yield Problem(folder.original.source, header.line("revision"), what, instead)


def due_revision(content: Content, folder: PostFolder, editions: Sequence[Edition], ref: str) -> int | None:
    """Return the revision that an event's header has to say, or None where what it says will do.

    `ref` is the published branch, "" where there is none.
    """
    original = folder.original
    if not original or not folder.date or folder.date < content.today or not KINDS_BY_NAME[folder.kind].is_event:
        return None
    home = next(edition.folder for edition in editions if edition.language.code == original.language)
    addresses = (folder.address, *(f"{alias}/" for alias in reversed(original.header.aliases)))
    published = next(filter(None, (_published_entry(ref, f"{home}/{address}event.ics") for address in addresses)), None)
    if original.header.status == "draft" or not published:
        return None
    header = original.header
    is_cancelled = header.status == "cancelled"
    entry = entry_of((folder.date, header.starts, header.ends), header.place, is_cancelled, header.revision)
    least = published.sequence + (_what_matters(entry) != _what_matters(published))
    return None if entry.sequence >= least else (least - is_cancelled + 1) // 2


def _published_entry(ref: str, path: str) -> Entry | None:
    """Return what was published at that path, or None where nothing was."""
    try:
        return read_entry(git("cat-file", "blob", f"{ref}:{path}")) if ref else None
    except GitFailed:
        return None


def _what_matters(entry: Entry) -> tuple[object, ...]:
    place = "".join(filter(str.isalnum, entry.place))  # as it is typeset, it has other quotes and spaces
    return entry.start, entry.end, place, entry.is_cancelled


def keep_event_fields(content: Content, path: str) -> None:
    """Write what is missing of these fields into the original of the post at that path inside content/, and show it.

    `content` is as it was before anything was mended: the post's folder is read again.
    """
    folder = value_of(read_post_folder(content.root / path, content.html_cache))
    if not folder or not folder.original:
        return
    if wants_announced(folder, content.today):
        why = Message("the day on which it is announced")
        _write(content, folder, "announced", content.today.isoformat(), why)
    if revision := due_revision(content, folder, project_editions(), published_ref()):
        why = Message("a revision, so that calendars take the change")
        _write(content, folder, "revision", str(revision), why)


def _write(content: Content, folder: PostFolder, field: str, value: str, why: Message) -> None:
    assert folder.original
    file = content.root / folder.original.source
    before = read_text_file(file)
    after = edit_header(before, field, value, folder.original.source)
    say(f"{file}: {why}")
    show_diff(before, after)
    save_file(file, before.encode(), after.encode())
