"""Other people's real texts become a whole site."""

from pathlib import Path

import pytest

from plugins.language.letters import cyrillic_words
from tests.broken_links import broken_links
from tests.corpus import lay_out
from tests.paths import needs_shared
from tests.small_site import Build


@needs_shared
def test_every_post_of_the_corpus_has_a_page_in_every_edition_and_every_link_resolves(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "corpus"
    lay_out(content)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")  # 2026-11-22, after the last of them
    built = build(content=content)
    assert built.code == 0, built.stderr
    posts = [path.name for kind in ("rallies", "statements") for path in (content / kind).iterdir()]
    assert len(posts) == 164
    for folder in ("sr-cyrl", "sr-latn", "ru"):
        for name in posts:
            assert built.file(f"{folder}/{name[:4]}/{name[5:7]}/{name[11:]}/").is_file(), name
    assert broken_links(built.path) == []
    for path in (built.path / "sr-latn").rglob("*.html"):
        assert cyrillic_words(path.read_text("utf-8"), "sr-Latn") == [], path
