"""A derivative: a photo at a width that screens need, in a format that browsers read."""

import hashlib
import os
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import PIL
from PIL import Image

from ..archive.photo import Photo

WIDTHS = (480, 960, 1600)  # pixels: a phone's, a column's on a fine screen, a whole screen's
# In the order in which browsers are offered them: media type and how Pillow writes it. Tiles would make an AVIF file
# depend on the machine's number of cores.
FORMATS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "avif": ("image/avif", {"quality": 58, "speed": 6, "autotiling": False}),
    "jpg": ("image/jpeg", {"quality": 80, "progressive": True, "optimize": True}),
}


@dataclass(frozen=True, slots=True)
class Derivative:
    url: str  # from the root of the tree: photos/DIGEST-480.avif
    photo: Photo
    width: int  # pixels
    height: int
    format: str  # one of FORMATS

    @property
    def key(self) -> str:
        """Names its content: the photo's address is made of that of the photo."""
        made_of = repr((self.url, FORMATS[self.format], PIL.__version__))
        return hashlib.sha256(made_of.encode()).hexdigest()[:32]


def derivatives(photo: Photo) -> Iterator[Derivative]:
    """Every derivative of the photo, the widest last in each format; it is never enlarged."""
    stem = photo.address.partition(".")[0]
    widths = [width for width in WIDTHS if width < photo.width] + ([photo.width] if photo.width <= WIDTHS[-1] else [])
    for format_ in FORMATS:
        for width in widths:
            height = max(1, round(photo.height * width / photo.width))
            yield Derivative(f"{stem}-{width}.{format_}", photo, width, height, format_)


def of_format(photo: Photo, format_: str) -> list[Derivative]:
    """The photo's derivatives of that format, the widest last."""
    return [one for one in derivatives(photo) if one.format == format_]


def largest(photo: Photo) -> Derivative:
    """What is shown where only one address can be given."""
    return of_format(photo, "jpg")[-1]


def made(one: Derivative, content: Path, cache: Path) -> bytes:
    """The derivative's bytes: from the cache, or made now and kept there."""
    kept = cache / "photos" / f"{one.key}.{one.format}"
    if kept.is_file():
        return kept.read_bytes()
    data = _encoded(one, content / one.photo.source)
    kept.parent.mkdir(parents=True, exist_ok=True)
    begun = kept.with_name(f"{kept.name}.{os.getpid()}")
    begun.write_bytes(data)
    begun.replace(kept)
    return data


def _encoded(one: Derivative, source: Path) -> bytes:
    file = BytesIO()
    with warnings.catch_warnings(), Image.open(source) as image:
        warnings.simplefilter("ignore")
        profile = {"icc_profile": image.info["icc_profile"]} if "icc_profile" in image.info else {}
        pixels = _opaque(image).resize((one.width, one.height), Image.Resampling.LANCZOS)
        clean = Image.frombytes("RGB", pixels.size, pixels.tobytes())
        clean.save(file, {"avif": "AVIF", "jpg": "JPEG"}[one.format], **FORMATS[one.format][1], **profile)
    return file.getvalue()


def _opaque(image: Image.Image) -> Image.Image:
    """The picture in RGB, on white where it is transparent."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    under = Image.new("RGBA", image.size, "white")
    under.alpha_composite(image.convert("RGBA"))
    return under.convert("RGB")
