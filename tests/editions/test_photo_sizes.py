"""Photos as readers get them: no larger than their screens need, and in the tree only if a text shows them."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.exiftool import found_metadata, needs_exiftool
from tests.small_site import Build, photo, text

FOLDER = "content/statements/2022-03-01-appeal"
PAGE = "sr-cyrl/2022/03/appeal/"


def show(root: Path, body: str, **photos: bytes) -> str:
    """A post that shows those photos."""
    for name, data in photos.items():
        path = root / FOLDER / f"{name}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return f"-- {FOLDER}/sr.md --\n" + text(body=body)


def test_a_photo_is_offered_at_three_widths_in_two_formats(build: Build, tmp_path: Path) -> None:
    built = build(show(tmp_path, '![Људи](a.jpg "Трг. Фото: НН")', a=photo(size=(2400, 1600))))
    names = sorted(path.name.partition("-")[2] for path in built.path.glob("photos/*"))
    assert names == ["1600.avif", "1600.jpg", "480.avif", "480.jpg", "960.avif", "960.jpg"]
    for path in built.path.glob("photos/*"):
        with Image.open(path) as image:
            assert str(image.width) == path.stem.rpartition("-")[2] and abs(image.width / image.height - 1.5) < 0.01
    page = built.page(PAGE)
    image, source = page.find(".//figure/a/picture/img"), page.find(".//figure/a/picture/source")
    assert image is not None and source is not None
    assert (image.get("alt"), image.get("width"), image.get("height")) == ("Људи", "1600", "1067")
    assert image.get("loading") is None and source.get("type") == "image/avif"
    for element, kind in ((image, "jpg"), (source, "avif")):
        offered = [entry.split() for entry in (element.get("srcset") or "").split(", ")]
        assert [width for _, width in offered] == ["480w", "960w", "1600w"]
        assert all((built.file(PAGE).parent / address).is_file() and address.endswith(kind) for address, _ in offered)
    assert page.findtext(".//figcaption/small") == "Фото: НН"


@pytest.mark.parametrize("damage", ["changed", "cut off", "emptied"])
def test_what_is_torn_in_the_cache_is_made_anew(build: Build, tmp_path: Path, damage: str) -> None:
    cache = tmp_path / "cache"
    site = show(tmp_path, "![Људи](a.jpg)", a=photo(size=(600, 400)))
    whole = build(site, CACHE_PATH=str(cache)).files()
    for path in cache.glob("photos/*"):
        data = path.read_bytes()
        torn = {"changed": data[:200] + bytes(40) + data[240:], "cut off": data[:-30], "emptied": b""}[damage]
        path.write_bytes(torn)
    shutil.rmtree(tmp_path / "output")
    assert build(site, CACHE_PATH=str(cache)).files() == whole


def test_a_small_photo_is_never_enlarged(build: Build, tmp_path: Path) -> None:
    built = build(show(tmp_path, "![Људи](a.jpg)", a=photo(size=(600, 400))))
    assert sorted(path.name.partition("-")[2] for path in built.path.glob("photos/*.jpg")) == ["480.jpg", "600.jpg"]


def test_photos_after_the_first_wait_until_they_are_near(build: Build, tmp_path: Path) -> None:
    built = build(show(tmp_path, "![А](a.jpg)\n\nРечи.\n\n![Б](b.jpg)", a=photo(), b=photo("red")))
    assert [image.get("loading") for image in built.page(PAGE).iterfind(".//img")] == [None, "lazy"]


def test_photos_that_follow_each_other_are_a_gallery(build: Build, tmp_path: Path) -> None:
    body = "![А](a.jpg)\n![Б](b.jpg)\n\n![В](c.jpg)\n\nРечи.\n\n![Г](a.jpg)"
    page = build(show(tmp_path, body, a=photo(), b=photo("red"), c=photo("blue"))).page(PAGE)
    (gallery,) = page.findall(".//div[@class='gallery']")
    assert [image.get("alt") for image in gallery.iterfind(".//img")] == ["А", "Б", "В"]
    assert len(page.findall(".//figure")) == 4


def test_what_is_transparent_stands_on_white(build: Build, tmp_path: Path) -> None:
    file = BytesIO()
    Image.new("RGBA", (500, 300)).save(file, "PNG")
    site = show(tmp_path, "![Плакат](a.png)", a=b"")
    (tmp_path / FOLDER / "a.jpg").unlink()
    (tmp_path / FOLDER / "a.png").write_bytes(file.getvalue())
    for path in build(site).path.glob("photos/*.jpg"):
        with Image.open(path) as image:
            assert image.getpixel((0, 0)) == (255, 255, 255)


def test_a_derivative_is_made_once(build: Build, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    site = show(tmp_path, "![А](a.jpg)", a=photo(size=(500, 300)))
    first = build(site, CACHE_PATH=str(cache)).files()
    times = {path: path.stat().st_mtime_ns for path in cache.glob("photos/*")}
    assert len(times) == 4
    assert build(site, CACHE_PATH=str(cache)).files() == first
    assert {path: path.stat().st_mtime_ns for path in cache.glob("photos/*")} == times


@needs_exiftool
def test_a_derivative_tells_nothing_but_what_it_shows(build: Build, tmp_path: Path) -> None:
    built = build(show(tmp_path, "![А](a.jpg)", a=photo(size=(700, 500))))
    assert found_metadata(sorted(built.path.glob("photos/*"))) == {}
