"""The sizes of a photo: at the widths that screens need, in the formats that browsers read."""

import hashlib
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import PIL
from PIL import Image

from ..archive.folders.photo import Photo
from ..archive.folders.text_html_cache import ContentChanged
from ..cache.atomic_write import read_checked, write_checked
from ..messages.message import Message

WIDTHS = (480, 960, 1600)  # pixels: a phone's, a column's on a fine screen, a whole screen's
SHARED_WIDTH = 1200  # pixels, at most, of a picture where a page is shared
# In the order in which browsers are offered them: media type and how Pillow writes it. Tiles would make an AVIF file
# depend on the machine's number of cores.
FORMATS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "avif": ("image/avif", {"quality": 58, "speed": 6, "autotiling": False}),
    "jpg": ("image/jpeg", {"quality": 80, "progressive": True, "optimize": True}),
}


@dataclass(frozen=True, slots=True)
class PhotoSize:
    url: str  # from the root of the tree: photos/DIGEST-480.avif
    photo: Photo
    width: int  # pixels
    height: int
    format: str  # one of FORMATS

    @property
    def key(self) -> str:
        """What names its content: the photo's address is made of that of the photo."""
        made_of = repr((self.url, FORMATS[self.format], PIL.__version__))
        return hashlib.sha256(made_of.encode()).hexdigest()[:32]


def photo_sizes(photo: Photo) -> Iterator[PhotoSize]:
    """Yield every size of the photo, the widest last in each format; it is never enlarged."""
    stem = photo.address.partition(".")[0]
    widths = [width for width in WIDTHS if width < photo.width] + ([photo.width] if photo.width <= WIDTHS[-1] else [])
    for format_ in FORMATS:
        for width in widths:
            height = max(1, round(photo.height * width / photo.width))
            yield PhotoSize(f"{stem}-{width}.{format_}", photo, width, height, format_)


def sizes_in_format(photo: Photo, format_: str) -> list[PhotoSize]:
    """Return the photo's sizes in that format, the widest last."""
    return [size for size in photo_sizes(photo) if size.format == format_]


def shared_size(photo: Photo) -> PhotoSize:
    """Return what is shown where a page is shared: https://ogp.me has but one address, and those who follow it are
    often on a phone."""
    sizes = sizes_in_format(photo, "jpg")
    return next((size for size in reversed(sizes) if size.width <= SHARED_WIDTH), sizes[0])


def largest_size(photo: Photo) -> PhotoSize:
    """Return what is shown where only one address can be given."""
    return sizes_in_format(photo, "jpg")[-1]


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A photo at a size as a file of the tree: from the cache, or made now and kept there."""

    size: PhotoSize
    content_folder: Path
    cache: Path
    is_slow, is_kept = True, False

    @property
    def url(self) -> str:
        return self.size.url

    def fingerprint(self) -> str:
        return self.size.key

    def content(self) -> bytes:
        cached = self.cache / "photos" / f"{self.size.key}.{self.size.format}"
        data = read_checked(cached)
        if data is None:
            data = _encode(self.size, self.content_folder / self.size.photo.source)
            write_checked(cached, data)
        return data


def _encode(size: PhotoSize, source: Path) -> bytes:
    """Return the photo's bytes at that size. Raises ContentChanged where it is not the one that was read."""
    data = source.read_bytes()
    if hashlib.sha256(data).hexdigest()[:32] not in size.photo.address:
        raise ContentChanged(Message("a photo was changed while this ran; run it once more"))
    file = BytesIO()
    with warnings.catch_warnings(), Image.open(BytesIO(data)) as image:
        warnings.simplefilter("ignore")
        profile = {"icc_profile": image.info["icc_profile"]} if "icc_profile" in image.info else {}
        pixels = _without_transparency(image).resize((size.width, size.height), Image.Resampling.LANCZOS)
        clean = Image.frombytes("RGB", pixels.size, pixels.tobytes())
        clean.save(file, {"avif": "AVIF", "jpg": "JPEG"}[size.format], **FORMATS[size.format][1], **profile)
    return file.getvalue()


def _without_transparency(image: Image.Image) -> Image.Image:
    """Return the picture in RGB, on white where it is transparent."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    white = Image.new("RGBA", image.size, "white")
    white.alpha_composite(image.convert("RGBA"))
    return white.convert("RGB")
