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
from tests.site_settings import FOLDERS

PAGES = {"home": "", "post with photos": "2023/02/anniversary/", "archive": "archive/"}
SCORES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def audited(url: str) -> list[int]:
    """The page's four scores on a slow phone, of 100."""
    program = PROJECT / "tests" / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
    command = [str(program), url, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    process = subprocess.run(
        command, env=os.environ | {"CHROME_PATH": CHROMIUM}, capture_output=True, text=True, check=True
    )
    report = json.loads(process.stdout)
    for name, audit in report["audits"].items():
        if (
            audit["score"] is not None
            and audit["score"] < 0.9
            and audit.get("scoreDisplayMode") in ("binary", "numeric")
        ):
            print(f"  {url}: {name}: {audit.get('displayValue') or audit['title']}", file=sys.stderr)
    return [round(100 * report["categories"][name]["score"]) for name in SCORES]


def main() -> None:
    """Prints the table; exits with 1 where a score is below 95."""
    rows = []
    with tempfile.TemporaryDirectory() as root, sample_served(Path(root)) as address:
        pages = {f"{name}, {folder}": f"{folder}/{path}" for name, path in PAGES.items() for folder in FOLDERS} | {
            "chooser": ""
        }
        for name, path in pages.items():
            rows.append((name, audited(f"{address}/{path}")))
    print(f"| page | {' | '.join(SCORES)} |\n|---|{'---|' * len(SCORES)}")
    for name, scores in rows:
        print(f"| {name} | {' | '.join(map(str, scores))} |")
    sys.exit(min(min(scores) for _, scores in rows) < 95)


if __name__ == "__main__":
    main()
