"""Inputs: what names all that a build reads. Where it is as before, so is the tree."""

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..cache.code_digest import code_digest
from ..cache.store import content_key


def inputs(settings: Mapping[str, Any], day: datetime.date, *folders: bytes) -> str:
    """A digest of the code, the settings, the day, and the folders of content and theme, whose digests are given."""
    said = json.dumps(sorted(settings.items()), default=_named, ensure_ascii=False)
    return content_key(code_digest(), said, day.isoformat(), *folders)


def content_of(path: Path) -> str:
    """What names a file's content; "" where there is none."""
    return content_key(path.read_bytes()) if path.is_file() else ""


def _named(value: object) -> str:
    """What stands for a setting that is no plain data, such as a function of Pelican's."""
    return getattr(value, "__qualname__", type(value).__qualname__)
