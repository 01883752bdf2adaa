"""A photo as it is published: whole, and with nothing in it but what it shows."""

import io
from collections.abc import Iterator

from PIL import Image, UnidentifiedImageError

from ...messages.message import Message
from .fault import Fault

SUFFIXES = frozenset({".jpg", ".png", ".avif"})
# What Pillow tells of a picture that is no metadata: how it is drawn and stored.
HARMLESS = frozenset(
    "jfif jfif_version jfif_unit jfif_density dpi progressive progression transparency gamma interlace srgb".split()
)
ENDS = {".jpg": b"\xff\xd9", ".png": b"IEND\xaeB`\x82"}
CLEAN = Message("delete it, and put the photo beside its text anew with make photo")


def check_photo(path: str, data: bytes) -> Iterator[Fault]:
    """Yield what is wrong with the photo at that path."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            metadata = {str(name) for name in picture.info} - HARMLESS
            metadata |= {"exif"} if picture.getexif() else set()
            # Of a JPEG: segments of applications. The first two hold its size and, for Adobe's, its colours.
            metadata |= {name for name, _ in getattr(picture, "applist", ()) if name not in ("APP0", "APP14")}
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        yield Fault(path, Message("this is no whole photo"), CLEAN)
        return
    for name in sorted(metadata):
        yield Fault(path, Message("the photo has metadata ({name})", name=name), CLEAN)
    if not _is_whole(path, data):
        yield Fault(path, Message("the photo has too little or too much at its end"), CLEAN)


def _is_whole(path: str, data: bytes) -> bool:
    suffix = path[path.rfind(".") :]
    if suffix in ENDS:
        return data.endswith(ENDS[suffix])
    place = 0  # AVIF: boxes, each beginning with its size (ISO/IEC 14496-12)
    while place + 8 <= len(data):
        size = int.from_bytes(data[place : place + 4])
        if size < 8:
            return False
        place += size
    return place == len(data)
