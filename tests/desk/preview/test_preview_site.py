"""What a preview shows: drafts, with all that is wrong with them, and templates that fail."""

import re
import shutil
from pathlib import Path

import pytest

from plugins.desk.preview.preview_site import PreviewSite
from tests.paths import PROJECT, SETTINGS
from tests.small_content import APPEAL, statement
from tests.small_site import write_files


def test_a_preview_shows_drafts_whatever_is_wrong_with_them(tmp_path: Path) -> None:
    body = "[х](../../rallies/2022-02-24-embassy/) [у](../2022-01-01-no/) ![Људи](no.jpg) Достоевский"
    write_files(f"-- {APPEAL}/sr.md --\n---\ntitle: Наслов\nstatus: draft\n---\n{body}\n", tmp_path)
    live = PreviewSite(tmp_path / "content", "", patient=False)
    assert not live.read(1).is_broken
    assert "Наслов" in (live.show(1, "sr-cyrl/2022/03/appeal/").content or b"").decode()
    assert 'alt="Ljudi"' in (live.show(1, "sr-latn/2022/03/appeal/").content or b"").decode()


def test_a_template_that_fails_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    (tmp_path / "pelicanconf.py").symlink_to(SETTINGS)
    write_files(statement(), tmp_path)
    monkeypatch.chdir(tmp_path)
    live = PreviewSite(tmp_path / "content", "", patient=False)
    for number, words in enumerate(("{% if %}", "{{ nothing.at.all }}")):
        (tmp_path / "theme/templates/post.html").write_text(
            f'{{% extends "page.html" %}}{{% block before %}}{words}{{% endblock %}}'
        )
        assert not live.read(number).is_broken
        assert re.search("post.html:1: Expected|'nothing' is undefined", live.show(number, "ru/2022/03/appeal/").error)
    assert live.show(number, "ru/").content
