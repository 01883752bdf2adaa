"""The sample site and the corpus, each built once for all tests of pages that only look."""

import pytest

from tests.corpus import lay_out
from tests.paths import needs_shared
from tests.sample_site import SAMPLE, built_in_this_process
from tests.small_site import Built


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built_in_this_process(SAMPLE, tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("corpus")
    lay_out(root / "content")
    return built_in_this_process(root / "content", root)


@pytest.fixture(params=["sample", pytest.param("corpus", marks=needs_shared)])
def tree(request: pytest.FixtureRequest) -> Built:
    """The sample site, and other people's texts."""
    built = request.getfixturevalue(request.param)
    assert isinstance(built, Built)
    return built
