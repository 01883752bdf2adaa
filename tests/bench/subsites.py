"""Pelican with i18n-subsites, with a small theme that shows what ours shows."""

import json
import shutil
from pathlib import Path

from . import tree
from .contestant import Contestant
from .corpus import Corpus, Post

NAME = "i18n-subsites"
HOMES = {"sr": "", "ru": "ru/"}
MOST = 1000  # posts, unless it is asked for: with more it takes many minutes
SITE = Path(__file__).parent / "sites" / "subsites"


def site(corpus: Corpus, root: Path, peers: Path) -> Contestant:
    """The site in two languages, the second one a subsite of the first."""
    shutil.copytree(SITE, root)
    (root / "content").mkdir()
    for post in corpus.posts:
        for language in post.languages:
            (root / _name(post, language)).write_text(_text(post, language), "utf-8")
    names = {language: {slug: names[language] for slug, names in corpus.names.items()} for language in HOMES}
    (root / "names.json").write_text(json.dumps(names), "utf-8")
    return Contestant(
        name=NAME,
        command=(
            str(peers / "bin" / "pelican"),
            "content",
            "-s",
            "pelicanconf.py",
            "-o",
            "output",
            "--fatal",
            "errors",
        ),
        root=root,
        caches=("cache",),
        text=_name(corpus.middle, "sr"),
        shown=frozenset({f"{corpus.middle.address}index.html"}),
        files=frozenset().union(*(_files(corpus, language) for language in HOMES)),
    )


def _files(corpus: Corpus, language: str) -> frozenset[str]:
    own = tree.pages(corpus.of(language), "kinds/")
    return tree.files(HOMES[language], (*own, "tags/", "kinds/", *tree.feeds("kinds/"), "sitemap.xml"))


def _name(post: Post, language: str) -> str:
    return f"content/{post.slug}.{language}.md"


def _text(post: Post, language: str) -> str:
    text = post.text(language)
    own = {key: text.header[key] for key in ("title", "summary", "place") if key in text.header}
    header = {
        "date": post.date,
        "slug": post.slug,
        "lang": language,
        "category": post.kind,
        "tags": ", ".join(post.tags),
    }
    return "".join(f"{key}: {value}\n" for key, value in (own | header).items()) + f"\n{text.body}"
