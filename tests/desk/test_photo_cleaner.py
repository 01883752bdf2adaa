"""What `make photo` makes of a picture: nothing but its pixels, upright, small enough, hidden where asked."""

import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from PIL import Image

from plugins.archive.folders.photo_metadata import read_metadata
from plugins.desk.photo_cleaner import Box, Length, clean_photo, read_box
from plugins.messages.refusal import Refused
from tests.exiftool import found_metadata, needs_exiftool
from tests.photo_problems import what_is_wrong
from tests.pictures import (
    ANY,
    BLACK,
    GREEN,
    HEADLESS,
    LADEN,
    SECRET,
    WHITE,
    corners,
    distance,
    drawn,
    exif,
    glass,
    opened,
    png_chunk,
    profile,
    saved,
)
from tests.small_site import photo

each_kind = pytest.mark.parametrize("kind", LADEN)


# Nothing but its pixels


@each_kind
def test_a_clean_picture_says_nothing_but_what_it_shows(kind: str) -> None:
    data, suffix = LADEN[kind]
    assert SECRET in data or kind in ("BMP", "an animated PNG")
    clean, became = clean_photo(data)
    assert became == suffix
    assert list(read_metadata(opened(clean), clean)) == []
    assert SECRET not in clean and b"Milica" not in clean
    assert corners(opened(clean)) == ["red", "green", "blue", "white"]
    assert opened(clean).size == (96, 64)
    assert getattr(opened(clean), "n_frames", 1) == 1


@each_kind
def test_the_same_picture_gives_the_same_bytes(kind: str) -> None:
    data, _ = LADEN[kind]
    assert clean_photo(data) == clean_photo(data)


def test_cleaning_what_is_clean_keeps_its_kind() -> None:
    for kind, suffix in {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}.items():
        assert clean_photo(photo(kind=kind))[1] == suffix


@needs_exiftool
def test_exiftool_finds_nothing_in_a_clean_picture(tmp_path: Path) -> None:
    clean = [clean_photo(data) for data, _ in LADEN.values()] + [
        clean_photo(saved(glass(), k)) for k in ("PNG", "WEBP", "AVIF")
    ]
    paths = [tmp_path / f"слика {number}.{suffix}" for number, (_, suffix) in enumerate(clean)]
    for path, (data, _) in zip(paths, clean, strict=True):
        path.write_bytes(data)
    assert found_metadata(paths) == {}


@needs_exiftool
def test_exiftool_finds_what_was_there(tmp_path: Path) -> None:
    paths = [tmp_path / kind for kind in LADEN if kind not in ("BMP", "an animated PNG")]
    for path in paths:
        path.write_bytes(LADEN[path.name][0])
    tags = found_metadata(paths)
    assert set(tags) == set(map(str, paths))
    assert "GPS:GPSLatitude" in tags[str(tmp_path / "JPEG")] and "IFD1:ThumbnailImage" in tags[str(tmp_path / "JPEG")]


# Upright


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize(
    ("turned", "seen"),
    {
        1: "red green blue white",
        2: "green red white blue",
        3: "white blue green red",
        4: "blue white red green",
        5: "red blue green white",
        6: "blue red white green",
        7: "white green blue red",
        8: "green white red blue",
    }.items(),
)
def test_a_photo_stands_as_it_was_taken(kind: str, turned: int, seen: str) -> None:
    image = opened(clean_photo(saved(drawn(), kind, exif=exif(turned)))[0])
    assert corners(image) == seen.split()
    assert image.size == ((96, 64) if turned < 5 else (64, 96))
    assert not image.getexif()


def test_metadata_that_is_broken_does_not_cost_the_photo() -> None:
    whole = saved(drawn(), exif=exif(6))
    for length in range(20, 120, 7):
        data = whole.replace(exif(6)[length : length + 9], b"\xff" * 9, 1)
        clean, _ = clean_photo(data)
        assert list(read_metadata(opened(clean), clean)) == []
        assert "the photo carries metadata: " in what_is_wrong(data)


# Colours


def test_colours_are_those_that_the_profile_means() -> None:
    swapped = profile(red=(0.3851, 0.7169, 0.0971), green=(0.4361, 0.2225, 0.0139))
    for kind in ("JPEG", "PNG", "WEBP", "AVIF", "TIFF"):
        image = opened(clean_photo(saved(drawn(), kind, icc_profile=swapped))[0])
        assert corners(image) == ["green", "red", "blue", "white"], kind
        assert "icc_profile" not in image.info
    for data in (
        saved(drawn().quantize(4), "PNG", icc_profile=swapped),
        saved(drawn(), "PNG", icc_profile=swapped, transparency=BLACK),
        saved(drawn().convert("RGBA"), "PNG", icc_profile=swapped),
    ):
        assert corners(opened(clean_photo(data)[0])) == ["green", "red", "blue", "white"]


def test_a_wider_red_becomes_the_redder_red_of_the_web() -> None:
    wide = profile(red=(0.5151, 0.2412, -0.0011), green=(0.2920, 0.6922, 0.0419))
    red, green, _ = pixel(clean_photo(photo("#c86464", kind="PNG", icc_profile=wide)))
    assert red > 205 and green < 97


def test_colours_of_the_web_stay_as_they_are() -> None:
    for colour in ((200, 100, 100), (12, 240, 77), WHITE, BLACK):
        data = saved(Image.new("RGB", (40, 30), colour), "PNG", icc_profile=profile())
        assert distance(pixel(clean_photo(data)), colour) <= 3


def pixel(clean: tuple[bytes, str]) -> Any:
    return opened(clean[0]).getpixel((20, 15))


def rising() -> Image.Image:
    """Sixteen bits of grey, from black to white."""
    image = Image.new("I;16", (256, 8))
    for x in range(256):
        image.paste(x * 257, (x, 0, x + 1, 8))
    return image


@pytest.mark.parametrize(
    "data",
    {
        "a profile that is none": saved(Image.new("RGB", (40, 30), (200, 100, 50)), "PNG", icc_profile=b"none"),
        "another kind's profile": saved(
            Image.new("RGB", (40, 30), (200, 100, 50)).convert("CMYK"), icc_profile=profile()
        ),
        "CMYK": saved(Image.new("RGB", (40, 30), (200, 100, 50)).convert("CMYK")),
        "CMYK in TIFF": saved(Image.new("RGB", (40, 30), (200, 100, 50)).convert("CMYK"), "TIFF"),
        "a palette": saved(Image.new("RGB", (40, 30), (200, 100, 50)).quantize(4), "PNG", icc_profile=profile()),
        "a palette in GIF": saved(Image.new("RGB", (40, 30), (200, 100, 50)).quantize(4), "GIF"),
    }.items(),
    ids=lambda case: case[0],
)
def test_every_way_to_write_a_colour_is_read(data: tuple[str, bytes]) -> None:
    assert distance(pixel(clean_photo(data[1])), (200, 100, 50)) <= 9


def test_greys_of_any_depth_keep_their_light() -> None:
    kinds = {"PNG": rising(), "TIFF": rising(), "JPEG": rising().point(lambda value: value / 256).convert("L")}
    for kind, image in kinds.items():
        clean = opened(clean_photo(saved(image, kind))[0])
        for x in (0, 64, 128, 255):
            assert distance(clean.getpixel((x, 4)), (x, x, x)) <= 12, (kind, x)
    line = Image.new("1", (40, 30), 1)
    assert pixel(clean_photo(saved(line, "PNG"))) == WHITE
    assert pixel(clean_photo(saved(line, "TIFF"))) == WHITE


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (saved(glass(), "PNG"), "png"),
        (saved(glass(), "WEBP", lossless=True, exact=True), "webp"),
        (saved(glass(), "AVIF"), "avif"),
        (saved(glass(), "TIFF"), "png"),
        (saved(glass(), "GIF"), "png"),
        (saved(glass().convert("LA"), "PNG"), "png"),
        (saved(glass().quantize(8), "PNG"), "png"),
        (saved(drawn(), "PNG", transparency=GREEN, icc_profile=profile()), "png"),
    ],
)
def test_what_is_transparent_stays_so_and_hides_no_colour(data: bytes, suffix: str) -> None:
    clean, became = clean_photo(data)
    assert became == suffix
    image = opened(clean)
    assert image.getpixel((20, 20))[3] == 255
    if suffix != "avif":  # it has colours only near those that it was given
        assert image.getpixel((80, 20)) == (0, 0, 0, 0)
    assert image.getpixel((80, 20))[3] == 0


def test_a_transparency_that_nothing_uses_is_dropped() -> None:
    clean, suffix = clean_photo(saved(drawn().convert("RGBA"), "TIFF"))
    assert (opened(clean).mode, suffix) == ("RGB", "jpg")


# Small enough


def test_a_large_photo_becomes_small_and_a_small_one_no_larger() -> None:
    for size, becomes in {
        (3000, 1200): (2560, 1024),
        (1200, 3000): (1024, 2560),
        (2560, 10): (2560, 10),
        (9000, 1): (2560, 1),
        (7, 5): (7, 5),
    }.items():
        for kind in ("JPEG", "PNG"):
            assert opened(clean_photo(photo(size=size, kind=kind))[0]).size == becomes


def test_a_phones_largest_photo_is_read() -> None:
    image = Image.new("L", (16384, 12288), 255)
    image.paste(0, (8192, 0, 16384, 6144))
    data = saved(image, quality=50, exif=exif(6))
    clean = opened(clean_photo(data, black=[read_box("0,0,50%,8192")])[0])
    assert clean.size == (1920, 2560)
    seen = [clean.convert("L").getpixel((x, y)) for y in (1275, 1285) for x in (955, 965)]
    assert [light > 127 for light in seen] == [False, True, True, False]


def test_a_picture_of_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    png = photo(kind="PNG")
    bomb = png[:8] + png_chunk(b"IHDR", struct.pack(">2I", 20000, 20000) + png[24:29]) + png[33:]
    assert str(refusal(bomb)) == "the picture has too many pixels; export it with 64 million pixels at most"
    monkeypatch.setattr("plugins.desk.photo_cleaner.PIXELS", 1000)
    for kind in ("PNG", "JPEG", "WEBP"):
        assert str(refusal(photo(kind=kind)).what) == "the picture has too many pixels"
    monkeypatch.setattr("plugins.desk.photo_cleaner.SIDE", 10)
    assert opened(clean_photo(photo(size=(80, 40)))[0]).size == (10, 5)
    assert str(refusal(photo(size=(100, 100))).what) == "the picture has too many pixels"


def test_a_file_that_would_be_too_large_is_written_less_finely(monkeypatch: pytest.MonkeyPatch) -> None:
    noise = Image.effect_noise((200, 200), 120).convert("RGB")
    fine, suffix = clean_photo(saved(noise, quality=95))
    monkeypatch.setattr("plugins.desk.photo_cleaner.SIZE", len(fine) - 1)
    less, same = clean_photo(saved(noise, quality=95))
    assert len(less) < len(fine) and suffix == same == "jpg"
    assert clean_photo(saved(noise, "PNG"))[1] == "webp"
    monkeypatch.setattr("plugins.desk.photo_cleaner.SIZE", 100)
    assert str(refusal(photo()).what) == "the picture cannot be made small enough"


# Hidden


@pytest.mark.parametrize(
    ("written", "box"),
    [
        ("120,340,80,80", Box(Length(120), Length(340), Length(80), Length(80))),
        (" 10% , 20.5%,5%, 5% ", Box(Length(10, True), Length(20.5, True), Length(5, True), Length(5, True))),
        ("0,50%,7,8%", Box(Length(0), Length(50, True), Length(7), Length(8, True))),
    ],
)
def test_a_box_is_read_as_it_is_written(written: str, box: Box) -> None:
    assert read_box(written) == box


@pytest.mark.parametrize(
    "written", ["", "1,2,3", "1,2,3,4,5", "1,2,3,x", "-1,2,3,4", "1px,2,3,4", "1 2 3 4", "1,2,3,4%%", "１,2,3,4"]
)
def test_what_is_no_box_says_how_to_write_one(written: str) -> None:
    with pytest.raises(Refused) as raised:
        read_box(written)
    instead = "write left,top,width,height in pixels (120,340,80,80) or in percent (10%,20%,5%,5%)"
    assert str(raised.value) == f"“{written}” says no part of a picture; {instead}"


@pytest.mark.parametrize(
    ("written", "scale", "pixels"),
    [
        ("10,20,30,40", 1, (10, 20, 40, 60)),
        ("10.5,20,1,0.1", 1, (10, 20, 12, 21)),
        ("10%,10%,20%,20%", 1, (10, 8, 30, 24)),
        ("10%,10%,20%,20%", 4, (10, 8, 30, 24)),
        ("11,11,2,2", 2, (5, 5, 7, 7)),
        ("8,8,8,8", 8, (1, 1, 2, 2)),
        ("90,70,50,50", 1, (90, 70, 100, 80)),
        ("0,0,100%,100%", 2, (0, 0, 100, 80)),
    ],
)
def test_a_box_takes_every_pixel_that_it_touches(written: str, scale: float, pixels: tuple[int, ...]) -> None:
    assert read_box(written).within((100, 80), scale) == pixels


@pytest.mark.parametrize("written", ["100,0,5,5", "0,80,5,5", "100%,0,5,5", "5,5,0,5", "5,5,5,0%", "101%,0,1,1"])
def test_a_box_outside_the_picture_is_refused(written: str) -> None:
    for hidden in ({"black": [read_box(written)]}, {"pixelated": [read_box(written)]}):
        refused = refusal(photo(size=(100, 80)), **hidden)
        assert str(refused.what) == "what to hide lies outside the picture, or is empty"


def test_a_box_that_begins_before_the_picture_is_cut_to_it() -> None:
    assert Box(Length(-5), Length(-5), Length(10), Length(10)).within((100, 80), 1) == (0, 0, 5, 5)


def test_what_is_blacked_out_is_black_and_all_else_as_it_was() -> None:
    image = opened(clean_photo(saved(drawn(), "PNG"), black=[read_box("10,20,30,25")])[0])
    expected = drawn()
    expected.paste(BLACK, (10, 20, 40, 45))
    assert image.tobytes() == expected.tobytes()


def test_a_box_is_where_the_viewer_shows_it() -> None:
    image = opened(clean_photo(saved(drawn(), exif=exif(6)), black=[read_box("0,0,50%,50%")])[0])
    assert image.size == (64, 96)
    assert distance(image.getpixel((16, 24)), BLACK) < 30
    assert corners(image)[1:] == ["red", "white", "green"]


def test_a_box_is_black_where_it_was_transparent() -> None:
    image = opened(clean_photo(saved(glass(), "PNG"), black=[read_box("60,10,10,10")])[0])
    assert image.getpixel((65, 15)) == (0, 0, 0, 255)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize(
    ("written", "place", "most"),
    [
        ("20,20,200,160", (20, 20, 220, 180), 36),
        ("20,20,200,16", (20, 20, 220, 36), 12),
        ("20,20,9,9", (20, 20, 29, 29), 1),
        ("0,0,1,1", (0, 0, 1, 1), 1),
    ],
)
def test_of_what_is_pixelated_a_few_averages_are_left(
    mode: str, written: str, place: tuple[int, int, int, int], most: int
) -> None:
    noise = Image.effect_noise((256, 200), 120).convert(mode)
    if mode == "RGBA":
        noise.putpixel((255, 199), (0, 0, 0, 0))
    image = opened(clean_photo(saved(noise, "PNG"), pixelated=[read_box(written)])[0])
    colours = image.crop(place).getcolors(most)
    assert colours is not None and len(colours) <= most
    image.paste(0, place)
    noise.paste(0, place)
    assert image.tobytes() == noise.tobytes()


def test_what_is_both_pixelated_and_blacked_out_is_black() -> None:
    box = read_box("0,0,100%,100%")
    assert opened(clean_photo(saved(drawn(), "PNG"), [box], [box])[0]).getcolors() == [(96 * 64, BLACK)]


# Refused


def refusal(data: bytes, **boxes: Sequence[Box]) -> Refused:
    with pytest.raises(Refused) as raised:
        clean_photo(data, **boxes)
    return raised.value


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "this is not a picture; name a JPEG, PNG, WebP or AVIF file"),
        ("Наслов".encode(), "this is not a picture; "),
        (photo()[:300], "the picture is cut off or broken; copy it anew"),
        (photo(kind="PNG")[:60], "the picture is cut off or broken; copy it anew"),
        (photo(kind="WEBP")[:50], "the picture is cut off or broken; copy it anew"),
        (photo(kind="AVIF")[:-60], "the picture is cut off or broken; copy it anew"),
        (photo(kind="AVIF")[:60], "the picture is cut off or broken; copy it anew"),
        (photo(kind="TIFF")[:60], "the picture is cut off or broken; copy it anew"),
        (HEADLESS, "the picture is cut off or broken; copy it anew"),
        (b"\xff\xd8\xff", "the picture is cut off or broken; copy it anew"),
        *(
            (
                b"\0\0\0\x1cftyp" + brand + bytes(20),
                "this is a HEIC photo, as iPhones take them, which cannot be read here; ",
            )
            for brand in (b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1")
        ),
        (b"\0\0\0\x14ftypqt  " + bytes(20), "this is a video; save one moment of it as a picture"),
        (b"\0\0\0\x14ftypisom" + bytes(20), "this is a video; "),
        (b"\x1aE\xdf\xa3" + bytes(20), "this is a video; "),
        (b"RIFF\0\0\0\0AVI LIST", "this is a video; "),
        (b"%PDF-1.7\n", "this is a PDF, not a picture; export its page as PNG"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "this is an SVG drawing; export it as PNG"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<svg/>', "this is an SVG drawing; export it as PNG"),
        (b"PK\x03\x04" + bytes(20), "this is a document or an archive; take the picture out of it"),
    ],
)
def test_what_is_no_picture_is_named_with_what_to_do(data: bytes, message: str) -> None:
    assert str(refusal(data)).startswith(message)


def test_a_heic_photo_is_read_where_pillow_can(monkeypatch: pytest.MonkeyPatch) -> None:
    def factory(*_: Any) -> Image.Image:
        image = opened(photo(kind="PNG"))
        image.format = "HEIF"
        return image

    monkeypatch.setitem(Image.OPEN, "HEIF", (factory, lambda prefix: prefix[4:12] == b"ftypheic"))
    assert clean_photo(b"\0\0\0\x1cftypheic" + bytes(20))[1] == "jpg"


@settings(deadline=None, max_examples=300)
@given(ANY)
def test_any_bytes_give_a_clean_picture_or_a_refusal(data: bytes) -> None:
    try:
        clean, _ = clean_photo(data)
    except Refused as refused:
        assert str(refused.what) and str(refused.instead)
    else:
        assert list(read_metadata(opened(clean), clean)) == []
