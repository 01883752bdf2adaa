"""A plain static host, below a path as a project's site is served: nginx, or our own where there is none."""

import functools
import gzip
import http.server
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

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
    client_body_temp_path {root}/body;
    proxy_temp_path {root}/proxy;
    fastcgi_temp_path {root}/fastcgi;
    uwsgi_temp_path {root}/uwsgi;
    scgi_temp_path {root}/scgi;
{settings}}}
"""
HOST = """\
    types {{ text/javascript js; image/avif avif; text/calendar ics; }}
    access_log off;
    charset utf-8;
    gzip on;
    gzip_comp_level 6;
    gzip_types text/css text/javascript application/xml application/json image/svg+xml;
    server {{
        listen 127.0.0.1:{port} reuseport{more};
        root {root}/www;
        add_header Cache-Control max-age=600;
        error_page 404 /site/404.html;
        location = / {{ return 404; }}
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
    with nginx_running(root, port, HOST.format(root=root, port=port, more="")):
        yield f"http://127.0.0.1:{port}/site"


@contextmanager
def nginx_served_by_tls(root: Path, port: int) -> Iterator[None]:
    """The same with TLS and HTTP/2, by the key and certificate in root/key.pem and root/certificate.pem."""
    tls = f" ssl http2; ssl_certificate {root}/certificate.pem; ssl_certificate_key {root}/key.pem"
    with nginx_running(root, port, HOST.format(root=root, port=port, more=tls)):
        yield


@contextmanager
def nginx_running(root: Path, port: int, settings: str) -> Iterator[None]:
    """While this lasts, nginx serves at that port, as the settings say; what it needs lies in `root`."""
    user = "" if os.getuid() else "user root;"  # root's workers would be nobody, who may not read here
    (root / "nginx.conf").write_text(NGINX.format(root=root, user=user, settings=settings))
    with subprocess.Popen([shutil.which("nginx") or "", "-p", str(root), "-c", str(root / "nginx.conf")]) as server:
        try:
            _wait_until_answered(server, port)
            yield
        finally:
            server.terminate()


def _wait_until_answered(server: "subprocess.Popen[bytes]", port: int) -> None:
    for _ in range(600):
        assert server.poll() is None, "nginx has ended; it says above why"
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)
    pytest.fail("nginx does not answer")
