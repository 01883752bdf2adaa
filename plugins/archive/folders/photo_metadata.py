"""The metadata of a photo: all that its file holds beside how to draw it.

Why ours: Pillow and exiftool list what they know; what must be found is whatever they do not.
"""

import re
import struct
from collections.abc import Callable, Iterator, Mapping

from PIL import Image

from ...messages.message import Message, plural_message

PROFILE = 64 * 1024  # bytes of a colour profile

# What a picture file may hold beside its pixels: how to draw them, and nothing of who took it, when, where, with what.
HARMLESS = frozenset(
    "adobe adobe_transform aspect background chromaticity dpi duration gamma icc_profile interlace jfif jfif_density"
    " jfif_unit jfif_version loop progression progressive srgb timestamp transparency".split()
)
PARTS: Mapping[str, frozenset[str]] = {
    "JPEG": frozenset("JFIF ICC_PROFILE Adobe DQT DHT DAC DRI SOF SOS EOI".split()),
    "PNG": frozenset("IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT pHYs bKGD".split()),
    "WEBP": frozenset("VP8 VP8L VP8X ALPH ICCP ANIM ANMF".split()),
    "AVIF": frozenset(
        "ftyp meta mdat hdlr pitm iloc idat iinf av01 grid iref auxl dimg prem iprp ipma ipco"
        " a1op av1C auxC clap clli colr imir irot ispe lsel mdcv pasp pixi".split()
    ),
}
# What a colour profile may hold (ICC.1, § 9): a screen's own can name the computer it hangs on.
COLOURS = frozenset(
    "A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 bTRC bXYZ bkpt chad chrm cicp cprt desc dmdd dmnd gTRC gXYZ gamt kTRC lumi meas"
    " rTRC rXYZ tech view vued wtpt".split()
)
COMMENT = Message("comment")


def read_metadata(image: Image.Image, data: bytes) -> Iterator[str | Message]:
    """Yield the names of all that a loaded picture's file holds beside how to draw it, what tells most first."""
    if 0x8825 in image.getexif():
        yield Message("GPS position")
    if image.getexif():
        yield "EXIF"
    for key in map(str, image.info):
        if key.lower() not in HARMLESS:
            yield COMMENT if key == "comment" else key.upper() if key in ("exif", "xmp") else key
    yield from _strange_colours(image.info.get("icc_profile") or b"")
    kind = "JPEG" if image.format == "MPO" else image.format or ""  # several JPEG pictures in one file
    end = 0
    for name, start, stop in _WALKS[kind](data):
        end = stop
        if name not in PARTS[kind]:
            is_name = isinstance(name, Message) or (name.isprintable() and name)
            yield name if is_name else plural_message("{number} unknown byte", "{number} unknown bytes", stop - start)
    if end != len(data):
        yield Message("bytes after the picture")


def _strange_colours(profile: bytes) -> Iterator[Message]:
    """Yield what a colour profile holds beside colours (ICC.1, § 7.3)."""
    if len(profile) > PROFILE:
        yield Message("a colour profile of {size} KB", size=len(profile) // 1024)
    end = 132 + 12 * int.from_bytes(profile[128:132], "big")
    for place in range(132, min(end, len(profile)), 12):
        name = profile[place : place + 4].decode("latin-1")
        if name not in COLOURS and name.isprintable():
            yield Message("“{name}” in the colour profile", name=name)
        elif name not in COLOURS:
            yield Message("a broken colour profile")


Part = tuple[str | Message, int, int]  # (name, where it begins, where it ends) of a part of a file


_MARKER = re.compile(b"\xff+([^\x00\xff\xd0-\xd7])", re.DOTALL)  # not a stuffed byte, nor a restart within the picture


def _jpeg_parts(data: bytes) -> Iterator[Part]:
    """Yield the segments of a JPEG file up to its end of image (ITU-T T.81, annex B)."""
    place, kind = 2, 0
    while kind != 0xD9:
        marker = _MARKER.search(data, place)
        if not marker:
            return
        if kind != 0xDA and marker.start() != place:
            yield Message("bytes between segments"), place, marker.start()
        kind, begins = marker[1][0], marker.end()
        place = begins if kind == 0xD9 else begins + int.from_bytes(data[begins : begins + 2], "big")
        yield _jpeg_name(kind, data[begins + 2 : place]), marker.start(), place


def _jpeg_name(kind: int, content: bytes) -> str | Message:
    """Return what a JPEG segment is: by its content where that can be anything, else by its marker."""
    if kind == 0xE0 and content.startswith(b"JFIF\0") and len(content) == 14:  # longer would hold a thumbnail
        return "JFIF"
    if kind == 0xE2 and content.startswith(b"ICC_PROFILE\0"):
        return "ICC_PROFILE"
    if kind == 0xEE and content.startswith(b"Adobe") and len(content) == 12:
        return "Adobe"
    if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
        return "SOF"
    if kind == 0xFE:
        return COMMENT
    if 0xE0 <= kind <= 0xEF:
        return f"APP{kind - 0xE0}"
    names = {0xC4: "DHT", 0xCC: "DAC", 0xD9: "EOI", 0xDA: "SOS", 0xDB: "DQT", 0xDD: "DRI"}
    return names.get(kind) or Message("segment {code}", code=f"{kind:02X}")


def _png_parts(data: bytes) -> Iterator[Part]:
    """Yield the chunks of a PNG file up to its end (PNG specification, § 5.3)."""
    place, name = 8, ""
    while name != "IEND" and place + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        name = kind.decode("latin-1")
        yield name, place, place + 12 + length
        place += 12 + length


def _webp_parts(data: bytes) -> Iterator[Part]:
    """Yield the chunks of a WebP file, those of each frame before the frame (RFC 9649, § 2)."""
    return _chunks(data, 12, min(8 + int.from_bytes(data[4:8], "little"), len(data)))


def _chunks(data: bytes, place: int, end: int) -> Iterator[Part]:
    while place + 8 <= end:
        kind, length = struct.unpack("<4sI", data[place : place + 8])
        stop = place + 8 + length + length % 2
        if kind == b"ANMF":
            yield from _chunks(data, place + 24, min(stop, end))
        yield kind.decode("latin-1").strip(), place, stop
        place = stop


def _avif_parts(data: bytes) -> Iterator[Part]:
    """Yield the boxes of an AVIF file, those inside a box before it, items by their type (ISO/IEC 14496-12, § 4.2)."""
    return _boxes(data, 0, len(data))


_INSIDE = {"meta": 12, "iinf": 14, "iref": 12, "iprp": 8, "ipco": 8}  # where the boxes inside a box begin


def _boxes(data: bytes, place: int, end: int) -> Iterator[Part]:
    while place + 8 <= end:
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        name, stop = kind.decode("latin-1"), place + length
        if length < 8:
            break
        if name in _INSIDE:
            yield from _boxes(data, place + _INSIDE[name], stop)
        yield data[place + 16 : place + 20].decode("latin-1") if name == "infe" else name, place, stop
        place = stop
    if place < end:
        yield "", place, end


_WALKS: Mapping[str, Callable[[bytes], Iterator[Part]]] = {
    "JPEG": _jpeg_parts,
    "PNG": _png_parts,
    "WEBP": _webp_parts,
    "AVIF": _avif_parts,
}
