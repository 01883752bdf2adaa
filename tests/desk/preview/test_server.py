"""The preview's server shows what is saved, and answers as a host does."""

import re
import threading
import urllib.error
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.desk.preview.server import Preview
from tests.desk.small_project import lay_project
from tests.paths import PROJECT
from tests.small_content import statement
from tests.small_site import photo, text, write_files


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *given: object) -> None:  # type: ignore[override]
        return None


def get(address: str) -> tuple[int, str, str]:
    """(status, text, where it redirects to)."""
    try:
        with urllib.request.build_opener(NoRedirect).open(address, timeout=30) as answer:
            return answer.status, answer.read().decode(), ""
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), error.headers.get("Location", "")


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Preview]:
    lay_project(tmp_path)
    (tmp_path / "plugins").symlink_to(PROJECT / "plugins")
    monkeypatch.chdir(tmp_path)
    write_files(statement(title="Нацрт", status="draft"), tmp_path)
    shown = Preview(tmp_path / "content", 0, "/site/")
    stop = threading.Event()
    thread = threading.Thread(target=shown.run, args=(stop,))
    thread.start()
    with shown.changed:
        assert shown.changed.wait_for(lambda: shown.number > 0, 60)
    yield shown
    stop.set()
    thread.join(30)
    shown.server.server_close()


def test_a_preview_follows_what_is_saved(preview: Preview, tmp_path: Path) -> None:
    page = f"{preview.address}sr-latn/2022/03/appeal/"
    status, html, _ = get(page)
    assert status == 200 and "Nacrt" in html and "_preview/reload.js" in html

    answers: list[str] = []
    signals = f"{preview.address}_preview/signals?{preview.number}"
    waiting = threading.Thread(target=lambda: answers.append(get(signals)[1]))
    waiting.start()
    path = tmp_path / "content/statements/2022-03-01-appeal/sr.md"
    path.write_text(text("Други: наслов"), "utf-8")
    waiting.join(60)
    assert answers == ["data: built\n\n"]
    status, html, _ = get(page)
    assert status == 500 and "sr.md:2: a colon inside a value" in html and "_preview/reload.js" in html

    number = preview.number
    path.write_text(text("Други наслов"), "utf-8")
    with preview.changed:
        assert preview.changed.wait_for(lambda: preview.number > number, 60)
    status, html, _ = get(page)
    assert status == 200 and "Drugi naslov" in html


def test_what_is_saved_while_a_preview_begins_is_shown_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(statement(title="Нацрт"), tmp_path)
    shown, stop = Preview(tmp_path / "content", 0), threading.Event()
    reads: list[str] = []

    def read() -> None:
        reads.append((tmp_path / "content/statements/2022-03-01-appeal/sr.md").read_text("utf-8"))
        write_files(statement(title="Други наслов"), tmp_path) if len(reads) == 1 else stop.set()

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(shown, "read", read)
    thread = threading.Thread(target=shown.run, args=(stop,))
    thread.start()
    stop.wait(30)
    stop.set()
    thread.join()
    shown.server.server_close()
    assert "Нацрт" in reads[0] and "Други наслов" in reads[-1]


def test_a_preview_serves_as_a_host_does(preview: Preview) -> None:
    assert get(f"{preview.address}ru")[::2] == (301, "/site/ru/")
    assert get(preview.address.replace("/site/", "/"))[::2] == (302, "/site/")
    status, html, _ = get(f"{preview.address}ru/nothing/here/")
    assert status == 404 and 'href="/site/ru/"' in html
    assert get(f"{preview.address}theme/fonts/OFL.txt")[0] == 200


def test_odd_requests_get_an_answer(preview: Preview) -> None:
    for path in (
        "%00",
        "%00.html",
        "a" * 400 + ".html",
        "a" * 400 + "/",
        "../" * 9 + "etc/passwd",
        "theme/",
        "photos/",
    ):
        assert get(preview.address + path)[0] == 404, path


def test_a_head_is_a_get_without_a_body(preview: Preview) -> None:
    for path in ("ru/", "nothing/", "_preview/reload.js", "theme/fonts/OFL.txt"):
        request = urllib.request.Request(preview.address + path, method="HEAD")
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                length, body = answer.headers["Content-Length"], answer.read()
        except urllib.error.HTTPError as error:
            length, body = error.headers["Content-Length"], error.read()
        assert (int(length), body) == (len(get(preview.address + path)[1].encode()), b""), path


def test_only_this_machine_s_own_names_are_answered(preview: Preview) -> None:
    request = urllib.request.Request(preview.address, headers={"Host": "evil.example"})
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(request, timeout=30)


def test_a_preview_leaves_no_draft_in_a_tree(preview: Preview, tmp_path: Path) -> None:
    assert "Nacrt" in get(f"{preview.address}sr-latn/2022/03/appeal/")[1]
    assert {path.name for path in tmp_path.iterdir()} == {"content", "theme", "plugins", "pelicanconf.py", ".cache"}


def test_what_takes_long_is_made_when_it_is_asked_for(preview: Preview, tmp_path: Path) -> None:
    number = preview.number
    folder = tmp_path / "content/statements/2022-03-01-appeal"
    (folder / "crowd.jpg").write_bytes(photo(size=(64, 48)))
    (folder / "sr.md").write_text(text("Наслов", body="![Људи](crowd.jpg)"), "utf-8")
    with preview.changed:
        assert preview.changed.wait_for(lambda: preview.number > number and not preview.report.is_broken, 60)
    page = f"{preview.address}sr-cyrl/2022/03/appeal/"
    (shown,) = re.findall(r'<img[^>]* src="([^"]*)"', get(page)[1])
    with urllib.request.urlopen(urllib.parse.urljoin(page, shown)) as answer:
        assert answer.headers["Content-Type"] == "image/jpeg" and answer.read().startswith(b"\xff\xd8")
    assert not list((tmp_path / ".cache").glob("search/*"))
    status, entry, _ = get(f"{preview.address}search/sr/parts.json")
    assert status == 200, entry
    assert get(f"{preview.address}sr-cyrl/search/nothing.js")[0] == 404


def test_a_process_that_was_killed_is_begun_anew(preview: Preview) -> None:
    assert preview.quick._process
    preview.quick._process[0].kill()
    assert "Nacrt" in get(f"{preview.address}sr-latn/2022/03/appeal/")[1]
