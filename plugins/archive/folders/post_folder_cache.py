"""The cache of post folders: each whole, by the names and bytes of all that lies in it, since most are as they were."""

import datetime
from collections.abc import Mapping
from pathlib import Path

from ...cache.folder_digests import folder_digests
from ...cache.store import Store
from ..cached_reading import read_cached
from ..problem import Reading
from .post_folder import PostFolder, check_days, read_post_folder
from .text_html import TextHtml


def read_cached_post_folder(
    path: Path, today: datetime.date, html: TextHtml, digests: Mapping[str, bytes]
) -> Reading[PostFolder | None]:
    """Return a post's folder as `read_post_folder` does, from the store where it is there.

    `digests`: see `folder_digests`. It is kept unless somebody has written into it since it had its digest.
    """
    reading = read_post_folder(path, html)
    if str(path) in digests:
        key = _key(path, html.store, digests)
        reading = read_cached(html.store, key, reading, lambda: key == _key_now(path, html.store))
    folder = yield from reading
    if folder:
        for text in folder.texts:
            html.use(text)
        yield from check_days(folder, today)
    return folder


def _key_now(path: Path, store: Store) -> str:
    digests = folder_digests(path)
    return _key(path, store, digests) if digests else ""


def _key(path: Path, store: Store, digests: Mapping[str, bytes]) -> str:
    return store.key("folder", path.parent.name, path.name, digests[str(path)])
