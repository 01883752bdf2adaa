"""Links that lead out of the site are asked for politely, and the dead ones are told by their texts."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from plugins.publish import outbound_links as outbound
from plugins.publish.__main__ import main
from plugins.publish.outbound_links import find_dead_links
from tests.small_site import Build, text


class Elsewhere(http.server.BaseHTTPRequestHandler):
    """A host with a page at /there and at /shy, which answers no HEAD, and none elsewhere."""

    asked: list[tuple[str, str]]

    def do_HEAD(self) -> None:
        self.asked.append((self.command, self.path))
        shy = self.path == "/shy" and self.command == "HEAD"
        self.send_response(405 if shy else 200 if self.path in ("/there", "/shy", "/%D0%BC") else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, format: str, *given: object) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """The host's address."""
    Elsewhere.asked = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_what_is_gone_is_told_from_what_is_there(elsewhere: str, tmp_path: Path) -> None:
    addresses = [f"{elsewhere}/{path}" for path in ("there#part", "shy", "м", "gone")]
    found = find_dead_links(
        [*addresses, "http://127.0.0.1:9/", "mailto:group@example.org"], tmp_path / "links.json", pause=0
    )
    assert found.pop(f"{elsewhere}/gone") == "404 Not Found"
    assert [*found] == ["http://127.0.0.1:9/"] and "refused" in found["http://127.0.0.1:9/"]


def test_an_answer_is_kept_and_a_host_is_asked_with_pauses(
    elsewhere: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(outbound.time, "sleep", pauses.append)
    cache = tmp_path / "links.json"
    for _ in range(2):
        find_dead_links([f"{elsewhere}/there", f"{elsewhere}/shy"], cache, pause=1)
    assert Elsewhere.asked == [("HEAD", "/shy"), ("GET", "/shy"), ("HEAD", "/there")] and pauses == [0, 1]
    cache.write_text('{"half')
    assert find_dead_links([f"{elsewhere}/there"], cache) == {} and len(Elsewhere.asked) == 4


def test_make_links_names_the_text(build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "[Там](https://example.net/gone#part), [тут](https://example.net/there)"
    site = "-- content/statements/2022-03-01-appeal/ru.md --\n" + text("Обращение", body)
    built = build(site, CACHE_PATH=str(tmp_path / ".cache"))
    monkeypatch.setattr(
        "plugins.publish.commands.links.find_dead_links", lambda *_: {"https://example.net/gone": "410 Gone"}
    )
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["links", str(built.path)])
    assert done.output.splitlines() == [
        "content/statements/2022-03-01-appeal/ru.md: “https://example.net/gone#part” is dead (410 Gone); link to a copy:"
        " https://web.archive.org/web/https://example.net/gone#part",
        "3 links lead out of the site; 1 of them is dead.",  # the third is the licence's
    ]
    assert done.exit_code == 1
