"""Links that lead out of the site are asked for politely, and the dead ones are told by their texts."""

import errno
import http.server
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from plugins.messages.message import Message
from plugins.publish import outbound_links as outbound
from plugins.publish.__main__ import main
from plugins.publish.outbound_links import Offline, find_dead_links
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
    wanted = [*addresses, "http://127.0.0.1:9/", "mailto:group@example.org"]
    found, again = ({**find_dead_links(wanted, tmp_path / "links.json", pause=0)} for _ in range(2))
    gone = f"{elsewhere}/gone"
    assert str(found.pop(gone)) == str(again.pop(gone)) == "the host answers 404 Not Found"
    assert [*found] == ["http://127.0.0.1:9/"] and "refused" in str(found["http://127.0.0.1:9/"])
    assert again == found


def test_an_answer_is_kept_and_a_host_is_asked_with_pauses(
    elsewhere: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(outbound.time, "sleep", pauses.append)
    cache = tmp_path / "links.json"
    for _ in range(2):
        find_dead_links([f"{elsewhere}/there", f"{elsewhere}/shy"], cache, pause=1)
    assert Elsewhere.asked == [("HEAD", "/shy"), ("GET", "/shy"), ("HEAD", "/there")] and pauses == [0, 1]
    old = {"asked": time.time(), "wrong": "404 Not Found", "is_silence": False}  # as it was kept once
    for number, left in enumerate(('{"half', json.dumps({f"{elsewhere}/there": old}), '{"x": {}}', "[]"), 4):
        cache.write_text(left)
        assert find_dead_links([f"{elsewhere}/there"], cache) == {} and len(Elsewhere.asked) == number


def test_without_a_network_nothing_is_said_of_any_link(
    build: Build, elsewhere: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / ".cache" / "links.json"
    find_dead_links([f"{elsewhere}/there"], cache)
    before = cache.read_bytes()
    with pytest.raises(Offline):
        find_dead_links([f"{elsewhere}/there", "http://127.0.0.1:9/", "http://nowhere.invalid/"], cache, pause=0)
    assert cache.read_bytes() == before

    built = build(CACHE_PATH=str(tmp_path / ".cache"))
    monkeypatch.setattr(outbound, "_ask", unreachable)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["links", str(built.path)])
    assert done.exit_code == 1
    assert (
        done.output
        == "nobody answers at any address that the site links to; see that this machine is online, and run it again.\n"
    )


def unreachable(url: str) -> str:
    """Ask for an address where there is no network."""
    raise OSError(errno.ENETUNREACH, "Network is unreachable")


def test_a_link_of_every_page_is_the_theme_s(build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = build(CACHE_PATH=str(tmp_path / ".cache"))
    licence = "https://creativecommons.org/licenses/by/4.0/"
    monkeypatch.setattr("plugins.publish.commands.links.find_dead_links", lambda *_: {licence: Message("410 Gone")})
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["links", str(built.path)])
    assert done.output.splitlines()[0].startswith(f"theme/templates/: “{licence}” is dead (410 Gone)")
    assert done.output.count("dead (410") == 1


def test_make_links_names_the_text(build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "[Там](https://example.net/gone#part), [тут](https://example.net/there)"
    site = "-- content/statements/2022-03-01-appeal/ru.md --\n" + text("Обращение", body)
    built = build(site, CACHE_PATH=str(tmp_path / ".cache"))
    monkeypatch.setattr(
        "plugins.publish.commands.links.find_dead_links", lambda *_: {"https://example.net/gone": Message("410 Gone")}
    )
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["links", str(built.path)])
    assert done.output.splitlines() == [
        "content/statements/2022-03-01-appeal/ru.md: “https://example.net/gone#part” is dead (410 Gone); link to a copy:"
        " https://web.archive.org/web/https://example.net/gone#part",
        "Links that lead out of the site: 3; dead: 1.",  # the third is the licence's
    ]
    assert done.exit_code == 1
