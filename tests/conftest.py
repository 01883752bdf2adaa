"""A small site as one string: `built = build(SITE)` writes its files, runs Pelican on them, and shows the tree."""

import io
import re
import runpy
import shutil
import subprocess
import sys
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import html5lib
import pytest
from pelican import Pelican
from pelican.settings import read_settings
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from plugins.editions.edition import Edition, read_editions
from plugins.editions.edition import languages as edition_languages
from plugins.language.language import Language

from .browser import CHROMIUM, Open, sample_published

PROJECT = Path(__file__).parent.parent
SHARED = PROJECT.parent / "shared"
DAY = "1767268800"  # 2026-01-01, the SOURCE_DATE_EPOCH of every test that names no other

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here: tests on other people's texts")

NOBODY = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")  # who commits in tests
EDITIONS: Mapping[str, Any] = runpy.run_path(str(PROJECT / "pelicanconf.py"))["EDITIONS"]


def editions() -> dict[str, Edition]:
    """The site's editions by folder."""
    return {edition.folder: edition for edition in read_editions(EDITIONS)}


def languages() -> dict[str, Language]:
    return edition_languages(tuple(editions().values()))


@lru_cache(maxsize=2000)  # more than the trees have that are read again and again
def parsed(html: str) -> etree.Element:
    """The page as browsers read it; whoever asks again gets the same, and may not change it."""
    return html5lib.parse(html, namespaceHTMLElements=False)


@dataclass
class Built:
    """What a build left."""

    path: Path  # the output folder
    said: str  # on standard error
    done: str  # the last line of standard output
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

    def problems(self) -> list[str]:
        """The messages, each from its path inside content/ on."""
        return [line.partition("content/")[2] or line for line in self.said.splitlines()]


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


Build = Callable[..., Built]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What this worker's builds keep for one another: never the project's own .cache, which others use meanwhile."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def build(tmp_path: Path, cache: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Build:
    """Builds a site given as one string, or again what lies in tmp_path."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    (tmp_path / "content").mkdir()

    def run(site: str = "", content: Path | None = None, **settings: Any) -> Built:
        write_files(site, tmp_path)
        output = tmp_path / "output"
        places = {"PATH": content or tmp_path / "content", "OUTPUT_PATH": output, "CACHE_PATH": cache}
        override = {name: str(path) for name, path in places.items()} | settings
        capsys.readouterr()
        code = 0
        try:
            Pelican(read_settings(str(PROJECT / "pelicanconf.py"), override=override)).run()
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, said = capsys.readouterr()
        return Built(output, said, (out.splitlines() or [""])[-1], code)

    return run


def text(title: str = "Наслов", body: str = "Текст.", summary: str = "Сажетак.", **header: str) -> str:
    """A text with its header; further keys as given."""
    lines = [f"{key}: {value}" for key, value in {"title": title, "summary": summary, **header}.items()]
    return "\n".join(["---", *lines, "---", body]) + "\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A clone of the project as an editor has it, set up already."""
    root = tmp_path / "project"
    root.mkdir()
    for name in ("Makefile", "pelicanconf.py", "requirements.txt", "plugins", "theme", "content", ".gitignore"):
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy2
        copy(PROJECT / name, root / name)  # type: ignore[operator]
    (root / ".venv").symlink_to(sys.prefix)
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "The site")):
        subprocess.run(["git", *NOBODY, *words], cwd=root, check=True)
    return root


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample site's address, as its published branch is served."""
    with sample_published(tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, site: str) -> Iterator[Open]:
    """Opens a page of the site by its path; what goes wrong in it, and what it asks of others, fails the test."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_page(path: str, **given: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **given})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda sent: None if sent.url.startswith(site) else wrong.append(sent.url))
        page.goto(f"{site}/{path}")
        return page

    yield open_page
    for context in contexts:
        assert context.cookies() == []
        context.close()
    # A browser says itself that a page is not there.
    assert [words for words in wrong if "404 (Not Found)" not in words] == []
