"""A real browser, and a plain static host to look at, below a path as a project's site is served."""

import functools
import gzip
import http.server
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from plugins.publish.publication import publish
from plugins.publish.published_branch import opened

PROJECT = Path(__file__).parent.parent
SAMPLE_DAY = "1782864000"  # 2026-07-01, as `make demo` has it
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM = next((found for name in NAMES if (found := shutil.which(name))), "")

needs_browser = pytest.mark.skipif(
    not CHROMIUM and "CI" not in os.environ,  # there it must be installed: the tests fail without it
    reason="NO BROWSER IS INSTALLED, so nobody looks at the pages: apt install chromium",
)

Open = Callable[..., Page]  # see conftest.opened

# What hosts compress, and the media type that they give it.
COMPRESSED = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".xml": "application/xml",
    ".json": "application/json",
}


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_port = True  # it may be a reserved one


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as static hosts do: text compressed, the 404 page for what is not there, and no listings."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if self.path.endswith("/") else path
        if path.is_file() and path.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            self._send(HTTPStatus.OK, COMPRESSED[path.suffix], gzip.compress(path.read_bytes()), "gzip")
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "site" / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self._send(code, COMPRESSED[".html"], page.read_bytes())

    def _send(self, code: int, kind: str, content: bytes, encoding: str = "") -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def list_directory(self, path: Any) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *given: Any) -> None:
        """Say nothing."""


@contextmanager
def served(root: Path, port: int = 0) -> Iterator[str]:
    """The address at which what lies in root/site is served, below /site/."""
    server = Server(("127.0.0.1", port), functools.partial(Host, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/site"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


NGINX = """\
daemon off;
{user}
pid {root}/nginx.pid;
error_log stderr crit;
events {{}}
http {{
    include /etc/nginx/mime.types;
    types {{ text/javascript js; image/avif avif; text/calendar ics; }}
    access_log off;
    charset utf-8;
    gzip on;
    gzip_types text/css text/javascript application/xml application/json;
    client_body_temp_path {root}/body;
    proxy_temp_path {root}/proxy;
    fastcgi_temp_path {root}/fastcgi;
    uwsgi_temp_path {root}/uwsgi;
    scgi_temp_path {root}/scgi;
    server {{
        listen 127.0.0.1:{port} reuseport;
        root {root}/www;
        add_header Cache-Control max-age=600;
        error_page 404 /site/404.html;
        location = / {{ return 404; }}
    }}
}}
"""


@contextmanager
def reserved_port() -> Iterator[int]:
    """A free port that the system gives to nobody else meanwhile; who asks to reuse it by its number may serve there."""
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        held.bind(("127.0.0.1", 0))
        yield int(held.getsockname()[1])


@contextmanager
def nginx_served(root: Path, port: int) -> Iterator[str]:
    """The address at which nginx serves what lies in root/www/site, below /site/."""
    user = "" if os.getuid() else "user root;"  # root's workers would be nobody, who may not read here
    (root / "nginx.conf").write_text(NGINX.format(root=root, port=port, user=user))
    with subprocess.Popen([shutil.which("nginx") or "", "-p", str(root), "-c", str(root / "nginx.conf")]) as server:
        try:
            _wait_until_answered(server, port)
            yield f"http://127.0.0.1:{port}/site"
        finally:
            server.terminate()


def _wait_until_answered(server: "subprocess.Popen[bytes]", port: int) -> None:
    for _ in range(600):
        assert server.poll() is None, "nginx has ended; it says above why"
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)
    pytest.fail("nginx does not answer")


@contextmanager
def sample_published(root: Path) -> Iterator[str]:
    """The address of the sample site as a host serves its published branch: nginx, or our own where there is none."""
    with reserved_port() as port:
        _publish_sample(root, f"http://127.0.0.1:{port}/site")
        with nginx_served(root, port) if shutil.which("nginx") else served(root / "www", port) as address:
            yield address


def _publish_sample(root: Path, address: str) -> None:
    """Publish the sample site for that address, and lay what is published into root/www/site."""
    host = root / "host.git"
    build_sample(root / "built", address)
    subprocess.run(["git", "init", "-q", "--bare", str(host)], check=True)
    names = [path.relative_to(root / "built").as_posix() for path in (root / "built").rglob("*") if path.is_file()]
    with opened(str(host), "gh-pages", "Site", root / "cache") as branch:
        publish(root / "built", names, branch, "Publish", address, "")
    clone = ["git", "clone", "-q", "--depth=1", "--branch=gh-pages", host.as_uri(), str(root / "www" / "site")]
    subprocess.run(clone, check=True)
    shutil.rmtree(root / "www" / "site" / ".git")


def build_sample(tree: Path, address: str, content: str = "tests/site", day: str = SAMPLE_DAY) -> None:
    """Build the sample site, or that of other content, for that address, with a cache beside the tree."""
    # In a process of its own: whoever looks at the pages may have another day, or no Pelican.
    cache = tree.parent / "cache"
    settings = [f'SITEURL="{address}"', 'CONTACT_EMAIL="group@example.org"', f'CACHE_PATH="{cache}"']
    command = [sys.executable, "-m", "pelican", content, "-s", "pelicanconf.py", "-o", str(tree)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": day}
    subprocess.run(
        [*command, "--fatal", "errors", "-e", *settings],
        cwd=PROJECT,
        env=environment,
        check=True,
        capture_output=True,
    )


@contextmanager
def sample_served(root: Path, content: str = "tests/site", day: str = SAMPLE_DAY) -> Iterator[str]:
    """The address of the sample site, or of that of other content, built for it."""
    with served(root) as address:
        build_sample(root / "site", address, content, day)
        yield address


EVERYTHING = {"resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}  # axe-core's rules of them


def violations(page: Page, options: Mapping[str, object] = EVERYTHING) -> list[str]:
    """What axe-core finds: rule, and where. `options` are its own."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    page.evaluate("document.getAnimations().forEach(one => one.finish())")  # a colour on its way is none to be judged
    # What it says of all that is right is long, and nobody reads it.
    found = page.evaluate("options => axe.run(options).then(said => said.violations)", dict(options))
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
