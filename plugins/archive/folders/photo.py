"""A photo: a picture in a post's folder that says nothing but what it shows."""

import hashlib
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from ...cache.store import Store
from ..address import WINDOWS
from ..cached_reading import read_cached
from ..parsing.source_file import read_bytes
from ..problem import Problem, Reading
from .photo_metadata import read_metadata

SIZE = 10 * 1024 * 1024  # bytes
PIXELS = 64_000_000  # more may be a decompression bomb
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}  # Pillow's name → how a file's name ends
SMALLER = "put it through make photo, which makes it smaller"


@dataclass(frozen=True)  # without slots, for pickle is slow to bring those back
class Photo:
    name: str  # in its post's folder
    source: str  # its path inside content/
    address: str  # names its content, from the root of the tree: photos/DIGEST.jpg
    width: int  # pixels
    height: int


def read_photo(path: Path, source: str, store: Store) -> Reading[Photo | None]:
    """Return the photo, or None where the file is not one that may be published."""
    too_large = Problem(source, 0, f"the photo is larger than {SIZE // 2**20} MB", SMALLER)
    data = yield from read_bytes(path, source, "photo", SIZE, too_large)
    if data is None:
        return None
    digest = hashlib.sha256(data).hexdigest()[:32]
    # To look at all pixels of a photo takes longer than to read a text.
    key = store.key("photo", source, digest)
    return (yield from read_cached(store, key, _read(data, path.name, source, digest)))


def _read(data: bytes, name: str, source: str, digest: str) -> Reading[Photo | None]:
    try:
        image, metadata = _load(data)
    except Image.DecompressionBombError:
        yield Problem(source, 0, "the photo has too many pixels", SMALLER)
        return None
    except Exception:  # a decoder may raise anything where a file is broken
        instead = "save it as JPEG, PNG, WebP or AVIF, or put it through make photo"
        yield Problem(source, 0, "this is no photo that browsers show", instead)
        return None
    if metadata:
        instead = "put it through make photo, which takes it out (it can tell who took it, when and where)"
        yield Problem(source, 0, f"the photo carries metadata: {', '.join(metadata)}", instead, exposed=True)
        return None
    address = f"photos/{digest}.{FORMATS[image.format or '']}"
    return Photo(name, source, address, image.width, image.height)


def _load(data: bytes) -> tuple[Image.Image, list[str]]:
    """Return the picture with its pixels, and each kind of metadata in its file. Raises anything where it is broken."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd metadata, which is found all the same
        image = Image.open(BytesIO(data), formats=list(FORMATS))
        if image.width * image.height > PIXELS:
            raise Image.DecompressionBombError
        image.load()
        return image, list(dict.fromkeys(read_metadata(image, data)))


def wrong_photo_name(name: str, names: Iterable[str]) -> tuple[str, str] | None:
    """Return (what is wrong with a photo's name beside those of others, what to do instead), or None."""
    if WINDOWS.fullmatch(name.partition(".")[0].lower()):
        return f"“{name}” is a name that Windows needs", "rename it"
    alike = sorted(other for other in names if other != name and other.casefold() == name.casefold())
    if alike and alike[0] < name:
        return f"“{name}” and “{alike[0]}” are one file on many machines", "rename one of them"
    return None
