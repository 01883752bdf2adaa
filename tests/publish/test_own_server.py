"""The README's settings for a web server of one's own serve the site as it wants to be served."""

import re
import shutil
import textwrap
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.paths import PROJECT
from tests.small_site import SITE, Build
from tests.static_host import nginx_running, reserved_port

README = (PROJECT / "README.md").read_text("utf-8")


@pytest.mark.skipif(not shutil.which("nginx"), reason="there is no nginx here")
def test_the_settings_of_the_readme_serve_the_site(build: Build, tmp_path: Path) -> None:
    block = re.search(r"<!-- nginx -->\n(.*?)<!-- /nginx -->", README, re.DOTALL)
    assert block
    tree = build(SITE, SITEURL="https://example.org").path
    with reserved_port() as port:
        settings = textwrap.dedent(block[1]).replace("listen 80", f"listen 127.0.0.1:{port} reuseport")
        settings = settings.replace("/var/www/site", str(tree)).replace("/var/log/nginx", str(tmp_path))
        with nginx_running(tmp_path, port, settings):
            style = next(path.name for path in (tree / "theme").glob("style-*.css"))
            card = next(path.name for path in (tree / "cards").glob("*.png"))
            photo = next(path.name for path in (tree / "photos").glob("*.avif"))
            assert header(port, "ru/", "Cache-Control") == "max-age=600"
            assert header(port, "ru/", "Content-Type") == "text/html; charset=utf-8"
            assert header(port, f"theme/{style}", "Cache-Control") == "max-age=31536000, immutable"
            assert header(port, f"photos/{photo}", "Cache-Control") == "max-age=31536000, immutable"
            assert header(port, f"cards/{card}", "Cache-Control") == "max-age=31536000, immutable"
            assert header(port, f"photos/{photo}", "Content-Type") == "image/avif"
            assert header(port, "theme/icon.svg", "Cache-Control") == "max-age=600"
            assert (header(port, "ru/calendar.ics", "Content-Type") or "").startswith("text/calendar")
            with pytest.raises(HTTPError) as missing:
                header(port, "ru/nothing/", "Content-Type")
            assert missing.value.code == 404 and b"404" in missing.value.read()
    for line in (tmp_path / "site.log").read_text().splitlines():
        assert re.fullmatch(r"[\d:T+-]+ \d+ /\S*", line), line


def header(port: int, path: str, name: str) -> str | None:
    """A header of the answer for that path."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}") as answer:
        value: str | None = answer.headers[name]
        return value
