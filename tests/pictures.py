"""Pictures drawn here, with all the metadata that each format can hold, and such files broken at random."""

import struct
import zlib
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from tests.small_site import photo

SECRET = b"Milica's phone"
RED, GREEN, BLUE, WHITE, BLACK = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0)


def drawn(size: tuple[int, int] = (96, 64)) -> Image.Image:
    """A picture with a red, a green, a blue and a white quarter, read as one reads."""
    image = Image.new("RGB", size, WHITE)
    x, y = size[0] // 2, size[1] // 2
    for colour, corner in ((RED, (0, 0)), (GREEN, (x, 0)), (BLUE, (0, y))):
        image.paste(colour, (*corner, corner[0] + x, corner[1] + y))
    return image


def glass() -> Image.Image:
    """A picture whose right half is transparent, with a colour hidden below."""
    image = drawn().convert("RGBA")
    image.paste((9, 99, 199, 0), (48, 0, 96, 64))
    return image


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def corners(image: Image.Image) -> list[str]:
    """The colours of its quarters, read as one reads."""
    names = {RED: "red", GREEN: "green", BLUE: "blue", WHITE: "white"}
    places = [(x * image.width // 4, y * image.height // 4) for y in (1, 3) for x in (1, 3)]
    return [min(names.items(), key=lambda named: distance(named[0], image.getpixel(place)))[1] for place in places]


def distance(colour: Any, other: Any) -> int:
    return sum(abs(a - b) for a, b in zip(colour[:3], other[:3], strict=True))


def exif(turned: int = 1) -> bytes:
    """What a phone writes: its owner, how it was held, where and when, and a small copy of the picture."""
    tags = Image.Exif()
    tags[0x013B] = SECRET.decode()
    tags[0x0112] = turned
    tags.get_ifd(0x8769)[0x9003] = "2022:02:24 18:00:00"
    tags.get_ifd(0x8825).update({1: "N", 2: (44.0, 48.0, 0.0), 3: "E", 4: (20.0, 28.0, 0.0)})
    block, small = tags.tobytes()[6:], photo() + SECRET
    link = 10 + 12 * int.from_bytes(block[8:10], "big")
    directory = struct.pack(">HHHIIHHIII", 2, 0x0201, 4, 1, len(block) + 30, 0x0202, 4, 1, len(small), 0)
    return b"Exif\0\0" + block[:link] + struct.pack(">I", len(block)) + block[link + 4 :] + directory + small


def profile(
    red: Sequence[float] = (0.4361, 0.2225, 0.0139), green: Sequence[float] = (0.3851, 0.7169, 0.0971)
) -> bytes:
    """A colour profile: sRGB's own, or with another red and green (XYZ at D50)."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for name, values in ((b"rXYZ", red), (b"gXYZ", green)):
        entry = data.index(name)
        place = int.from_bytes(data[entry + 4 : entry + 8], "big")
        struct.pack_into(">3i", data, place + 8, *(round(value * 65536) for value in values))
    return bytes(data)


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><x:author>' + SECRET + b"</x:author></x:xmpmeta>"
JPEG = {"exif": exif(), "xmp": XMP, "comment": SECRET, "icc_profile": profile()}


def laden() -> dict[str, tuple[bytes, str]]:
    """Pictures with all the metadata that each format can hold, and the suffix that each becomes."""
    image, note = drawn(), PngInfo()
    note.add_text("Author", SECRET.decode())
    note.add_text("Comment", SECRET.decode(), zip=True)
    note.add_itxt("XML:com.adobe.xmp", XMP.decode())
    most = {name: JPEG[name] for name in ("exif", "xmp", "icc_profile")}
    png = saved(image, "PNG", exif=exif(), icc_profile=profile(), pnginfo=note)
    tiff = Image.Exif()
    tiff.load(exif())
    tags = {315: SECRET.decode(), 700: XMP, 33723: SECRET, 34675: profile()}
    return {
        "JPEG": (saved(image, **JPEG) + SECRET, "jpg"),
        "a progressive JPEG": (saved(image, progressive=True, **JPEG), "jpg"),
        "MPO": (saved(image, "MPO", save_all=True, append_images=[drawn((960, 640))], exif=exif()) + SECRET, "jpg"),
        "PNG": (png + SECRET, "png"),
        "PNG with text after the pixels": (png[:-12] + png_chunk(b"tEXt", b"Author\0" + SECRET) + png[-12:], "png"),
        "an animated PNG": (saved(image, "PNG", save_all=True, append_images=[drawn((9, 9))], pnginfo=note), "png"),
        "WebP": (saved(image, "WEBP", **most) + SECRET, "webp"),
        "an animated WebP": (saved(image, "WEBP", save_all=True, append_images=[drawn()], **most), "webp"),
        "AVIF": (saved(image, "AVIF", **most) + SECRET, "avif"),
        "TIFF": (saved(image, "TIFF", exif=tiff, tiffinfo=tags) + SECRET, "jpg"),
        "GIF": (saved(image, "GIF", comment=SECRET) + SECRET, "jpg"),
        "BMP": (saved(image, "BMP") + SECRET, "jpg"),
    }


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


LADEN = laden()
HEADLESS = photo(kind="PNG")[:8] + png_chunk(b"IHDR", b"") + photo(kind="PNG")[33:]
PLACES = st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 40), st.binary(max_size=8)), max_size=4)

BROKEN = st.builds(
    lambda data, edits, length: broken(data, edits)[: length or None],
    st.sampled_from([data for data, _ in LADEN.values()]),
    PLACES,
    st.one_of(st.just(0), st.integers(0, 4000)),
)

ANY = st.one_of(BROKEN, st.binary(max_size=60), st.sampled_from([data[:40] for data, _ in LADEN.values()]))


def broken(data: bytes, edits: Sequence[tuple[int, int, bytes]]) -> bytes:
    """The file with bytes replaced, left out and put in."""
    for place, length, instead in edits:
        data = data[:place] + instead + data[place + length :]
    return data
