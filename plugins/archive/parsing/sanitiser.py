"""The sanitiser: which HTML may stand in a text, whatever Markdown or an editor wrote. nh3 does the work."""

import re

import nh3

from ...language.placeholders import SanitisedHtml
from ...messages.message import Message

PHOTO_SCHEME = "photo"  # what Markdown's photos bear, and nothing that an editor writes, until they are sanitised
COVERED_SCHEME = "covered-photo"  # the same of those that a reader must ask for
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
ID = re.compile(r"[a-z0-9][a-z0-9:_-]*")  # the theme's own ids begin with “_”, so that none can clash

BLOCKS = frozenset(
    "blockquote dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr li nav ol p pre summary table tbody td tfoot"
    " th thead tr ul".split()
)
PHRASES = frozenset(
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var".split()
)
TAGS = BLOCKS | PHRASES
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"dir", "id", "lang", "title", "translate"},
    "a": {"href"},
    "img": {"alt", "src"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
# What our own Markdown writes.
CLASSES: dict[str, set[str]] = {
    "a": {"footnote-backref", "footnote-ref"},
    "blockquote": {"pull"},
    "div": {"footnote", "gallery"},
    "nav": {"toc"},
    "span": {"toctitle"},
}

_LINK = Message("link to it: [words](https://…)")
_LOOKS = Message("write the words alone: the theme gives them their looks")
_PAGE = Message("delete it: it would change the page, not the text")
_ASKS = Message("delete it: a page asks readers for nothing; say where they may write")
# What an editor may have meant by an element that may not stand in a text.
INSTEAD = {
    **dict.fromkeys(("audio", "video", "iframe", "embed", "object", "frame", "picture", "source"), _LINK),
    **dict.fromkeys(("font", "center", "big", "strike", "tt", "marquee", "blink"), _LOOKS),
    **dict.fromkeys(("base", "body", "head", "html", "link", "meta", "noscript", "template", "title"), _PAGE),
    **dict.fromkeys(("button", "form", "input", "label", "option", "select", "textarea"), _ASKS),
    **dict.fromkeys(("svg", "canvas", "math"), Message("save the drawing as PNG and put it through make photo")),
    "h1": Message("begin a heading with ##: the post's title is its only <h1>"),
    "iframe": Message("link to the video or map: [words](https://…)"),
    "img": Message("put the photo beside this text with make photo, and write ![what it shows](photo-1.jpg)"),
    "script": Message("delete it: nothing that runs is published"),
    "style": Message("delete it: the theme gives the text its looks"),
}


def allowed_attributes(tag: str) -> frozenset[str]:
    """Return the attributes that an element may bear."""
    return frozenset(ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()))


def _keep(tag: str, attribute: str, value: str) -> str | None:
    """Return the attribute's value, or None to drop it."""
    if attribute == "id" and not ID.fullmatch(value):
        return None
    if attribute == "href" and value.startswith(("//", "\\", "/\\")):
        return None
    if attribute == "src" and not value.startswith((f"{PHOTO_SCHEME}:", f"{COVERED_SCHEME}:")):
        return None
    return value


CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags={"script", "style"},
    attributes=ATTRIBUTES,
    attribute_filter=_keep,
    allowed_classes=CLASSES,
    # So that readers' browsers leave code alone, as every edition does.
    set_tag_attribute_values={tag: {"translate": "no"} for tag in ("code", "kbd", "samp", "var")},
    url_schemes={*SCHEMES, PHOTO_SCHEME, COVERED_SCHEME},
    link_rel=None,
    strip_comments=True,
)


def sanitise(html: str) -> SanitisedHtml:
    """Return HTML with nothing in it but what a text may hold, each tag closed, each attribute in double quotes."""
    return SanitisedHtml(CLEANER.clean(html).replace("&nbsp;", "\u00a0"))
