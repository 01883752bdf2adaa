"""The code: a digest of all that makes pages of content, so that what was made by other code is made anew."""

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

# Libraries on which what is kept depends.
LIBRARIES = ("babel", "icalendar", "jinja2", "markdown", "nh3", "pelican", "pillow", "typogrify", "unidecode")


@cache
def code_digest() -> str:
    """Of our own modules, of the versions of Python and of those libraries: hex digits."""
    made = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for path in sorted(Path(__file__).parent.parent.rglob("*.py")):
        made.update(path.read_bytes())
    made.update(repr([version(name) for name in LIBRARIES]).encode())
    return made.hexdigest()
