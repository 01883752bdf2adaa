"""A text's HTML as readers get it: typeset, with its photos and labels, and finished for the page that shows it."""

import html as entities
import re

from ...archive.folders.photo import Photo
from ...archive.post import Post
from ...language.language import Language
from ...language.placeholders import (
    EDITION_HOME,
    NATIVE_HOME,
    PHOTO_NAME,
    TREE_ROOT,
    FinishedHtml,
    MarkedHtml,
    TypesetHtml,
)
from ...language.typography import typeset_html
from ..edition import Edition
from ..photo_sizes import FORMATS, largest_size, sizes_in_format
from ..strings import Strings

# A photo, and whether it stands alone in a figure.
SHOWN_PHOTO = re.compile(
    f'(?P<alone><figure>\\s*)?<img(?P<before>[^>]*?) src="{PHOTO_NAME}(?P<name>[^"]*)"(?P<after>[^>]*)>'
)
SIZES = "(min-width: 62rem) 57rem, (min-width: 44rem) 40rem, 92vw"  # as wide as the stylesheet shows it


def typeset_body(html: MarkedHtml, language: Language, post: Post, strings: Strings) -> TypesetHtml:
    """Return the HTML of a text's body in its language's own script, as readers get it but for the ways to other
    pages."""
    typeset = typeset_html(_label(html, strings), language)
    numbers = iter(range(len(typeset)))
    return TypesetHtml(SHOWN_PHOTO.sub(lambda photo: _show_photo(post, photo, is_first=next(numbers) == 0), typeset))


def _label(html: MarkedHtml, strings: Strings) -> MarkedHtml:
    """Return the HTML with the labels of what Markdown adds to a text."""
    contents = entities.escape(strings.gettext("Contents"))
    labelled = html.replace('<nav class="toc">', f'<nav class="toc" aria-label="{contents}">')
    labelled = re.sub(r'(<span class="toctitle">)[^<]*', lambda start: f"{start[1]}{contents}", labelled)
    back = strings.gettext("Back to the text, to note %(number)s")
    pattern = r'(<a class="footnote-backref"[^>]* title=")(\d+)"'
    return MarkedHtml(
        re.sub(pattern, lambda title: f'{title[1]}{entities.escape(back % {"number": title[2]})}"', labelled)
    )


def _show_photo(post: Post, match: re.Match[str], is_first: bool) -> str:
    """Return a photo in a text; one that stands alone leads to its largest, and all but the first wait until they are
    near."""
    photo = post.photo(entities.unescape(match["name"]))
    if photo is None:  # in a preview of a draft: only its description can be shown
        return f"<img{match['before']}{match['after']}>"
    attributes = match["before"] + match["after"] + ("" if is_first else ' loading="lazy"')
    shown = picture(photo, TREE_ROOT, attributes, SIZES)
    return f'{match["alone"]}<a href="{TREE_ROOT}{largest_size(photo).url}">{shown}</a>' if match["alone"] else shown


def picture(photo: Photo, root: str, attributes: str, sizes: str) -> str:
    """Return a photo at the widths that screens need, from a page whence `root` leads to the tree's.

    Its <img> also has the attributes. `sizes` says how wide it is shown
    (https://html.spec.whatwg.org/multipage/images.html#sizes-attributes).
    """
    whole = largest_size(photo)
    srcset = {
        format_: ", ".join(f"{root}{size.url} {size.width}w" for size in sizes_in_format(photo, format_))
        for format_ in FORMATS
    }
    return (
        f'<picture><source type="{FORMATS["avif"][0]}" srcset="{srcset["avif"]}" sizes="{sizes}">'
        f'<img{attributes} src="{root}{whole.url}" srcset="{srcset["jpg"]}" sizes="{sizes}"'
        f' width="{whole.width}" height="{whole.height}" decoding="async"></picture>'
    )


def finish_html(html: TypesetHtml, root: str, edition: Edition, native: Edition) -> FinishedHtml:
    """Return the HTML on a page from which `root` leads to the tree's root.

    `edition` is the one that the reader is in, `native` is the one that shows the text in its own language.
    """
    with_homes = html.replace(EDITION_HOME, f"{root}{edition.folder}/").replace(NATIVE_HOME, f"{root}{native.folder}/")
    return FinishedHtml(with_homes.replace(TREE_ROOT, root))
