"""A photo: a picture in a post's folder that says nothing but what it shows."""

import hashlib
import struct
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from .problem import Problem, Reading

SIZE = 10 * 1024 * 1024  # bytes
PIXELS = 64_000_000  # beyond any phone's; more is a decompression bomb

FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}

# What a picture file may hold beside its pixels: how to draw them, and nothing of who took it, when, where, with what.
INNOCENT = frozenset(
    "adobe adobe_transform aspect background chromaticity dpi duration gamma icc_profile interlace jfif jfif_density"
    " jfif_unit jfif_version loop progression progressive srgb timestamp transparency".split()
)
JPEG_SEGMENTS = {"APP0": b"JFIF\0", "APP2": b"ICC_PROFILE\0", "APP14": b"Adobe"}
PNG_CHUNKS = frozenset("IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT pHYs bKGD".split())


@dataclass(frozen=True, slots=True)
class Photo:
    name: str  # in its post's folder
    source: str  # its path inside content/
    address: str  # where it is served, from the root of the tree: photos/DIGEST.jpg
    width: int  # pixels
    height: int


def read_photo(path: Path, source: str) -> Reading[Photo | None]:
    """The photo, or None where the file is not one that may be published."""
    if path.stat().st_size > SIZE:
        yield Problem(source, 0, f"the photo is larger than {SIZE // 2**20} MB", "make it smaller")
        return None
    data = path.read_bytes()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=list(FORMATS))
            if image.width * image.height > PIXELS:
                raise Image.DecompressionBombError
            image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        yield Problem(source, 0, "the photo has too many pixels", f"make it smaller: {PIXELS // 10**6} million at most")
        return None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, struct.error):
        yield Problem(source, 0, "this is no photo that browsers show", "save it as JPEG, PNG, WebP or AVIF")
        return None
    if found := sorted(set(metadata(image, data))):
        instead = "save it without metadata (it can tell who took it, when and where)"
        yield Problem(source, 0, f"the photo carries metadata: {', '.join(found)}", instead)
        return None
    digest = hashlib.sha256(data).hexdigest()[:32]
    address = f"photos/{digest}.{FORMATS[image.format or '']}"
    return Photo(path.name, source, address, image.width, image.height)


def metadata(image: Image.Image, data: bytes) -> Iterator[str]:
    """The names of all that a loaded picture's file holds beside how to draw it."""
    if 0x8825 in image.getexif():
        yield "GPS position"
    if image.getexif():
        yield "EXIF"
    yield from (str(key) for key in image.info if str(key).lower() not in INNOCENT)
    for segment, content in getattr(image, "applist", ()):
        if not content.startswith(JPEG_SEGMENTS.get(segment, b"\0none")):
            yield segment
    if image.format == "PNG":
        yield from (chunk for chunk in _png_chunks(data) if chunk not in PNG_CHUNKS)
    if not _ends(image.format, data):
        yield "bytes after the picture"


def _png_chunks(data: bytes) -> Iterator[str]:
    """The types of a PNG file's chunks (PNG specification, § 5.3)."""
    place = 8
    while place + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        yield kind.decode("latin-1")
        place += length + 12


def _ends(kind: str | None, data: bytes) -> bool:
    """Whether nothing follows the picture in its file."""
    if kind == "JPEG":
        return data.endswith(b"\xff\xd9")
    if kind == "PNG":
        return data.endswith(b"IEND\xaeB`\x82")
    return kind != "WEBP" or len(data) == int.from_bytes(data[4:8], "little") + 8
