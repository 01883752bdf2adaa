"""`make lighthouse`: Lighthouse's scores of the sample site's pages, as a table."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser import CHROMIUM
from tests.paths import PROJECT
from tests.sample_site import sample_served

PAGES = {"home": "", "post with photos": "2023/02/anniversary/", "archive": "archive/"}
FOLDERS = ("sr-cyrl", "sr-latn", "ru")
SCORES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def audited(url: str) -> list[int]:
    """The page's four scores on a slow phone, of 100."""
    program = PROJECT / "tests" / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
    command = [str(program), url, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    told = subprocess.run(
        command, env=os.environ | {"CHROME_PATH": CHROMIUM}, capture_output=True, text=True, check=True
    )
    report = json.loads(told.stdout)
    for name, found in report["audits"].items():
        if (
            found["score"] is not None
            and found["score"] < 0.9
            and found.get("scoreDisplayMode") in ("binary", "numeric")
        ):
            print(f"  {url}: {name}: {found.get('displayValue') or found['title']}", file=sys.stderr)
    return [round(100 * report["categories"][name]["score"]) for name in SCORES]


def main() -> None:
    """Prints the table; exits with 1 where a score is below 95."""
    rows = []
    with tempfile.TemporaryDirectory() as root, sample_served(Path(root)) as address:
        pages = {f"{name}, {one}": f"{one}/{path}" for name, path in PAGES.items() for one in FOLDERS} | {"chooser": ""}
        for name, path in pages.items():
            rows.append((name, audited(f"{address}/{path}")))
    print(f"| page | {' | '.join(SCORES)} |\n|---|{'---|' * len(SCORES)}")
    for name, scores in rows:
        print(f"| {name} | {' | '.join(map(str, scores))} |")
    sys.exit(min(min(scores) for _, scores in rows) < 95)


if __name__ == "__main__":
    main()
