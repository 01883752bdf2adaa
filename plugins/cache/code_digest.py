"""The code: a digest of all that makes pages of content, so that what was made by other code is made anew."""

import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

from .store import content_key

# Libraries on which what is kept depends.
LIBRARIES = ("babel", "icalendar", "jinja2", "markdown", "nh3", "pelican", "pillow", "typogrify", "unidecode")


@cache
def code_digest() -> str:
    """Of our own modules, of the versions of Python and of those libraries: hex digits."""
    modules = sorted(Path(__file__).parent.parent.rglob("*.py"))
    return content_key(sys.version, *map(Path.read_bytes, modules), *map(version, LIBRARIES))
