"""A photo: a picture in a post's folder that says nothing but what it shows."""

import hashlib
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from io import BytesIO
from pathlib import Path

from PIL import Image

from ...cache.store import Store
from ...messages.message import Message
from ..address import WINDOWS
from ..cached_reading import read_cached
from ..parsing.source_file import read_bytes
from ..problem import Problem, Reading
from .photo_metadata import read_metadata

SIZE = 10 * 1024 * 1024  # bytes
PIXELS = 64_000_000  # more may be a decompression bomb
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}  # Pillow's name → how a file's name ends
SMALLER = Message("put it through make photo, which makes it smaller")


@dataclass(frozen=True)  # without slots, for pickle is slow to bring those back
class Photo:
    name: str  # in its post's folder
    source: str  # its path inside content/
    address: str  # names its content, from the root of the tree: photos/DIGEST.jpg
    width: int  # pixels
    height: int


def read_photo(path: Path, source: str, store: Store) -> Reading[Photo | None]:
    """Return the photo, or None where the file is not one that may be published."""
    too_large = Problem(source, 0, Message("the photo is larger than {size} MB", size=SIZE // 2**20), SMALLER)
    data = yield from read_bytes(path, source, Message("the photo cannot be read"), SIZE, too_large)
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
        yield Problem(source, 0, Message("the photo has too many pixels"), SMALLER)
        return None
    except Exception:  # a decoder may raise anything where a file is broken
        instead = Message("save it as JPEG, PNG, WebP or AVIF, or put it through make photo")
        yield Problem(source, 0, Message("this is no photo that browsers show"), instead)
        return None
    if metadata:
        what = Message("the photo carries metadata: {names}", names=_listed(metadata))
        instead = Message(
            "make a clean copy with make photo, show that in the text, and delete this file, which can tell who took"
            " it, when and where"
        )
        yield Problem(source, 0, what, instead, exposed=True)
        return None
    address = f"photos/{digest}.{FORMATS[image.format or '']}"
    return Photo(name, source, address, image.width, image.height)


def _load(data: bytes) -> tuple[Image.Image, list[str | Message]]:
    """Return the picture with its pixels, and each kind of metadata in its file. Raises anything where it is broken."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd metadata, which is found all the same
        image = Image.open(BytesIO(data), formats=list(FORMATS))
        if image.width * image.height > PIXELS:
            raise Image.DecompressionBombError
        image.load()
        return image, list(dict.fromkeys(read_metadata(image, data)))


def _listed(names: Iterable[str | Message]) -> str | Message:
    return reduce(lambda before, name: Message("{before}, {name}", before=before, name=name), names)


def wrong_photo_name(name: str, names: Iterable[str]) -> tuple[Message, Message] | None:
    """Return (what is wrong with a photo's name beside those of others, what to do instead), or None."""
    if WINDOWS.fullmatch(name.partition(".")[0].lower()):
        return Message("“{name}” is a name that Windows needs", name=name), Message("rename it")
    alike = sorted(other for other in names if other != name and other.casefold() == name.casefold())
    if alike and alike[0] < name:
        what = Message("“{name}” and “{other}” are one file on many machines", name=name, other=alike[0])
        return what, Message("rename one of them")
    return None
