"""The corpus: other people's real texts, as a content tree of 164 posts."""

import subprocess
import sys
from pathlib import Path

from tests.paths import SHARED

CORPUS_DAY = "1795392000"  # 2026-11-22, after the last of them


def lay_out(content: Path) -> None:
    """Lay the corpus out as a content tree."""
    subprocess.run([sys.executable, str(SHARED / "corpus" / "lay_out.py"), str(content)], check=True)
