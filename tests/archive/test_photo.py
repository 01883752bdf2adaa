"""Photos beside a text: only what a browser shows, without metadata, and only if a text shows it."""

import struct
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from PIL import Image

from plugins.archive.folders.text import translation_digest
from tests.exiftool import needs_exiftool
from tests.photo_problems import what_is_wrong
from tests.pictures import ANY, HEADLESS, LADEN, SECRET, drawn, exif, glass, png_chunk, profile, saved
from tests.small_content import APPEAL, assert_one_message, library, messages, russian, statement
from tests.small_site import photo, write_files

# what is written, and the one message
MISTAKES = {
    "a photo without a description": (
        statement("![](crowd.jpg)") + f"-- {APPEAL}/crowd.jpg --\n",
        "sr.md:5: the photo crowd.jpg has no description; say for those who do not see it what it shows: ![…](crowd.jpg)",
    ),
    "a photo that is not there": (
        statement("![Људи](crowds.jpg)![Људи](crowd.jpg)") + f"-- {APPEAL}/crowd.jpg --\n",
        "sr.md:5: there is no photo crowds.jpg beside this text; did you mean “crowd.jpg”?",
    ),
    "a photo where there is none": (
        statement("![Људи](crowd.jpg)"),
        "sr.md:5: there is no photo crowd.jpg beside this text; put it here with make photo, or delete what shows it",
    ),
    "a photo from elsewhere": (
        statement("![Људи](https://example.org/a.jpg)"),
        "sr.md:5: “https://example.org/a.jpg” is no photo in this folder; put it beside this text with make photo, and"
        " write its name alone: ![what it shows](photo-1.jpg)",
    ),
    "a photo that no text shows": (
        statement() + f"-- {APPEAL}/crowd.jpg --\n",
        "crowd.jpg: no text shows this photo; show it in one: ![what it shows](crowd.jpg), or delete it",
    ),
    "a photo described by dots": (
        statement("![…](crowd.jpg)") + f"-- {APPEAL}/crowd.jpg --\n",
        "sr.md:5: the photo crowd.jpg has no description; say for those who do not see it what it shows: ![…](crowd.jpg)",
    ),
    "a photo described by three full stops": (
        statement("![...](crowd.jpg)") + f"-- {APPEAL}/crowd.jpg --\n",
        "sr.md:5: the photo crowd.jpg has no description; say for those who do not see it what it shows: ![…](crowd.jpg)",
    ),
    "a cover that the text does not show": (
        statement(cover="crowd.jpg")
        + russian("![Люди](crowd.jpg)", translates=f"sr@{translation_digest('Наслов', 'Сажетак.', 'Текст.')}")
        + f"-- {APPEAL}/crowd.jpg --\n",
        "sr.md:4: the text does not show the photo crowd.jpg; show it: ![…](crowd.jpg)",
    ),
    "a cover that is not there": (
        statement(cover="crowd.jpg"),
        "sr.md:4: “cover” names crowd.jpg, and no such photo lies beside the text;"
        " put it here with make photo and show it in the text, or delete this line",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_with_a_photo_gets_one_message_that_says_what_to_write(name: str, tmp_path: Path) -> None:
    assert_one_message(tmp_path, *MISTAKES[name])


def test_a_clean_photo_in_every_format_is_fine(tmp_path: Path) -> None:
    for suffix, kind in {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}.items():
        write_files(statement(f"![Х](x.{suffix})"), tmp_path)
        path = tmp_path / APPEAL / f"x.{suffix}"
        path.write_bytes(photo(kind=kind, size=(40, 30)))
        (post,) = library(tmp_path, "").posts
        assert (post.photos[0].width, post.photos[0].height) == (40, 30)
        assert post.photos[0].address.endswith(f".{suffix}")
        path.unlink()


def test_progressive_photos_and_colour_profiles_are_fine(tmp_path: Path) -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    noisy = Image.effect_noise((300, 200), 90).convert("RGB")
    for suffix, kind in (("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP"), ("avif", "AVIF")):
        write_files(statement(f"![Х](x.{suffix})"), tmp_path)
        path = tmp_path / APPEAL / f"x.{suffix}"
        file = BytesIO()
        options = {"progressive": True} if kind == "JPEG" else {}
        noisy.save(file, kind, icc_profile=profile, **options)
        path.write_bytes(file.getvalue())
        assert messages(tmp_path, "") == [], suffix
        path.unlink()


def test_what_is_no_photo_is_refused(tmp_path: Path) -> None:
    write_files(statement("![Х](x.jpg)"), tmp_path)
    for data in (b"", b"GIF89a", b"\xff\xd8\xff\xe0", photo()[:300], photo(kind="GIF")):
        (tmp_path / APPEAL / "x.jpg").write_bytes(data)
        (line,) = messages(tmp_path, "")
        assert line.endswith(
            "x.jpg: this is no photo that browsers show; save it as JPEG, PNG, WebP or AVIF, or put it through make photo"
        )


def test_a_broken_file_is_no_photo() -> None:
    broken_colours = saved(drawn(), "AVIF").replace(b"av1C\x81", b"av1C\x80")
    for data in (HEADLESS, broken_colours, photo(kind="PNG")[:60], photo(kind="BMP")):
        assert what_is_wrong(data).startswith("x.jpg: this is no photo that browsers show; "), data


@settings(deadline=None, max_examples=300)
@given(ANY)
def test_any_bytes_in_a_posts_folder_are_a_photo_or_one_problem(data: bytes) -> None:
    assert what_is_wrong(data).isprintable()


def test_a_photo_with_metadata_is_refused(tmp_path: Path) -> None:
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    exif = Image.Exif()
    exif[0x010F] = "Maker"
    exif.get_ifd(0x8825)[1] = "N"
    comment = PngInfo()
    comment.add_text("Comment", "NN")
    kinds = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}
    faults = [(photo(kind=kind, exif=exif.tobytes()), suffix, "GPS position, EXIF") for suffix, kind in kinds.items()]
    faults += [
        (photo(comment=b"NN"), "jpg", "comment"),
        (photo(kind="PNG", pnginfo=comment), "png", "Comment, tEXt"),
        (photo(xmp=b"<x/>"), "jpg", "XMP, APP1"),
        (photo() + b"secret", "jpg", "bytes after the picture"),
        (photo(kind="PNG") + b"secret", "png", "bytes after the picture"),
    ]
    for data, suffix, named in faults:
        write_files(statement(f"![Х](x.{suffix})"), tmp_path)
        path = tmp_path / APPEAL / f"x.{suffix}"
        path.write_bytes(data)
        (line,) = messages(tmp_path, "")
        assert f"x.{suffix}: the photo carries metadata: {named}" in line, (suffix, line)
        assert line.endswith(
            "; make a clean copy with make photo, show that in the text, and delete this file, which can tell who took it, when and where"
        )
        path.unlink()


def test_metadata_is_found_wherever_it_hides(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    jpeg, webp, avif, png = (photo(kind=kind, size=(64, 48)) for kind in ("JPEG", "WEBP", "AVIF", "PNG"))
    segment = b"\xff\xe1" + struct.pack(">H", 10) + b"Exif\0\0xx"
    chunk = b"EXIF" + struct.pack("<I", 4) + b"abcd"
    faults = {
        "one picture after another": (jpeg + photo(exif=exif.tobytes()), "jpg"),
        "a segment before the end": (jpeg[:-2] + segment + jpeg[-2:], "jpg"),
        "a longer JFIF": (jpeg[:4] + struct.pack(">H", 22) + jpeg[6:20] + b"secret" + jpeg[20:], "jpg"),
        "a chunk that no flag names": (
            webp[:4] + struct.pack("<I", len(webp) - 8 + len(chunk)) + webp[8:] + chunk,
            "webp",
        ),
        "a box at the end": (avif + struct.pack(">I", 12) + b"uuidabcd", "avif"),
        "bytes at the end": (avif + b"secret", "avif"),
        "the time of the last change": (png[:-12] + png_chunk(b"tIME", bytes(7)) + png[-12:], "png"),
    }
    for name, (data, suffix) in faults.items():
        write_files(statement(f"![Х](x.{suffix})"), tmp_path)
        path = tmp_path / APPEAL / f"x.{suffix}"
        path.write_bytes(data)
        lines = messages(tmp_path, "")
        assert len(lines) == 1 and ("metadata" in lines[0] or "no photo" in lines[0]), (name, lines)
        path.unlink()


def test_what_tells_most_is_named_first() -> None:
    for kind in ("JPEG", "MPO", "PNG", "WebP", "AVIF"):
        assert "the photo carries metadata: GPS position, EXIF" in what_is_wrong(LADEN[kind][0]), kind


def inside(webp: bytes, frame: bytes, addition: bytes) -> bytes:
    """The WebP file with something at the end of its first frame."""
    place = webp.index(frame)
    length = int.from_bytes(webp[place + 4 : place + 8], "little")
    end = place + 8 + length + length % 2
    grown = webp[: place + 4] + struct.pack("<I", end - place - 8 + len(addition)) + webp[place + 8 : end] + addition
    return webp[:4] + struct.pack("<I", len(webp) - 8 + len(addition)) + (grown + webp[end:])[8:]


def with_tag(tag: bytes) -> bytes:
    """A JPEG whose colour profile has that tag in place of its description."""
    return saved(drawn(), icc_profile=profile().replace(b"desc", tag, 1))


SEGMENT = b"\xff\xe5" + struct.pack(">H", 2 + len(SECRET)) + SECRET
AVIF = saved(drawn(), "AVIF")
ADOBE = saved(drawn().convert("CMYK"))


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (LADEN["PNG with text after the pixels"][0], "tEXt"),
        (
            b"\xff\xda".join([*saved(drawn(), progressive=True).rsplit(b"\xff\xda", 1)]).replace(
                b"\xff\xda", SEGMENT + b"\xff\xda"
            ),
            "APP5",
        ),
        (ADOBE.replace(b"\xff\xee\0\x0eAdobe", b"\xff\xee\0\x10Adobe" + b"NN", 1), "APP14"),
        (
            inside(
                saved(drawn(), "WEBP", save_all=True, append_images=[drawn((96, 64)).rotate(90)]),
                b"ANMF",
                b"secr" + struct.pack("<I", 2) + b"NN",
            ),
            "secr",
        ),
        (saved(drawn(), "AVIF", exif=exif()).replace(b"cdsc", b"auxl"), "Exif"),
        (saved(glass(), "AVIF").replace(b"auxl", b"thmb"), "thmb"),
        (AVIF + struct.pack(">I", 12) + b"\x1b[2Jabcd", "12 unknown bytes"),
        (AVIF + b"\0\0\0\1", "4 unknown bytes"),
        (with_tag(b"mmod"), "“mmod” in the colour profile"),
        (with_tag(b"\x1b[2J"), "a broken colour profile"),
        (saved(drawn(), icc_profile=profile() + bytes(2**17)), "a colour profile of 128 KB"),
        (saved(drawn(), "PNG", icc_profile=profile() + bytes(2**17)), "a colour profile of 128 KB"),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_metadata_is_found_deep_inside_a_file(data: bytes, named: str) -> None:
    assert what_is_wrong(data).startswith("x.jpg: the photo carries metadata: ") and named in what_is_wrong(data)


WRITTEN = {
    "XMP": "-XMP:Creator=x",
    "EXIF": "-EXIF:Artist=x",
    "a position": "-GPSLatitude=44.8",
    "IPTC": "-IPTC:By-line=x",
    "a comment": "-Comment=x",
    "a copyright": "-Copyright=x",
    "a maker": "-Make=x",
}


@needs_exiftool
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_whatever_exiftool_can_write_is_refused(kind: str, tmp_path: Path) -> None:
    plain, refused = saved(drawn(), kind), []
    command = ["exiftool"]
    for name, written in WRITTEN.items():
        (tmp_path / name).write_bytes(plain)
        command += ["-quiet", "-overwrite_original", written, str(tmp_path / name), "-execute"]
    subprocess.run(command, capture_output=True)  # what a format cannot hold it leaves as it was
    for name in WRITTEN:
        if (data := (tmp_path / name).read_bytes()) != plain:
            assert "the photo carries metadata" in what_is_wrong(data), name
            refused.append(name)
    assert {"XMP", "EXIF", "a position", "a copyright", "a maker"} <= set(refused)
