"""The cache of post folders: each whole, by the names and bytes of all that lies in it, since most are as they were."""

import datetime
from collections.abc import Mapping
from pathlib import Path

from ...cache.folder_digests import folder_digests
from ..cached_reading import read_cached
from ..problem import Reading
from .post_folder import PostFolder, check_days, read_post_folder
from .text_html_cache import TextHtmlCache


class PostFolderCache:
    """Reads post folders as `read_post_folder` does, or takes them from the store; `digests`: see `folder_digests`."""

    def __init__(self, today: datetime.date, html: TextHtmlCache, digests: Mapping[str, bytes]) -> None:
        self.today, self.html, self.store, self.digests = today, html, html.store, digests

    def read(self, path: Path) -> Reading[PostFolder | None]:
        """Return a post's folder. It is kept unless somebody has written into it since it had its digest."""
        reading = read_post_folder(path, self.html)
        if key := self._key(path, self.digests):
            reading = read_cached(self.store, key, reading, lambda: key == self._key(path, folder_digests(path)))
        folder = yield from reading
        if folder:
            self.html.use(folder.texts)
            yield from check_days(folder, self.today)
        return folder

    def _key(self, path: Path, digests: Mapping[str, bytes]) -> str:
        """Return what names the folder and all that lies in it; "" where its digest is not known."""
        digest = digests.get(str(path))
        return self.store.key("folder", path.parent.name, path.name, digest) if digest else ""
