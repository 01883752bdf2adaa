"""Hugo, with a small theme that shows what ours shows."""

import shlex
import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import yaml

from . import tree
from .contestant import COLD, EDIT, Contestant
from .corpus import KINDS, Corpus, Post

NAME = "Hugo"
WITH_SEARCH = "Hugo and Pagefind"
LANGUAGES = ("sr", "ru")
SITE = Path(__file__).parent / "sites" / "hugo"


def site(corpus: Corpus, root: Path, peers: Path) -> Contestant:
    """The site in two languages, built by the program itself: the wheel's command would start a Python first."""
    return _site(corpus, root, _program(peers))


def site_with_search(corpus: Corpus, root: Path, peers: Path) -> Contestant:
    """The same, and then the index that Pagefind (https://pagefind.app) makes of its pages."""
    pagefind = next(peers.glob("lib/python*/site-packages/pagefind_bin/pagefind"))
    site = _site(corpus, root, _program(peers))
    command = f"{shlex.join(site.command)} && {shlex.quote(str(pagefind))} --site output"
    return replace(site, name=WITH_SEARCH, command=("sh", "-c", command), steps=(COLD, EDIT))


def _program(peers: Path) -> Path:
    return next(peers.glob("lib/python*/site-packages/hugo/binaries/hugo"))


def _site(corpus: Corpus, root: Path, program: Path) -> Contestant:
    shutil.copytree(SITE, root)
    for language in LANGUAGES:
        for name, text in _texts(corpus, language):
            path = root / "content" / language / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return Contestant(
        name=NAME,
        command=(str(program), "--destination", "output", "--cacheDir", str(root / "cache")),
        root=root,
        caches=("cache", "resources"),
        text=f"content/sr/{_name(corpus.middle)}",
        shown=frozenset({f"sr/{corpus.middle.address}index.html"}),
        files=tree.files("", ("", "sitemap.xml")).union(*(_files(corpus, language) for language in LANGUAGES)),
    )


def _files(corpus: Corpus, language: str) -> frozenset[str]:
    own = tree.pages(corpus.of(language), "kinds/")
    return tree.files(f"{language}/", (*own, "tags/", "kinds/", *tree.feeds("kinds/"), "sitemap.xml"))


def _texts(corpus: Corpus, language: str) -> Iterator[tuple[str, str]]:
    """(name, text) of each file of that language: its posts, and what its lists are called."""
    posts = corpus.of(language)
    yield from ((_name(post), _text(post, language)) for post in posts)
    for section in sorted(set(chain.from_iterable((post.date[:4], post.address[:7]) for post in posts))):
        yield f"{section}/_index.md", _header(title=section.replace("/", "."))
    for slug, names in corpus.names.items():
        if slug in KINDS:
            yield f"kinds/{slug}/_index.md", _header(title=names[language], outputs=["html", "rss"])
        else:
            yield f"tags/{slug}/_index.md", _header(title=names[language])


def _name(post: Post) -> str:
    return f"{post.address.rstrip('/')}.md"


def _text(post: Post, language: str) -> str:
    text = post.text(language)
    given = {"title": text.header["title"], "description": text.header["summary"], "date": post.date}
    place = {"place": text.header["place"]} if "place" in text.header else {}
    return _header(**given, **place, kinds=[post.kind], tags=list(post.tags)) + text.body


def _header(**values: object) -> str:
    return f"---\n{yaml.safe_dump(values, allow_unicode=True)}---\n"
