"""What an editor does without a command: takes a photo, changes a file."""

import io
from pathlib import Path

from PIL import Image


def phone_photo() -> bytes:
    """A photo as a phone makes it: lying on its side, and telling where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    file = io.BytesIO()
    Image.new("RGB", (400, 300), "navy").save(file, "JPEG", exif=exif)
    return file.getvalue()


def change(path: Path, *changes: tuple[str, str]) -> None:
    """Change words in a file, each once."""
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text, (old, text)
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
