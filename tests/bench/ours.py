"""This site, from a copy of what git has of it."""

import compileall
import json
import shutil
import subprocess
import sys
from itertools import chain
from pathlib import Path

from . import tree
from .contestant import COLD, EDIT, STEPS, Contestant
from .corpus import PROJECT, Corpus

NAME = "this site"
WITH_SEARCH = "this site, with search"
EDITIONS = ("sr-cyrl/", "sr-latn/", "ru/")
ALONE = ("tags/", "archive/", "search/")  # the pages of an edition that are no lists
ROOT = ("", "404.html", "sitemap.xml")  # what editions share


def site(corpus: Corpus, root: Path) -> Contestant:
    """The site without its search, as its peers are without one."""
    return _site(corpus, root, NAME, tuple(STEPS), "INDEX=false")


def site_with_search(corpus: Corpus, root: Path) -> Contestant:
    return _site(corpus, root, WITH_SEARCH, (COLD, EDIT))


def _site(corpus: Corpus, root: Path, name: str, steps: tuple[str, ...], *settings: str) -> Contestant:
    _copy(root)
    shutil.copytree(corpus.content, root / "content")
    return Contestant(
        name=name,
        command=(*_command(), f"SITEURL={json.dumps('https://example.org/site')}", *settings),
        root=root,
        caches=(".cache",),
        text=str((corpus.middle.folder / "sr.md").relative_to(corpus.content.parent)),
        shown=frozenset(f"{home}{corpus.middle.address}index.html" for home in EDITIONS[:2]),
        files=_files(corpus),
        steps=steps,
    )


def _command() -> tuple[str, ...]:
    pelican = str(Path(sys.prefix) / "bin" / "pelican")
    return pelican, "content", "-s", "pelicanconf.py", "-o", "output", "--fatal", "errors", "-e"


def _copy(root: Path) -> None:
    """Copies the tracked files that make the site, compiled as pip compiles what it installs."""
    listed = subprocess.check_output(["git", "ls-files", "-z", "pelicanconf.py", "plugins", "theme"], cwd=PROJECT)
    for name in listed.decode().strip("\0").split("\0"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(PROJECT / name, root / name)
    compileall.compile_dir(root / "plugins", quiet=1)


def _files(corpus: Corpus) -> frozenset[str]:
    """Every edition has every post: one without a text in its language stands there as it is, one with two also side
    by side."""
    parallel = (f"{post.address}parallel/" for post in corpus.posts if len(post.languages) > 1)
    addresses = (*tree.pages(corpus.posts), *parallel, *ALONE, *tree.feeds())
    return tree.files("", ROOT).union(chain.from_iterable(tree.files(home, addresses) for home in EDITIONS))
