"""The digest of the code that makes pages of content, so that what was made by other code is made anew."""

import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

from .store import make_key

# Libraries on which what is in the cache depends.
LIBRARIES = ("babel", "icalendar", "jinja2", "markdown", "nh3", "pelican", "pillow", "typogrify", "unidecode")
PLUGINS = Path(__file__).parent.parent
DATA = PLUGINS / "language" / "stems"


@cache
def code_digest() -> str:
    """Return a digest of our own modules and their data, and of the versions of Python and of those libraries."""
    files = sorted((*PLUGINS.rglob("*.py"), *DATA.glob("*.txt")))
    return make_key(sys.version, *map(Path.read_bytes, files), *map(version, LIBRARIES))
