"""The sample site and the corpus, each built once for all tests of pages that only look."""

import os
from pathlib import Path

import pytest
from pelican import Pelican
from pelican.settings import read_settings

from tests.corpus import lay_out
from tests.paths import SETTINGS, needs_shared
from tests.sample_site import SAMPLE, SAMPLE_DAY, SITEURL
from tests.small_site import Built


def built(content: Path, root: Path) -> Built:
    """The sample site, or that of other content, built into root/output for SITEURL, as on the sample's day."""
    output = root / "output"
    settings = {"PATH": str(content), "OUTPUT_PATH": str(output), "CACHE_PATH": str(root / "cache"), "SITEURL": SITEURL}
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = SAMPLE_DAY
    try:
        Pelican(read_settings(str(SETTINGS), override=settings)).run()
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH") if before is None else os.environ.update(SOURCE_DATE_EPOCH=before)
    return Built(output, "", "", 0)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(SAMPLE, tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("corpus")
    lay_out(root / "content")
    return built(root / "content", root)


@pytest.fixture(params=["sample", pytest.param("corpus", marks=needs_shared)])
def tree(request: pytest.FixtureRequest) -> Built:
    """The sample site, and other people's texts."""
    tree = request.getfixturevalue(request.param)
    assert isinstance(tree, Built)
    return tree
