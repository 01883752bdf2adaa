"""What cannot be read is never taken for a draft: it is public, and what is wrong with it is an error."""

from pathlib import Path

import pytest

from tests.small_content import APPEAL, messages, statement
from tests.small_site import text, write_files

PUBLIC = text("Заголовок", "Текст.", "Сводка.").encode()
DRAFT = text(status="draft").encode()
TRANSLATION = text("Заголовок", "Текст.", "Сводка.", translates="sr").encode()

# What a text that is not a draft may become on its way → its bytes.
UNREADABLE = {
    "an invisible letter in its body": PUBLIC.replace("Текст".encode(), "Те\u200bкст".encode()),
    "saved as cp1251": PUBLIC.decode().encode("cp1251"),
    "saved as UTF-16": PUBLIC.decode().encode("utf-16"),
    "without the end of its header": PUBLIC.replace("\n---\nТекст".encode(), "\nТекст".encode()),
    "the same, with a draft's line among its words": PUBLIC.replace(
        "\n---\nТекст.".encode(), "\nТекст.\nstatus: draft".encode()
    ),
    "without its header": "Текст.\n".encode(),
    "half of it": PUBLIC[: len(PUBLIC) // 2 + 1],
    "with NULs": PUBLIC + b"\0\0",
    "too long": PUBLIC + b"a" * 300_000,
    "as two drafts and none": PUBLIC.replace(b"---\nt", b"---\nstatus: draft\nstatus: announced\nt", 1),
}


@pytest.mark.parametrize("other", [DRAFT, text(status="draft", translates="ru").encode()], ids=["draft", "translation"])
@pytest.mark.parametrize("name", UNREADABLE)
def test_a_public_text_that_cannot_be_read_is_an_error_beside_a_draft(name: str, other: bytes, tmp_path: Path) -> None:
    folder = tmp_path / APPEAL
    folder.mkdir(parents=True)
    (folder / "ru.md").write_bytes(UNREADABLE[name])
    (folder / "sr.md").write_bytes(other)
    lines = messages(tmp_path, "")
    assert any("ru.md" in line and "warning" not in line for line in lines), lines
    assert not any("the original is" in line for line in lines), lines


@pytest.mark.parametrize("misnamed", ["RU.md", "ru.md.txt", "Ru.MD"])
def test_a_text_under_a_wrong_name_is_an_error_beside_a_draft(misnamed: str, tmp_path: Path) -> None:
    write_files(f"-- {APPEAL}/sr.md --\n{DRAFT.decode()}", tmp_path)
    (tmp_path / APPEAL / misnamed).write_bytes(PUBLIC)
    lines = messages(tmp_path, "")
    assert any(misnamed in line and "warning" not in line for line in lines), lines


def test_a_link_in_the_place_of_a_text_is_an_error_beside_a_draft(tmp_path: Path) -> None:
    write_files(f"-- {APPEAL}/sr.md --\n{DRAFT.decode()}", tmp_path)
    (tmp_path / APPEAL / "ru.md").symlink_to("sr.md")
    assert any("ru.md: this is a symbolic link" in line and "warning" not in line for line in messages(tmp_path, ""))


# A draft that says so, and cannot be read any further, does not stop the news.
@pytest.mark.parametrize(
    "name", ["an invisible letter in its body", "saved as cp1251", "without the end of its header"]
)
def test_a_draft_that_readably_says_so_is_none_of_that(name: str, tmp_path: Path) -> None:
    write_files(statement(), tmp_path)
    draft = UNREADABLE[name].replace(b"---\nt", b"---\nstatus: draft\nt", 1)
    (tmp_path / APPEAL / "ru.md").write_bytes(draft)
    lines = messages(tmp_path, "")
    assert lines and all("warning" in line for line in lines), lines
