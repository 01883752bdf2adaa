"""A photo: a picture in a post's folder that says nothing but what it shows."""

import hashlib
import re
import struct
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from .problem import Problem, Reading
from .source import read_bytes

SIZE = 10 * 1024 * 1024  # bytes
PIXELS = 64_000_000  # beyond any phone's; more is a decompression bomb

FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}

# What a picture file may hold beside its pixels: how to draw them, and nothing of who took it, when, where, with what.
INNOCENT = frozenset(
    "adobe adobe_transform aspect background chromaticity dpi duration gamma icc_profile interlace jfif jfif_density"
    " jfif_unit jfif_version loop progression progressive srgb timestamp transparency".split()
)
PARTS: Mapping[str, frozenset[str]] = {
    "JPEG": frozenset("JFIF ICC_PROFILE Adobe DQT DHT DAC DRI SOF SOS EOI".split()),
    "PNG": frozenset("IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT pHYs bKGD".split()),
    "WEBP": frozenset("VP8 VP8L VP8X ALPH ICCP ANIM ANMF".split()),
    "AVIF": frozenset("ftyp meta mdat".split()),
}


@dataclass(frozen=True, slots=True)
class Photo:
    name: str  # in its post's folder
    source: str  # its path inside content/
    address: str  # where it is served, from the root of the tree: photos/DIGEST.jpg
    width: int  # pixels
    height: int


def read_photo(path: Path, source: str) -> Reading[Photo | None]:
    """The photo, or None where the file is not one that may be published."""
    too_large = Problem(source, 0, f"the photo is larger than {SIZE // 2**20} MB", "make it smaller")
    data = yield from read_bytes(path, source, "photo", SIZE, too_large)
    if data is None:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=list(FORMATS))
            if image.width * image.height > PIXELS:
                raise Image.DecompressionBombError
            image.load()
            found = sorted(set(metadata(image, data)))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        yield Problem(source, 0, "the photo has too many pixels", f"make it smaller: {PIXELS // 10**6} million at most")
        return None
    except (UnidentifiedImageError, OSError, RuntimeError, SyntaxError, ValueError, IndexError, struct.error):
        yield Problem(source, 0, "this is no photo that browsers show", "save it as JPEG, PNG, WebP or AVIF")
        return None
    if found:
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
    kind = image.format or ""
    end = 0
    for name, start, stop in _WALKS[kind](data):
        end = stop
        if name not in PARTS[kind]:
            yield name or f"{stop - start} unknown bytes"
    if end != len(data):
        yield "bytes after the picture"


Part = tuple[str, int, int]  # (name, where it begins, where it ends) of a part of a file


_MARKER = re.compile(b"\xff+([^\x00\xff\xd0-\xd7])", re.DOTALL)  # not a stuffed byte, nor a restart within the picture


def _jpeg_parts(data: bytes) -> Iterator[Part]:
    """The segments of a JPEG file up to its end of image (ITU-T T.81, annex B)."""
    place, kind = 2, 0
    while kind != 0xD9:
        found = _MARKER.search(data, place)
        if not found:
            return
        if kind != 0xDA and found.start() != place:
            yield "bytes between segments", place, found.start()
        kind, begins = found[1][0], found.end()
        place = begins if kind == 0xD9 else begins + int.from_bytes(data[begins : begins + 2], "big")
        yield _jpeg_name(kind, data[begins + 2 : place]), found.start(), place


def _jpeg_name(kind: int, content: bytes) -> str:
    """What a JPEG segment is: by its content where that can be anything, else by its marker."""
    if kind == 0xE0 and content.startswith(b"JFIF\0") and len(content) == 14:  # longer would hold a thumbnail
        return "JFIF"
    for marker, name in ((0xE2, "ICC_PROFILE"), (0xEE, "Adobe")):
        if kind == marker and content.startswith(name.encode()):
            return name
    if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
        return "SOF"
    names = {0xC4: "DHT", 0xCC: "DAC", 0xD9: "EOI", 0xDA: "SOS", 0xDB: "DQT", 0xDD: "DRI", 0xFE: "comment"}
    return names.get(kind, f"APP{kind - 0xE0}" if 0xE0 <= kind <= 0xEF else f"segment {kind:02X}")


def _png_parts(data: bytes) -> Iterator[Part]:
    """The chunks of a PNG file up to its end (PNG specification, § 5.3)."""
    place, name = 8, ""
    while name != "IEND" and place + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        name = kind.decode("latin-1")
        yield name, place, place + 12 + length
        place += 12 + length


def _webp_parts(data: bytes) -> Iterator[Part]:
    """The chunks of a WebP file (RFC 9649, § 2)."""
    place, end = 12, 8 + int.from_bytes(data[4:8], "little")
    while place + 8 <= end:
        length = int.from_bytes(data[place + 4 : place + 8], "little")
        yield data[place : place + 4].decode("latin-1").strip(), place, place + 8 + length + length % 2
        place += 8 + length + length % 2


def _avif_parts(data: bytes) -> Iterator[Part]:
    """The boxes of an AVIF file (ISO/IEC 14496-12, § 4.2)."""
    place = 0
    while place + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        if length < 8:
            return
        yield kind.decode("latin-1"), place, place + length
        place += length


_WALKS: Mapping[str, Callable[[bytes], Iterator[Part]]] = {
    "JPEG": _jpeg_parts,
    "PNG": _png_parts,
    "WEBP": _webp_parts,
    "AVIF": _avif_parts,
}
