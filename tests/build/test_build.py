"""A tree is locked while a build writes into it."""

from pathlib import Path

import pytest
from filelock import FileLock

from plugins.build.tree_record import record_path
from tests.small_site import SITE, Build


def test_two_builds_do_not_write_into_one_folder_at_once(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = {"CACHE_PATH": str(tmp_path / "cache")}
    assert build(SITE, **cache).code == 0
    monkeypatch.setattr("plugins.build.build.LOCK_TIMEOUT", 0.1)
    with FileLock(record_path(tmp_path / "output", tmp_path / "cache", "lock")):
        built = build(**cache)
        assert built.code == 1 and "another build is writing into" in built.stderr
    assert build(**cache).code == 0
