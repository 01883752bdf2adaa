"""Other people's real texts become a whole site."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from plugins.language.letters import strays
from tests.conftest import SHARED, Build, needs_shared, parsed


def lay_out(content: Path) -> None:
    """Lays the corpus out as a content tree of 164 posts."""
    subprocess.run([sys.executable, str(SHARED / "corpus" / "lay_out.py"), str(content)], check=True)


@needs_shared
def test_every_post_of_the_corpus_has_a_page_in_every_edition_and_every_link_resolves(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "corpus"
    lay_out(content)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")  # 2026-11-22, after the last of them
    built = build(content=content)
    assert built.code == 0, built.said
    posts = [path.name for kind in ("rallies", "statements") for path in (content / kind).iterdir()]
    assert len(posts) == 164
    for folder in ("sr-cyrl", "sr-latn", "ru"):
        for name in posts:
            assert built.file(f"{folder}/{name[:4]}/{name[5:7]}/{name[11:]}/").is_file(), name
    assert broken_links(built.path) == []
    for path in (built.path / "sr-latn").rglob("*.html"):
        assert strays(path.read_text("utf-8"), "sr-Latn") == [], path


def broken_links(tree: Path) -> list[str]:
    """Every link, anchor and asset within a tree that leads nowhere, with the page it stands on."""
    anchors, links = {}, []
    for path in sorted(tree.rglob("*.html")):
        url = "/" + path.relative_to(tree).as_posix().removesuffix("index.html")
        page = parsed(path.read_text("utf-8"))
        anchors[url] = {element.get("id") for element in page.iter()}
        links += [(url, value) for element in page.iter() for key in ("href", "src") if (value := element.get(key))]
    broken = []
    for url, link in links:
        target, fragment = urldefrag(urljoin(url, link))
        if target.startswith(("http:", "https:", "mailto:", "tel:")):
            continue
        there = target in anchors or (tree / target.lstrip("/")).is_file()
        if not there or (fragment and unquote(fragment) not in anchors[target]):
            broken.append(f"{url}: {link}")
    return broken
