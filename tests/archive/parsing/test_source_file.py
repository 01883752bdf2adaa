"""A file of the content becomes text: its bytes, its letters and its line ends."""

from pathlib import Path

import pytest

from plugins.archive.parsing.source_file import UNSAFE
from plugins.language.placeholders import EDITION_HOME, PHOTO_NAME
from tests.small_content import APPEAL, library, messages, statement
from tests.small_site import write_files


def test_bytes_that_are_no_text_are_named_by_their_line(tmp_path: Path) -> None:
    write_files(statement(), tmp_path)
    path = tmp_path / APPEAL / "sr.md"
    for data, message in (
        ("---\ntitle: Наслов\n".encode("cp1251"), "sr.md:2: this is not UTF-8; save the file as UTF-8 in your editor"),
        (
            "---\ntitle: А\u202e\n".encode(),
            "sr.md:2: an invisible character stands here, U+202E RIGHT-TO-LEFT OVERRIDE",
        ),
        (b"---\n\0", "sr.md:2: an invisible character stands here, U+0000; delete it"),
        (b"-" * (256 * 1024 + 1), "sr.md: the file is larger than 256 KB; divide it into several posts"),
    ):
        path.write_bytes(data)
        (line,) = messages(tmp_path, "")
        assert message in line


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    write_files(statement(), tmp_path)
    path = tmp_path / APPEAL / "sr.md"
    before = library(tmp_path, "").posts
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert library(tmp_path, "").posts == before


def test_what_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(statement(), tmp_path)

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (line,) = messages(tmp_path, "")
    assert "sr.md: the file cannot be read (this user may not read or write it)" in line


def test_every_character_that_we_use_as_a_mark_is_unsafe_in_a_source() -> None:
    assert all(
        UNSAFE.fullmatch(mark)
        for mark in (EDITION_HOME, PHOTO_NAME, "\ufddd", "\ufdde", "\ufddf", "\u200b", "\u2028", "\u202e")
    )
