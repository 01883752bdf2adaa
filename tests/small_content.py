"""A small content/ as one string, and what is said of it when it is read."""

import datetime
from pathlib import Path

from plugins.archive.content import read_content
from plugins.archive.library import Library
from plugins.archive.library import public_library as public
from plugins.archive.problem import Problems
from tests.site_settings import languages
from tests.small_site import text, write_files

TODAY = datetime.date(2026, 1, 1)
EMBASSY = "content/rallies/2022-02-24-embassy"
APPEAL = "content/statements/2022-03-01-appeal"
TAGS = "-- content/tags.yml --\nembassy: {sr: Амбасада, ru: Посольство}\nwalk: {sr: Шетња, ru: Прогулка}\n"


def rally(**header: str) -> str:
    """A rally in Serbian with these keys."""
    return f"-- {EMBASSY}/sr.md --\n" + text(**{"place": "Београд", **header})


def statement(body: str = "Текст.", **header: str) -> str:
    return f"-- {APPEAL}/sr.md --\n" + text(body=body, **header)


def russian(body: str = "Текст.", **header: str) -> str:
    return f"-- {APPEAL}/ru.md --\n" + text("Заголовок", body, "Сводка.", **header)


def library(root: Path, site: str, today: datetime.date = TODAY, preview: bool = False) -> Library:
    write_files(site, root)
    (root / "content").mkdir(exist_ok=True)
    return public(read_content(root / "content", today, languages()), preview)


def html(root: Path, site: str) -> str:
    """The HTML of the site's one post that is public."""
    write_files(site, root)
    content = read_content(root / "content", TODAY, languages())
    (post,) = public(content).posts
    return content.html_cache.get(post.original)


def messages(root: Path, site: str) -> list[str]:
    """What is said of the site: errors, or the warnings of one that may be published."""
    try:
        return list(map(str, library(root, site).warnings))
    except Problems as error:
        return str(error).splitlines()


def assert_one_message(root: Path, site: str, expected: str) -> None:
    """Fail unless exactly one thing is said of the site, and it is this, with or without the folders of its file."""
    lines = messages(root, site)
    assert len(lines) == 1, lines
    assert lines[0] == expected or lines[0].endswith(f"/{expected}"), lines[0]
