"""Where things lie: the project, and other people's texts beside it."""

from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
SETTINGS = PROJECT / "tests" / "pelicanconf.py"  # that tests build with
SHARED = PROJECT.parent / "shared"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here: tests on other people's texts")
