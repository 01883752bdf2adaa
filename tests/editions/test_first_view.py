"""What a reader waits for at a first visit, also where connections are stopped after 16 KB."""

import base64
import gzip
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response

from tests.browser import CHROMIUM, needs_browser
from tests.sample_site import build_sample
from tests.site_settings import FOLDERS
from tests.static_host import nginx_served_by_tls, reserved_port
from tests.stopping_proxy import stopped_after

pytestmark = needs_browser

FIRST_VIEW = 14 * 1024  # bytes of a page with all that it loads, photos apart
STOPPED = 16 * 1024  # bytes of an answer that a connection lets through, TLS and all
PATHS = (
    "",
    "archive/",
    "2023/02/anniversary/",
    "2023/05/long-statement/",
    "2024/03/noon/",
    "2026/09/planned/",
    "about/",
)


@pytest.mark.parametrize("path", [f"{folder}/{path}" for folder in FOLDERS for path in PATHS])
def test_a_first_view_weighs_little(path: str, browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(f"{site}/{path}", wait_until="networkidle")
    weights = {}
    for answer in answers:
        kind = answer.headers.get("content-type", "")
        if not kind.startswith("image/") or "svg" in kind:
            body = answer.body()
            weights[answer.url] = len(body) if "font" in kind else len(gzip.compress(body, 6))
    context.close()
    assert sum(weights.values()) <= FIRST_VIEW, weights


@pytest.fixture(scope="module")
def stopped_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of the sample site behind nginx with TLS and HTTP/2, and a proxy that stops each connection; and
    what Chromium is to be told so that it trusts the certificate, since it keeps nothing that came with a doubtful one.
    """
    if not (shutil.which("nginx") and shutil.which("openssl")) and "CI" not in os.environ:
        pytest.skip("NGINX OR OPENSSL IS NOT INSTALLED, so nobody visits from a network that stops connections")
    root = tmp_path_factory.mktemp("stopped")
    trusted = make_certificate(root)
    with reserved_port() as port, stopped_after(STOPPED, port) as stopped:
        address = f"https://localhost:{stopped}/site"
        build_sample(root / "www" / "site", address)
        with nginx_served_by_tls(root, port):
            yield address, f"--ignore-certificate-errors-spki-list={trusted}"


def make_certificate(root: Path) -> str:
    """Make a key and a certificate of localhost; return the digest of the public key, in Base64."""
    request = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    files = ["-keyout", str(root / "key.pem"), "-out", str(root / "certificate.pem")]
    subprocess.run([*request.split(), *files], check=True, capture_output=True)
    public = ["openssl", "pkey", "-in", str(root / "key.pem"), "-pubout", "-outform", "DER"]
    key = subprocess.run(public, check=True, capture_output=True).stdout
    return base64.b64encode(hashlib.sha256(key).digest()).decode()


def test_the_next_page_comes_where_connections_are_stopped(stopped_site: tuple[str, str], browser: Browser) -> None:
    """Photos apart: what fills a connection with them comes through none, and the browser sees that after 10 s only."""
    address, trusting = stopped_site
    one = browser.browser_type.launch(
        executable_path=CHROMIUM, args=["--no-sandbox", "--blink-settings=imagesEnabled=false", trusting]
    )
    for folder in FOLDERS:
        page = one.new_context(viewport={"width": 360, "height": 700}).new_page()
        page.goto(f"{address}/{folder}/", wait_until="load")
        page.locator(".teaser h3 a").first.click(no_wait_after=True)
        page.wait_for_url("**/2025/10/names/", wait_until="commit", timeout=8000)
        page.locator(".prose").wait_for(timeout=8000)
        assert page.evaluate("document.styleSheets.length") == 1
        page.locator("body > footer").wait_for(timeout=8000)
    one.close()
