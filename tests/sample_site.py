"""The sample site, which has everything that a site can show: built, served, or published and served."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.publish.publication import publish
from plugins.publish.published_branch import open_branch
from tests.paths import PROJECT, SETTINGS
from tests.publish.judged import judged_of
from tests.static_host import nginx_served, reserved_port, served

SAMPLE = PROJECT / "tests" / "site"
SITEURL = "https://example.org/site"
SAMPLE_DAY = "1782864000"  # 2026-07-01, as `make demo` has it


def build_sample(tree: Path, address: str, content: str = "tests/site", day: str = SAMPLE_DAY) -> None:
    """Build the sample site, or that of other content, for that address, with a cache beside the tree."""
    # In a process of its own: whoever looks at the pages may have another day, or no Pelican.
    cache = tree.parent / "cache"
    settings = [f'SITEURL="{address}"', 'CONTACT_EMAIL="group@example.org"', f'CACHE_PATH="{cache}"']
    command = [sys.executable, "-m", "pelican", content, "-s", str(SETTINGS), "-o", str(tree)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": day}
    subprocess.run(
        [*command, "--fatal", "errors", "-e", *settings],
        cwd=PROJECT,
        env=environment,
        check=True,
        capture_output=True,
    )


@contextmanager
def sample_served(root: Path, content: str = "tests/site", day: str = SAMPLE_DAY) -> Iterator[str]:
    """The address of the sample site, or of that of other content, built for it."""
    with served(root) as address:
        build_sample(root / "site", address, content, day)
        yield address


@contextmanager
def sample_published(root: Path) -> Iterator[str]:
    """The address of the sample site as a host serves its published branch: nginx, or our own where there is none."""
    with reserved_port() as port:
        _publish_sample(root, f"http://127.0.0.1:{port}/site")
        with nginx_served(root, port) if shutil.which("nginx") else served(root / "www", port) as address:
            yield address


def _publish_sample(root: Path, address: str) -> None:
    """Publish the sample site for that address, and lay what is published into root/www/site."""
    host = root / "host.git"
    build_sample(root / "built", address)
    subprocess.run(["git", "init", "-q", "--bare", str(host)], check=True)
    names = [path.relative_to(root / "built").as_posix() for path in (root / "built").rglob("*") if path.is_file()]
    with open_branch(str(host), "gh-pages", "Site", root / "cache") as branch:
        publish(judged_of(root / "built", names, address), branch)
    clone = ["git", "clone", "-q", "--depth=1", "--branch=gh-pages", host.as_uri(), str(root / "www" / "site")]
    subprocess.run(clone, check=True)
    shutil.rmtree(root / "www" / "site" / ".git")
