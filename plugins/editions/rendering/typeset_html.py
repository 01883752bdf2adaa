"""Prose: a text's HTML as readers get it, all but the way to the tree's root."""

import html as entities
import re

from ...archive.parsing.body_html import HERE, OWN, PHOTO, ROOT
from ...archive.photo import Photo
from ...archive.post import Post, Text
from ...cache.store import content_key
from ...language.typography import typeset_html
from ..edition import Edition
from ..photo_sizes import FORMATS, largest, of_format
from ..strings import Strings

# A photo, and whether it stands alone in a figure.
SHOWN = re.compile(f'(?P<alone><figure>\\s*)?<img(?P<before>[^>]*?) src="{PHOTO}(?P<name>[^"]*)"(?P<after>[^>]*)>')
SIZES = "(min-width: 62rem) 57rem, (min-width: 44rem) 40rem, 92vw"  # as wide as the stylesheet shows it


def prose(post: Post, text: Text, strings: Strings) -> str:
    """The text's HTML in its language's own script: typeset, with its photos and what the strings label."""
    html = typeset_html(_labelled(text.html, strings), text.language)
    every = iter(range(len(html)))
    return SHOWN.sub(lambda found: _picture(post, found, first=next(every) == 0), html)


def _labelled(html: str, strings: Strings) -> str:
    """With the labels of what Markdown adds to a text."""
    contents = entities.escape(strings.gettext("Contents"))
    html = html.replace('<nav class="toc">', f'<nav class="toc" aria-label="{contents}">')
    html = re.sub(r'(<span class="toctitle">)[^<]*', lambda found: f"{found[1]}{contents}", html)
    back = strings.gettext("Back to the text, to note %(number)s")
    pattern = r'(<a class="footnote-backref"[^>]* title=")(\d+)"'
    return re.sub(pattern, lambda found: f'{found[1]}{entities.escape(back % {"number": found[2]})}"', html)


def _picture(post: Post, found: re.Match[str], first: bool) -> str:
    """A photo in a text; one that stands alone leads to its largest, and all but the first wait until they are near."""
    photo = post.photo(entities.unescape(found["name"]))
    if photo is None:  # in a preview of a draft: only its description can be shown
        return f"<img{found['before']}{found['after']}>"
    shown = picture(photo, ROOT, found["before"] + found["after"] + ("" if first else ' loading="lazy"'), SIZES)
    return f'{found["alone"]}<a href="{ROOT}{largest(photo).url}">{shown}</a>' if found["alone"] else shown


def picture(photo: Photo, root: str, attributes: str, sizes: str) -> str:
    """A photo at the widths that screens need, from a page whence `root` leads to the tree's; its <img> also has the
    attributes. `sizes` says how wide it is shown (https://html.spec.whatwg.org/multipage/images.html#sizes-attributes).
    """
    whole = largest(photo)
    sets = {one: ", ".join(f"{root}{width.url} {width.width}w" for width in of_format(photo, one)) for one in FORMATS}
    return (
        f'<picture><source type="{FORMATS["avif"][0]}" srcset="{sets["avif"]}" sizes="{sizes}">'
        f'<img{attributes} src="{root}{whole.url}" srcset="{sets["jpg"]}" sizes="{sizes}"'
        f' width="{whole.width}" height="{whole.height}" decoding="async"></picture>'
    )


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
    parts = (text.key, edition.tag if converts else "", repr(post.photos))
    return content_key(*parts)
