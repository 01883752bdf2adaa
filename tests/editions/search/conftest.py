"""The corpus, served as a site of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus import CORPUS_DAY, lay_out
from tests.sample_site import sample_served


@pytest.fixture(scope="module")
def served_corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The corpus laid out as content, and the address of its site."""
    root = tmp_path_factory.mktemp("corpus")
    lay_out(root / "content")
    with sample_served(root, str(root / "content"), CORPUS_DAY) as address:
        yield root / "content", address
