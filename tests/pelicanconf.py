"""The settings that tests build with: the project's, with the three editions that the tests are written for.

So the tests say nothing about an edition that is added to the project; what does is in tests/project and
tests/build/test_own_content.py, which take the project's settings as they are.
"""

import runpy
from pathlib import Path

globals().update(runpy.run_path(str(Path(__file__).resolve().parent.parent / "pelicanconf.py")))

EDITIONS = {folder: EDITIONS[folder] for folder in ("sr-cyrl", "sr-latn", "ru")}  # type: ignore[name-defined]  # noqa: F821
