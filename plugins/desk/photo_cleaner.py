"""Cleans a picture for publication: nothing but its pixels, upright, in the web's colours, hidden where asked."""

import contextlib
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil, floor
from typing import Any

from PIL import Image, ImageCms, ImageOps
from PIL.ExifTags import Base
from PIL.JpegImagePlugin import JpegImageFile

from ..archive.folders.photo import FORMATS, PIXELS, SIZE
from ..messages.message import Message, plural_message
from ..messages.refusal import Refused

SIDE = 2560  # pixels of the longer side, at most
BLOCKS = 6  # into how few a part is pixelated, each way, at most
BLOCK = 8  # pixels of a block, at least

SRGB = ImageCms.createProfile("sRGB")
CONVERTED = ("GIF", "TIFF", "BMP", "HEIF")  # formats that are read but not kept; HEIF where Pillow has a decoder for it

# How each kind of file is written: what Pillow is told, and the qualities to try until it is small enough.
OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "jpg": {"format": "JPEG", "progressive": True, "optimize": True},
    "png": {"format": "PNG", "optimize": True},
    "webp": {"format": "WEBP", "method": 5},
    "avif": {"format": "AVIF", "speed": 8, "autotiling": False},  # tiles follow the machine's number of processors
}
QUALITIES: Mapping[str, Sequence[int]] = {"jpg": (86, 65, 40), "webp": (82, 60, 30), "avif": (70, 50, 30)}

TOO_MANY = (
    Message("the picture has too many pixels"),
    plural_message(
        "export it with {number} million pixels at most",
        "export it with {number} million pixels at most",
        PIXELS // 10**6,
    ),
)
BROKEN = (
    Message("the picture is cut off or broken"),
    Message("copy it anew from the phone or camera, or ask for it again"),
)
HEIC = (
    Message("this is a HEIC photo, as iPhones take them, which cannot be read here"),
    Message(
        "open it and export it as JPEG, or send it to yourself by e-mail, which makes it JPEG; on the iPhone Settings ›"
        " Camera › Formats › Most Compatible makes the next ones JPEG"
    ),
)
VIDEO = Message("this is a video"), Message("save one moment of it as a picture")
PDF = Message("this is a PDF, not a picture"), Message("export its page as PNG")
SVG = Message("this is an SVG drawing"), Message("export it as PNG")
DOCUMENT = (
    Message("this is a document or an archive"),
    Message("take the picture out of it, and save that as JPEG or PNG"),
)
NO_PICTURE = Message("this is not a picture"), Message("name a JPEG, PNG, WebP or AVIF file")
# What a file is that cannot be opened, by how it begins; the first that fits.
STRANGERS: Sequence[tuple[bytes, tuple[Message, Message]]] = (
    (rb"....ftyp(hei|hev|mif1|msf1)", HEIC),
    (rb"....ftypavi|\xff\xd8|\x89PNG|GIF8|II\*|MM\0\*|BM|RIFF....WEBP", BROKEN),
    (rb"....(ftyp|moov|mdat|wide)|\x1aE\xdf\xa3|RIFF....AVI", VIDEO),
    (rb"%PDF", PDF),
    (rb"(\xef\xbb\xbf)?\s*<(\?xml|!--|!DOCTYPE svg|svg)", SVG),
    (rb"PK\x03\x04", DOCUMENT),
    (rb"", NO_PICTURE),
)


@dataclass(frozen=True, slots=True)
class Length:
    amount: float
    percent: bool = False  # of the picture's side; else pixels

    def of(self, side: int, scale: float) -> float:
        """Return the length in pixels of a picture that has this side at 1/scale of its size."""
        return self.amount * side / 100 if self.percent else self.amount / scale


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the upright original as its viewer shows it."""

    left: Length
    top: Length
    width: Length
    height: Length

    def within(self, size: tuple[int, int], scale: float) -> tuple[int, int, int, int]:
        """Return left, top, right and bottom of all pixels that it touches in a picture at 1/scale of its size."""
        left, right = _span(self.left.of(size[0], scale), self.width.of(size[0], scale), size[0])
        top, bottom = _span(self.top.of(size[1], scale), self.height.of(size[1], scale), size[1])
        return left, top, right, bottom


def _span(start: float, length: float, side: int) -> tuple[int, int]:
    """Return (the first pixel touched, the one after the last). Raises Refused where none is."""
    if length <= 0 or start >= side or start + length <= 0:
        instead = Message(
            "count left,top,width,height from the upper left corner of the picture as your viewer shows it"
        )
        raise Refused(Message("what to hide lies outside the picture, or is empty"), instead)
    return max(floor(start), 0), min(ceil(start + length), side)


def read_box(written: str) -> Box:
    """Return the box that an editor wrote: "120,340,80,80" in pixels, or "10%,20%,5%,5%" of the picture. Raises
    Refused."""
    parts = [re.fullmatch(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)(%?)", part.strip()) for part in written.split(",")]
    lengths = [Length(float(part[1]), bool(part[2])) for part in parts if part]
    if len(parts) != 4 or len(lengths) != 4:
        instead = Message("write left,top,width,height in pixels (120,340,80,80) or in percent (10%,20%,5%,5%)")
        raise Refused(Message("“{box}” says no part of a picture", box=written), instead)
    return Box(*lengths)


def clean_photo(data: bytes, black: Sequence[Box] = (), pixelated: Sequence[Box] = ()) -> tuple[bytes, str]:
    """Return (a file of the picture's pixels alone, what lies in the boxes hidden for good, and its suffix). Raises
    Refused."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of metadata that is odd: none of it is kept
        source = _open(data)
        scale = _reduce(source)
        image = _upright(source)
    for box in pixelated:
        _pixelate(image, box.within(image.size, scale))
    for box in black:
        image.paste("black", box.within(image.size, scale))
    image.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    return _encode(image, FORMATS.get(source.format or "") or ("png" if image.mode == "RGBA" else "jpg"))


def _open(data: bytes) -> Image.Image:
    """Return the picture before its pixels are read. Raises Refused."""
    try:
        if data.startswith(b"\xff\xd8"):
            return JpegImageFile(BytesIO(data))  # Image.open refuses a phone's 200 million pixels
        Image.init()
        return Image.open(BytesIO(data), formats=[name for name in (*FORMATS, *CONVERTED) if name in Image.OPEN])
    except Image.DecompressionBombError:
        raise Refused(*TOO_MANY) from None
    except Exception:  # a decoder may raise anything where a file is broken
        raise next(Refused(*reason) for begins, reason in STRANGERS if re.match(begins, data, re.DOTALL)) from None


def _reduce(image: Image.Image) -> float:
    """Return how many times smaller the picture will be read: more than once only where it is a large JPEG."""
    width, height = image.size
    if width * height > 4 * PIXELS:  # a progressive JPEG needs memory for all of them
        raise Refused(*TOO_MANY)
    longer = max(width, height)
    reduced = image.draft(image.mode, (max(1, width * SIDE // longer), max(1, height * SIDE // longer)))
    if image.width * image.height > PIXELS:
        raise Refused(*TOO_MANY)
    return width / reduced[1][2] if reduced else 1


def _upright(image: Image.Image) -> Image.Image:
    """Return the picture made anew from its pixels, as viewers show it: RGBA where any is transparent, else RGB."""
    try:
        image.load()
        orientation = image.getexif().get(Base.Orientation, 1)
        pixels = _without_hidden_colours(_in_srgb(image))
    except Exception:  # a decoder may raise anything where a file is broken
        raise Refused(*BROKEN) from None
    new = Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())
    new.getexif()[Base.Orientation] = orientation
    return ImageOps.exif_transpose(new)


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return the picture with the colours that its profile means; as they stand where it has none that can be used."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if image.mode.startswith("I;16"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")  # Pillow would cut off what is bright
    if mode == "RGBA" or image.mode in ("P", "1"):
        image = image.convert(mode)
    if profile := image.info.get("icc_profile"):
        with contextlib.suppress(ImageCms.PyCMSError):
            return ImageCms.profileToProfile(image, BytesIO(profile), SRGB, outputMode=mode) or image
    return image.convert(mode)


def _without_hidden_colours(image: Image.Image) -> Image.Image:
    """Return the picture without the colours below what is transparent, or without transparency where none is."""
    if image.mode == "RGB" or image.getchannel("A").getextrema() == (255, 255):
        return image.convert("RGB")
    return image.convert("RGBa").convert("RGBA")


def _pixelate(image: Image.Image, box: tuple[int, int, int, int]) -> None:
    """Average that part into so few blocks that no face can be told from them."""
    size = box[2] - box[0], box[3] - box[1]
    blocks = max(1, min(BLOCKS, size[0] // BLOCK)), max(1, min(BLOCKS, size[1] // BLOCK))
    few = image.crop(box).resize(blocks, Image.Resampling.BOX)
    image.paste(few.resize(size, Image.Resampling.NEAREST), box)


def _encode(image: Image.Image, suffix: str) -> tuple[bytes, str]:
    """Return (the first file that is small enough, its suffix). Raises Refused."""
    for file_suffix, options in _ways(suffix):
        file = BytesIO()
        image.save(file, **options)
        if file.tell() <= SIZE:
            return file.getvalue(), file_suffix
    raise Refused(Message("the picture cannot be made small enough"), Message("cut out the part that matters"))


def _ways(suffix: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the ways to write a file of that kind, the best first; a PNG that is too large becomes WebP."""
    if suffix == "png":
        yield "png", OPTIONS["png"]
        suffix = "webp"
    for quality in QUALITIES[suffix]:
        yield suffix, {**OPTIONS[suffix], "quality": quality}
