"""A build: from content/ to a finished tree. It knows no Pelican, whose generators hand over to it."""

import sys
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from ..archive.belgrade_time import today
from ..archive.problem import Problem, Unable
from ..cache.folder_digests import folder_digests
from ..cache.parallel import run_in_parallel
from ..editions.rendering.site_maker import SiteMaker
from ..editions.site import Site
from ..editions.tree_file import TreeFile
from ..messages.message import Message, plural_message
from .last_build import PAGE_SOURCES, LastBuild, file_key, inputs_key, write_page_sources
from .tree_record import TreeRecord, record_path
from .tree_writer import TreeWriter, check_output

LOCK_TIMEOUT = 30.0  # seconds for which another build is waited for
AT_ONCE = 4000  # files that are written together: what a copy of the process has of them is its own, and so counts
TOLD = 100  # warnings at most: what a build says below them is to be seen, too


class Busy(Unable):
    """Another build writes into the same folder."""


class Build:
    """One build of the site: read once, written edition by edition, and finished.

    Where all that it reads is as the last build read it, and the tree is as that left it, nothing is read or written.
    It holds a lock on the tree from the reading to the end, whichever that is.
    """

    def __init__(self, settings: Mapping[str, Any], content: Path, theme: Path, output: Path) -> None:
        self.settings = settings
        self.content, self.theme, self.output = content.resolve(), theme.resolve(), output
        self.cache = Path(settings["CACHE_PATH"])
        self.began = time.monotonic()
        self._lock = FileLock(record_path(output, self.cache, "lock"), timeout=LOCK_TIMEOUT)
        self._is_read = False
        self._site: Site | None = None  # once read, None means that the tree is up to date
        self._inputs = ""  # names all that it reads; "" where that cannot be told
        self._site_maker = SiteMaker(settings, self.content, self.theme)
        self._writer: TreeWriter  # once read

    def read(self) -> None:
        """Read the site, before anything is written; done once, however often it is asked for.

        Raises Problems, with all there are; Busy where another build has the tree for long; WrongTree; and the
        REFUSALS of `site_maker`.
        """
        if not self._is_read:
            self._is_read = True
            self._acquire_lock()
            with self._released_on_failure():
                self._site = self._read()

    def _acquire_lock(self) -> None:
        self.cache.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire()
        except Timeout:
            reason = Message(
                "another build is writing into {folder}; wait for it, then run this again", folder=str(self.output)
            )
            raise Busy(reason) from None

    @contextmanager
    def _released_on_failure(self) -> Iterator[None]:
        """If the enclosed block fails, give back the lock."""
        try:
            yield
        except BaseException:
            self._lock.release()
            raise

    def _read(self) -> Site | None:
        day = today()
        digests = folder_digests(self.content, self.theme)
        if digests:
            self._inputs = inputs_key(self.settings, day, digests[str(self.content)], digests[str(self.theme)])
        record = TreeRecord(self.output, self.cache)
        self._writer = TreeWriter(self.output, record)
        if self._is_up_to_date(record):
            return None
        check_output(self.output.resolve(), [self.content, self.theme, Path.cwd()])
        site = self._site_maker.read(day, digests)
        tell(site.warnings)
        return site

    def _is_up_to_date(self, record: TreeRecord) -> bool:
        """Tell whether this build would do what the last one did, and its tree is whole."""
        last = LastBuild.from_record(record.last_build)
        return (
            last is not None
            and bool(self._inputs)
            and last.inputs == self._inputs
            and last.page_sources == file_key(self.cache / PAGE_SOURCES)
            and record.is_whole()
        )

    def write(self, edition_folder: str = "") -> None:
        """Write each file of the edition under a temporary name in the tree; with no edition, those that all share.

        Raises WrongTree and the REFUSALS of `site_maker`; then nothing of the tree has changed.
        """
        if self._site is None:
            return

        def progress(before: int, done: int, _: int) -> Message:
            values = {"done": before + done, "all": len(to_write)}
            if edition_folder:
                return Message("Writing {folder}: {done} of {all}", folder=edition_folder, **values)
            return Message("Writing: {done} of {all}", **values)

        store = self._site_maker.store
        with self._released_on_failure(), self._writer.whole_or_not_at_all(), closing(store):
            to_write = []
            for file in self._files(self._site, edition_folder):
                fingerprint = file.fingerprint()
                if not self._writer.keep_if_unchanged(file.url, fingerprint):
                    to_write.append((file, fingerprint))
            store.close()  # no two processes may share its connection
            for first in range(0, len(to_write), AT_ONCE):
                part = to_write[first : first + AT_ONCE]
                shares = run_in_parallel(self._write_share, part, partial(progress, first))
                for url, fingerprint, is_written in chain.from_iterable(shares):
                    self._writer.add(url, fingerprint, is_written)

    def _files(self, site: Site, edition_folder: str) -> Iterator[TreeFile]:
        edition = next((edition for edition in site.editions if edition.folder == edition_folder), None)
        yield from self._site_maker.files(site, edition)
        if self.settings.get("INDEX", True):
            yield from self._site_maker.search_files(site, edition)

    def _write_share(self, share: Iterable[tuple[TreeFile, str]]) -> list[tuple[str, str, bool]]:
        """Return (URL, fingerprint, whether it was written) of each file.

        This may run in a copy of the process: what it returns is all that comes back from there.
        """
        written = [
            (file.url, fingerprint, self._writer.write_temporary(file.url, self._content(file, fingerprint)))
            for file, fingerprint in share
        ]
        self._site_maker.store.close()
        return written

    def _content(self, file: TreeFile, fingerprint: str) -> bytes:
        """Return the content of a file: from the store, or made now and kept there."""
        if not file.is_kept:
            return file.content()
        store, key = self._site_maker.store, self._kept_key(fingerprint)
        packed: bytes | None = store.get(key)
        if packed is not None:
            return zlib.decompress(packed)
        content = file.content()
        store.put(key, zlib.compress(content, 1))
        return content

    def _kept_key(self, fingerprint: str) -> str:
        return self._site_maker.store.key("file", fingerprint)

    def finish(self) -> Message:
        """Put the whole tree into its place, and keep what the next build wants to know of it.

        Return what the build did.
        """
        try:
            last_build = self._commit(self._site) if self._site else self._unchanged()
        finally:
            self._lock.release()
        written = sum(name.endswith(".html") for name in self._writer.waiting)
        return last_build.summary(written, time.monotonic() - self.began)

    def _commit(self, site: Site) -> LastBuild:
        last_build = LastBuild(
            self._inputs,
            write_page_sources(site, self.cache, self.content.name),
            len(site.library.posts),
            len(site.editions),
            sum(name.endswith(".html") for name in self._writer.fingerprints),
            site.warnings,
        )
        self._writer.commit(last_build.as_record())
        self._site_maker.store.use(map(self._kept_key, self._writer.fingerprints.values()))
        self._site_maker.store.save()
        return last_build

    def _unchanged(self) -> LastBuild:
        last_build = LastBuild.from_record(self._writer.record.last_build)
        assert last_build
        tell(last_build.warnings)
        return last_build


def tell(problems: Iterable[Problem]) -> None:
    """Print problems on standard error, a line each: every error, and as many warnings as anybody would read."""
    warnings = 0
    for problem in problems:
        warnings += problem.warning
        if not problem.warning or warnings <= TOLD:
            print(problem, file=sys.stderr)
    if warnings > TOLD:
        text = plural_message(
            "… and {number} more warning; make check shows all of them",
            "… and {number} more warnings; make check shows all of them",
            warnings - TOLD,
        )
        print(text, file=sys.stderr)
