"""A text's HTML as readers get it: typeset, with its photos and labels, and finished for the page that shows it."""

import html as entities
import re

from ...archive.folders.photo import Photo
from ...archive.post import Post
from ...language.html_tokens import TAG
from ...language.language import Language
from ...language.placeholders import (
    COVERED_PHOTO,
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

# A photo, and whether it stands alone in a figure, or in what covers it there.
SHOWN_PHOTO = re.compile(
    r'(?P<alone><figure>\s*(?:<details class="warned"><summary>[^<]*<b>[^<]*</b></summary>)?)?'
    f'<img(?P<before>[^>]*?) src="{PHOTO_NAME}(?P<name>[^"]*)"(?P<after>[^>]*)>'
)
# What covers it, with the words that show it.
COVERED = re.compile(r'<details class="warned"><summary>([^<]*)<b>([^<]*)</b></summary>.*?</details>', re.DOTALL)
ALT = re.compile(r' alt="([^"]*)"')
SIZES = "(min-width: 62rem) 57rem, (min-width: 44rem) 40rem, 92vw"  # as wide as the stylesheet shows it


def typeset_body(html: MarkedHtml, language: Language, post: Post, strings: Strings) -> TypesetHtml:
    """Return the HTML of a text's body in its language's own script, as readers get it but for the ways to other
    pages."""
    for add in (_label_contents, _cover_photos, _name_notes, _frame_tables):
        html = add(html, strings)
    typeset = typeset_html(html, language)
    numbers = iter(range(len(typeset)))
    folded = typeset.find("<details")  # behind it a photo may be out of sight

    def shown(photo: re.Match[str]) -> str:
        return _show_photo(post, photo, strings, waits=next(numbers) > 0 or -1 < folded < photo.end())

    return TypesetHtml(SHOWN_PHOTO.sub(shown, typeset))


def _label_contents(html: MarkedHtml, strings: Strings) -> MarkedHtml:
    """Return the HTML with the heading of its contents."""
    contents = entities.escape(strings.gettext("Contents"))
    labelled = html.replace('<nav class="toc">', f'<nav class="toc" aria-label="{contents}">')
    return MarkedHtml(re.sub(r'(<span class="toctitle">)[^<]*', lambda start: f"{start[1]}{contents}", labelled))


def _cover_photos(html: MarkedHtml, strings: Strings) -> MarkedHtml:
    """Return the HTML with each photo that a reader must ask for folded away behind a warning."""
    if COVERED_PHOTO not in html:
        return html
    warning = entities.escape(strings.gettext("This photo may be hard to look at."))
    show = entities.escape(strings.gettext("Show it"))
    summary = f"<summary>{warning} <b>{show}</b></summary>"

    def covered(photo: re.Match[str]) -> str:
        return f'<details class="warned">{summary}{photo[0].replace(COVERED_PHOTO, PHOTO_NAME)}</details>'

    return MarkedHtml(re.sub(f'<img [^>]*?src="{COVERED_PHOTO}[^>]*>', covered, html))


def _name_notes(html: MarkedHtml, strings: Strings) -> MarkedHtml:
    """Return the HTML with names for the links to its notes and back, whose words are no more than “1” and “↩”."""
    if 'class="footnote' not in html:
        return html
    note = entities.escape(strings.gettext("Note %(number)s"))
    back = entities.escape(strings.gettext("Back to the text, to note %(number)s"))

    def named(link: re.Match[str]) -> str:
        return f'{link[1]} aria-label="{note % {"number": link[2]}}">{link[2]}<'

    def named_back(link: re.Match[str]) -> str:
        name = back % {"number": link[2]}
        return f'{link[1]} title="{name}" aria-label="{name}"'

    html = MarkedHtml(re.sub(r'(<a class="footnote-ref"[^>]*)>(\d+)<', named, html))
    return MarkedHtml(re.sub(r'(<a class="footnote-backref"[^>]*) title="(\d+)"', named_back, html))


def _frame_tables(html: MarkedHtml, strings: Strings) -> MarkedHtml:
    """Return the HTML with each table in what scrolls sideways, also by keyboard, where the screen is narrower.

    It is no region: of these no two may have one name, and readers would find each among the parts of the page.
    """
    if "<table" not in html:
        return html
    label = entities.escape(strings.gettext("Table"))
    start = f'<div class="scroll" tabindex="0" role="group" aria-label="{label}">'

    def framed(tag: re.Match[str]) -> str:
        if tag[0] == "</table>":
            return "</table></div>"
        return start + tag[0] if tag[0].startswith("<table") else tag[0]

    return MarkedHtml(TAG.sub(framed, html))


def _show_photo(post: Post, match: re.Match[str], strings: Strings, waits: bool) -> str:
    """Return a photo in a text; one that stands alone leads to its largest. One that waits is loaded when it is near,
    and in sight."""
    photo = post.photo(entities.unescape(match["name"]))
    if photo is None:  # in a preview of a draft: only its description can be shown
        return f"{match['alone'] or ''}<img{match['before']}{match['after']}>"
    attributes = match["before"] + match["after"] + (' loading="lazy"' if waits else "")
    shown = picture(photo, TREE_ROOT, attributes, SIZES)
    if not match["alone"]:
        return shown
    alt = ALT.search(attributes)
    name = entities.escape(strings.gettext("Enlarge: %(photo)s")) % {"photo": alt[1] if alt else ""}
    return f'{match["alone"]}<a href="{TREE_ROOT}{largest_size(photo).url}" aria-label="{name}">{shown}</a>'


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


def without_covered_photos(html: FinishedHtml, url: str) -> FinishedHtml:
    """Return the HTML for where nothing can be covered: a link to the page at `url` in place of each such photo."""
    return FinishedHtml(COVERED.sub(lambda covered: f'<p>{covered[1]}<a href="{url}">{covered[2]}</a></p>', html))


def finish_html(html: TypesetHtml, root: str, edition: Edition, native: Edition) -> FinishedHtml:
    """Return the HTML on a page from which `root` leads to the tree's root.

    `edition` is the one that the reader is in, `native` is the one that shows the text in its own language.
    """
    with_homes = html.replace(EDITION_HOME, f"{root}{edition.folder}/").replace(NATIVE_HOME, f"{root}{native.folder}/")
    return FinishedHtml(with_homes.replace(TREE_ROOT, root))
