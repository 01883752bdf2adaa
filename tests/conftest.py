"""Fixtures that more than one folder of tests asks for."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pelican import Pelican
from pelican.settings import read_settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import CHROMIUM, Open
from tests.git import NOBODY
from tests.paths import PROJECT, SETTINGS
from tests.sample_site import sample_published
from tests.site_settings import FOLDERS
from tests.small_content import TAGS
from tests.small_site import DAY, Build, Built, write_files


@pytest.fixture(autouse=True, scope="session")
def english() -> Iterator[None]:
    """What is told is told in English, whatever the machine's locale."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DESK_LANGUAGE", "en")
        yield


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What this worker's builds keep for one another: never the project's own .cache, which others use meanwhile."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def build(tmp_path: Path, cache: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Build:
    """Builds a site given as one string, or again what lies in tmp_path."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    (tmp_path / "content").mkdir(exist_ok=True)

    def run(site: str = "", content: Path | None = None, conf: Path = SETTINGS, **settings: Any) -> Built:
        write_files(site, tmp_path)
        output = tmp_path / "output"
        places = {"PATH": content or tmp_path / "content", "OUTPUT_PATH": output, "CACHE_PATH": cache}
        override = {name: str(path) for name, path in places.items()} | settings
        capsys.readouterr()
        code = 0
        try:
            Pelican(read_settings(str(conf), override=override)).run()
        except SystemExit as stop:
            code = int(stop.code or 0)
        stdout, stderr = capsys.readouterr()
        return Built(output, stderr, (stdout.splitlines() or [""])[-1], code)

    return run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A clone of the project as an editor has it, set up already, with no posts yet."""
    root = tmp_path / "project"
    root.mkdir()
    for name in (
        "Makefile",
        "pelicanconf.py",
        "publishconf.py",
        "requirements.txt",
        "plugins",
        "theme",
        ".gitignore",
    ):
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy2
        copy(PROJECT / name, root / name)  # type: ignore[operator]
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(f"\nEDITIONS = {{folder: EDITIONS[folder] for folder in {FOLDERS}}}  # those of the tests\n")
    write_files(TAGS, root)
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
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
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
