"""A small site as one string: `built = build(SITE)` writes its files, runs Pelican on them, and shows the tree."""

import io
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import html5lib
from PIL import Image

DAY = "1767268800"  # 2026-01-01, the SOURCE_DATE_EPOCH of every test that names no other

SITE = """
-- content/tags.yml --
embassy: {sr: Амбасада, ru: Посольство}
-- content/rallies/2022-02-24-embassy/sr.md --
---
title: 'Љубав и ЉУДИ: "шетња"'
summary: Окупили смо се пред амбасадом.
place: Београд, Трг републике
starts: 18:00
ends: 20:30
tags: embassy
---
Видели смо *плакат*: <span lang="ru">«Нет войне»</span>.

![Људи на тргу](crowd.jpg "Његошева улица. Photo: NN")
-- content/rallies/2022-02-24-embassy/crowd.jpg --
red
-- content/rallies/2022-02-24-embassy/ru.md --
---
title: 'Любовь и "прогулка"'
summary: Мы собрались у посольства.
place: Белград
translates: sr
---
Смотрите [заявление](../../statements/2022-03-01-appeal/).

![Люди на площади](crowd.jpg)
-- content/statements/2022-03-01-appeal/ru.md --
---
title: Обращение
summary: О чём мы просим.
---
## Часть

Текст и [ещё](../../rallies/2022-02-24-embassy/).
-- content/pages/about/sr.md --
---
title: О нама
summary: Ко смо.
---
Ми.
-- content/pages/about/ru.md --
---
title: О нас
summary: Кто мы.
translates: sr
---
Мы.
"""


@lru_cache(maxsize=2000)  # more than the trees have that are read again and again
def parsed(html: str) -> etree.Element:
    """The page as browsers read it; whoever asks again gets the same, and may not change it."""
    return html5lib.parse(html, namespaceHTMLElements=False)


@dataclass
class Built:
    """What a build left."""

    path: Path  # the output folder
    stderr: str
    last_line: str  # of standard output
    code: int  # the exit code

    def file(self, url: str) -> Path:
        return self.path / (f"{url}index.html" if url.endswith("/") or not url else url)

    def html(self, url: str) -> str:
        return self.file(url).read_text("utf-8")

    def page(self, url: str) -> etree.Element:
        """The page as browsers read it."""
        return parsed(self.html(url))

    def words(self, url: str) -> str:
        """What a reader reads in the page's main part."""
        main = self.page(url).find(".//main")
        assert main is not None
        return re.sub(r"\s+", " ", "".join(main.itertext())).strip()

    def files(self) -> dict[str, bytes]:
        paths = sorted(path for path in self.path.rglob("*") if path.is_file()) if self.path.is_dir() else []
        return {path.relative_to(self.path).as_posix(): path.read_bytes() for path in paths}

    def html_pages(self) -> Iterator[tuple[str, str]]:
        """(URL, HTML) of each page."""
        for path in sorted(self.path.rglob("*.html")):
            yield path.relative_to(self.path).as_posix().removesuffix("index.html"), path.read_text("utf-8")

    def problems(self) -> list[str]:
        """The messages, each from its path inside content/ on."""
        return [line.partition("content/")[2] or line for line in self.stderr.splitlines()]


Build = Callable[..., Built]


def photo(colour: str = "grey", size: tuple[int, int] = (40, 30), kind: str = "JPEG", **options: Any) -> bytes:
    """A small picture of one colour."""
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, kind, **options)
    return file.getvalue()


def write_files(site: str, root: Path) -> None:
    """The files of a site written as one string: `-- path --` begins each."""
    parts = re.split(r"^-- (\S+) --\n", site.lstrip("\n"), flags=re.MULTILINE)
    assert not parts[0], f"no file's name before {parts[0]!r}"
    for name, text in zip(parts[1::2], parts[2::2], strict=True):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        kind = {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF"}.get(path.suffix)
        path.write_bytes(photo(text.strip() or "grey", kind=kind) if kind else text.encode())


def text(title: str = "Наслов", body: str = "Текст.", summary: str = "Сажетак.", **header: str) -> str:
    """A text with its header; further keys as given."""
    lines = [f"{key}: {value}" for key, value in {"title": title, "summary": summary, **header}.items()]
    return "\n".join(["---", *lines, "---", body]) + "\n"
