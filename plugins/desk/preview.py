"""The preview: the site as an editor sees it while writing, drafts and all, in a folder and on a server of its own."""

import html
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import watchfiles

TREE = Path(".preview")
WATCHED = ("theme", "plugins", "pelicanconf.py")
SIGNALS, SCRIPT = "_preview/signals", "_preview/reload.js"

# A page reloads itself when the server says that there is another tree.
RELOAD = """\
const script = new URL(document.currentScript.src);
const signals = new EventSource(new URL("signals" + script.search, script));
signals.onmessage = () => location.reload();
"""

PROBLEMS = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The site cannot be built</title>
<style>
  body {{ font: 1rem/1.6 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }}
  li {{ margin-block: 1rem; overflow-wrap: anywhere; }}
</style>
<h1>The site cannot be built</h1>
<p>Mend this and save; the page will come back by itself.</p>
<ul>{items}</ul>
"""

BUILDING = "<!doctype html>\n<title>The site is being built</title>\n<p>The site is being built.</p>\n"


class Preview:
    """A tree that follows its content, and a server that shows it at `address`."""

    def __init__(self, content: Path, port: int, base: str = "/", tree: Path = TREE) -> None:
        self.content, self.tree = content, tree
        self.base = f"/{base.strip('/')}/".replace("//", "/")
        self.said: list[str] = []  # by a build that failed: its problems
        self.built = threading.Condition()
        self.number = 0  # of the builds so far
        self.server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, self))
        self.server.daemon_threads = True
        self.address = f"http://localhost:{self.server.server_address[1]}{self.base}"

    def run(self, stop: threading.Event | None = None) -> None:
        """Build, serve, and build again whenever a file is saved, until stopped."""
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.build()
        for _ in watchfiles.watch(self.content, *(path for path in WATCHED if Path(path).exists()), stop_event=stop):
            self.build()
        self.server.shutdown()

    def build(self) -> None:
        """Bring the tree up to date and tell every open page."""
        settings = [f"SITEURL={json.dumps(self.address.rstrip('/'))}", "PREVIEW=true"]
        command = [sys.executable, "-m", "pelican", str(self.content), "-s", "pelicanconf.py", "-o", str(self.tree)]
        told = subprocess.run(
            [*command, "--fatal", "errors", "-e", *settings], capture_output=True, encoding="utf-8", errors="replace"
        )
        lines = [line for line in (told.stderr + told.stdout).splitlines() if line.strip()]
        print("\n".join(lines), flush=True)
        with self.built:
            self.said = lines if told.returncode else []
            self.number += 1
            self.built.notify_all()


class Handler(SimpleHTTPRequestHandler):
    """Serves a preview's tree below its base as a static host would: redirects to folders, and the 404 page."""

    def __init__(self, preview: Preview, *given: Any) -> None:
        self.preview = preview
        super().__init__(*given, directory=str(preview.tree))

    def do_GET(self) -> None:
        """Answer, and be deaf to other names of this machine: a page elsewhere could make one up to read drafts."""
        if self.headers.get("Host", "").partition(":")[0] not in ("localhost", "127.0.0.1"):
            super().send_error(HTTPStatus.FORBIDDEN)
            return
        try:
            self._answer(urlsplit(self.path).path)
        except ConnectionError:
            raise
        except (OSError, ValueError):  # an address that can be no file's
            self.send_error(HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET

    def _answer(self, path: str) -> None:
        answers: dict[str, Callable[[], None]] = {
            self.preview.base + SIGNALS: self._signals,
            self.preview.base + SCRIPT: partial(self._send, HTTPStatus.OK, "text/javascript", RELOAD),
        }
        if path in answers:
            answers[path]()
        elif not path.startswith(self.preview.base):
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", self.preview.base)
            self.end_headers()
        elif self.preview.number == 0:
            self._send_page(HTTPStatus.SERVICE_UNAVAILABLE, BUILDING)
        elif self.preview.said and path.endswith(("/", ".html")):
            self._send_page(HTTPStatus.INTERNAL_SERVER_ERROR, self._problems())
        else:
            self._file(Path(self.translate_path(self.path)), path)

    def _file(self, file: Path, path: str) -> None:
        file = file / "index.html" if path.endswith("/") else file
        if file.suffix == ".html" and file.is_file():
            self._send_page(HTTPStatus.OK, file.read_text("utf-8"))
        elif self.command == "HEAD":
            super().do_HEAD()
        else:
            super().do_GET()

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """A static host lists no folders."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.preview.base))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = self.preview.tree / "404.html"
        if code == HTTPStatus.NOT_FOUND and lost.is_file():
            self._send_page(HTTPStatus.NOT_FOUND, lost.read_text("utf-8"))
        else:
            super().send_error(code, message, explain)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of what is read: an editor wants to see problems."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def _problems(self) -> str:
        items = "\n".join(f"<li>{html.escape(line)}</li>" for line in self.preview.said)
        return PROBLEMS.format(items=items)

    def _send_page(self, status: HTTPStatus, page: str) -> None:
        self._send(
            status, "text/html", f'{page}<script src="{self.preview.base}{SCRIPT}?{self.preview.number}"></script>\n'
        )

    def _send(self, status: HTTPStatus, kind: str, text: str) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _signals(self) -> None:
        """Say when there is a newer tree, as a stream of server-sent events."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        if self.command == "HEAD":
            return
        with self.preview.built:
            shown = urlsplit(self.path).query  # the number of the tree that the page is of
            number = int(shown) if shown.isdecimal() else self.preview.number
            self.preview.built.wait_for(lambda: self.preview.number > number)
        self.wfile.write(b"data: built\n\n")
