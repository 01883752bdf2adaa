"""Prose: a text's HTML as readers get it, all but the way to the tree's root."""

import hashlib
import html as entities
import re

from ..archive.markup import HERE, OWN, PHOTO, ROOT
from ..archive.post import Post, Text
from .edition import Edition
from .strings import Strings
from .typography import typeset_html


def prose(post: Post, text: Text, strings: Strings) -> str:
    """The text's HTML in its language's own script: typeset, with its photos and what the strings label."""
    html = typeset_html(_labelled(text.markup.html, strings), text.language)
    return re.sub(f'src="{PHOTO}([^"]*)"', lambda found: _photo(post, found[1]), html)


def _labelled(html: str, strings: Strings) -> str:
    """With the labels of what Markdown adds to a text."""
    contents = entities.escape(strings.gettext("Contents"))
    html = html.replace('<nav class="toc">', f'<nav class="toc" aria-label="{contents}">')
    html = re.sub(r'(<span class="toctitle">)[^<]*', lambda found: f"{found[1]}{contents}", html)
    back = strings.gettext("Back to the text, to note %(number)s")
    pattern = r'(<a class="footnote-backref"[^>]* title=")(\d+)"'
    return re.sub(pattern, lambda found: f'{found[1]}{entities.escape(back % {"number": found[2]})}"', html)


def _photo(post: Post, name: str) -> str:
    photo = post.photo(entities.unescape(name))
    return f'src="{ROOT}{photo.address}" width="{photo.width}" height="{photo.height}"'


def placed(html: str, base: str, edition: Edition, own: Edition) -> str:
    """Prose on a page from which `base` leads to the tree's root.

    `edition` is the one that the reader is in, `own` one that shows the text in its own language.
    """
    html = html.replace(HERE, f"{base}{edition.folder}/").replace(OWN, f"{base}{own.folder}/")
    return html.replace(ROOT, base)


def prose_key(post: Post, text: Text, edition: Edition) -> str:
    """A digest of all that goes into the text's prose in that edition, but the code and the strings.

    A page that holds it changes when, and only when, the prose does.
    """
    converts = edition.conversion is not None and text.language == edition.language
    parts = (text.language.code, edition.tag if converts else "", text.markup.html, repr(post.photos))
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()
