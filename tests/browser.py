"""A real browser, and what is wrong with a page as it shows it."""

import os
import shutil
from collections.abc import Callable, Mapping

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM = next((program for name in NAMES if (program := shutil.which(name))), "")

needs_browser = pytest.mark.skipif(
    not CHROMIUM and "CI" not in os.environ,  # there it must be installed: the tests fail without it
    reason="NO BROWSER IS INSTALLED, so nobody looks at the pages: apt install chromium",
)

Open = Callable[..., Page]  # see conftest.opened
EVERYTHING = {"resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}  # axe-core's rules of them


def violations(page: Page, options: Mapping[str, object] = EVERYTHING) -> list[str]:
    """What axe-core finds: rule, and where. `options` are its own."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    page.evaluate("document.getAnimations().forEach(one => one.finish())")  # a colour on its way is none to be judged
    # What it says of all that is right is long, and nobody reads it.
    rules = page.evaluate("options => axe.run(options).then(results => results.violations)", dict(options))
    return [f"{rule['id']}: {node['html'][:200]}" for rule in rules for node in rule["nodes"]]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
