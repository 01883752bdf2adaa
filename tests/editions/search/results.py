"""Results of a search, as its page in a browser lists them."""

import re

from playwright.sync_api import Page


def ask(page: Page, query: str) -> set[str]:
    """What the page finds, all of it: the addresses in the edition."""
    page.evaluate("document.querySelector('#_found').replaceChildren()")
    page.locator("#_query").fill(query)
    page.locator("#_query").press("Enter")
    page.locator("#_found [data-of]:not([data-of=wait])").first.wait_for()
    page.locator(".results:not([aria-busy])").wait_for(state="attached")
    while (more := page.locator(".more")).is_visible():
        shown = page.locator(".results > li").count()
        more.click()
        page.locator(".results > li").nth(shown).wait_for()
        page.locator(".results:not([aria-busy])").wait_for(state="attached")
    return {page_path(link.get_attribute("href") or "") for link in page.locator(".results h2 a").all()}


def page_path(url: str) -> str:
    """2022/03/walk of https://example.org/site/ru/2022/03/walk/."""
    return re.sub(r".*?/(sr-cyrl|sr-latn|ru)/(.*)/$", r"\2", url)
