"""The preview's server: shows the site while an editor writes, drafts and all, and reloads what is open.

http.server serves and watchfiles watches; ours is which page is made when.
"""

import html
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import watchfiles

from ...messages.language_choice import ENGLISH, chosen_languages
from ...messages.message import Message
from ..project import SETTINGS, THEME
from .preview_site import Answer, Line, Report
from .worker import Worker

CODE = Path("plugins")
WATCHED = (THEME, CODE, SETTINGS)
STEP = 20  # milliseconds without a further change after which what was saved is looked at
SIGNALS, SCRIPT = "_preview/signals", "_preview/reload.js"

# A page reloads itself when the server says that the site has changed.
RELOAD = """\
const script = new URL(document.currentScript.src);
const signals = new EventSource(new URL("signals" + script.search, script));
signals.onmessage = () => location.reload();
"""

BROKEN = Message("The site cannot be shown")
MEND = Message("Mend this and save; the page will come back by itself.")
PROBLEMS = """\
<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
  body {{ font: 1rem/1.6 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }}
  li {{ margin-block: 1rem; overflow-wrap: anywhere; }}
</style>
<h1>{title}</h1>
<p>{advice}</p>
<ul>{items}</ul>
"""

WAIT = Message("The site is being read.")
READING = """\
<!doctype html>
<html lang="{language}">
<title>{words}</title>
<p>{words}</p>
"""


class Preview:
    """A server that shows a content folder's site at `address` as it is now."""

    def __init__(self, content: Path, port: int, base: str = "/") -> None:
        self.content = content
        self.base = f"/{base.strip('/')}/".replace("//", "/")
        self.report = Report((), is_broken=False)
        self.changed = threading.Condition()
        self.number = 0  # of the times that the site was read
        self.server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, self))
        self.server.daemon_threads = True
        self.address = f"http://localhost:{self.server.server_address[1]}{self.base}"
        # One for pages, which is never kept waiting by what takes long: photos, and the index of search.
        self.quick, self.patient = (Worker(content, self.address.rstrip("/"), patient) for patient in (False, True))

    def run(self, stop: threading.Event | None = None) -> None:
        """Read and serve the site, and read it again whenever a file is saved, until stopped."""
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        watched = self.content, *(path for path in WATCHED if path.exists())
        # It says before anything is saved that it watches, so that nothing is missed that is saved meanwhile.
        changed = watchfiles.watch(*watched, step=STEP, stop_event=stop, yield_on_timeout=True, rust_timeout=100)
        try:
            for changes in changed:
                if any(Path(path).resolve().is_relative_to(CODE.resolve()) for _, path in changes):
                    self._stop()
                if changes or not self.number:
                    self.read()
        finally:
            self.server.shutdown()
            self._stop()

    def _stop(self) -> None:
        self.quick.stop()
        self.patient.stop()

    def read(self) -> None:
        """Read the site, and tell every open page that it has changed."""
        report = self.quick.read(self.number + 1)
        with self.changed:
            self.report = report
            self.number += 1
            self.changed.notify_all()
        print("\n".join(map(str, report.lines)), flush=True)

    def show(self, url: str) -> Answer:
        """Return what is at a URL of the tree."""
        answer = self.quick.show(self.number, url)
        return self.patient.show(self.number, url) if answer.is_slow else answer


class Handler(BaseHTTPRequestHandler):
    """Serves a preview below its base as a static host would: redirects to folders, and the 404 page."""

    def __init__(self, preview: Preview, *arguments: Any) -> None:
        self.preview = preview
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Answer, and be deaf to other names of this machine: a page elsewhere could make one up to read drafts."""
        with suppress(ConnectionError):  # whoever asked has left
            if self.headers.get("Host", "").partition(":")[0] in ("localhost", "127.0.0.1"):
                self._answer(urlsplit(self.path).path)
            else:
                self.send_error(HTTPStatus.FORBIDDEN)

    do_HEAD = do_GET

    def _answer(self, path: str) -> None:
        answers: dict[str, Callable[[], None]] = {
            self.preview.base + SIGNALS: self._signals,
            self.preview.base + SCRIPT: partial(self._send, HTTPStatus.OK, "text/javascript", RELOAD.encode()),
        }
        if path in answers:
            answers[path]()
        elif not path.startswith(self.preview.base):
            self._redirect(HTTPStatus.FOUND, self.preview.base)
        elif self.preview.number == 0:
            page = READING.format(language=_language(), words=html.escape(str(WAIT)))
            self._send_page(HTTPStatus.SERVICE_UNAVAILABLE, page)
        elif self.preview.report.is_broken:
            self._send_problems(self.preview.report.lines)
        else:
            self._show(unquote(path.removeprefix(self.preview.base)).removesuffix("index.html"))

    def _show(self, url: str) -> None:
        answer = self.preview.show(url)
        if answer.error:
            self._send_problems([answer.error])
        elif answer.content is not None and (url.endswith((".html", "/")) or not url):
            self._send_page(HTTPStatus.OK, answer.content.decode())
        elif answer.content is not None:
            self._send(HTTPStatus.OK, guess_type(url)[0] or "application/octet-stream", answer.content)
        elif not url.endswith("/") and self.preview.show(f"{url}/").content:
            self._redirect(HTTPStatus.MOVED_PERMANENTLY, f"{urlsplit(self.path).path}/")
        else:
            self._send_page(HTTPStatus.NOT_FOUND, (self.preview.show("404.html").content or b"").decode())

    def _redirect(self, status: HTTPStatus, path: str) -> None:
        self.send_response(status)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of what is read: an editor wants to see problems."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def _send_problems(self, lines: Iterable[Line]) -> None:
        items = "\n".join(f"<li>{html.escape(str(line))}</li>" for line in lines)
        title, advice = html.escape(str(BROKEN)), html.escape(str(MEND))
        page = PROBLEMS.format(language=_language(), title=title, advice=advice, items=items)
        self._send_page(HTTPStatus.INTERNAL_SERVER_ERROR, page)

    def _send_page(self, status: HTTPStatus, page: str) -> None:
        script = f'<script src="{self.preview.base}{SCRIPT}?{self.preview.number}"></script>\n'
        self._send(status, "text/html", f"{page}{script}".encode())

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _signals(self) -> None:
        """Say when the site was read again, as a stream of server-sent events."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        if self.command == "HEAD":
            return
        with self.preview.changed:
            known = urlsplit(self.path).query  # to the page that asks
            number = int(known) if known.isdecimal() else self.preview.number
            self.preview.changed.wait_for(lambda: self.preview.number > number)
        self.wfile.write(b"data: built\n\n")


def _language() -> str:
    """Return the language of a page of ours."""
    return next(iter(chosen_languages()), ENGLISH)
