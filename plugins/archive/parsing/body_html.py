"""Markup: a text's body as sanitised HTML, with what it shows and links to, and the rules for all that.

Where the HTML names something that only the page showing it can know, a mark stands in for it: a character that no
source may hold (see `source.UNSAFE`).
"""

import html as entities
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ...cache.time_limit import SECONDS, bounded
from ...language.html_tokens import attributes
from ...language.language import Language
from ..problem import Problem, Reading, letter
from .link import Link, address, read_link
from .markdown import render
from .sanitiser import CLASSES, ID, INSTEAD, PHOTO_SCHEME, TAGS, allowed, sanitise
from .source_file import UNSAFE, Body

HERE = "\ufdd0"  # the home of the edition in which the text is read: a post's address follows
OWN = "\ufdd1"  # the home of the edition in the text's own language: an address with a fragment follows
PHOTO = "\ufdd2"  # the name of a photo in the post's folder follows
ROOT = "\ufdd3"  # the root of the tree: an address follows

PHOTO_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.(jpe?g|png|webp|avif)", re.IGNORECASE)


@dataclass(frozen=True)  # without slots, for pickle is slow to bring those back
class Markup:
    """What other texts and the page ask of a text's HTML."""

    links: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()  # the ids in the HTML
    photos: tuple[str, ...] = ()  # names of the photos that it shows, as they come


NOTHING = ("", Markup())


def read_markup(body: Body, language: Language, folder: str, name: str) -> Reading[tuple[str, Markup]]:
    """The body's HTML, and its markup. `folder` is the post's, `name` the text's file."""
    first = body.first
    try:
        with bounded(SECONDS):
            html, elements = render(body.text, language)
    except TimeoutError:
        yield Problem(name, first, f"Markdown takes over {SECONDS:.0f} seconds for this text", "simplify it")
        return NOTHING
    except RecursionError:
        yield Problem(name, first, "lists or quotes are nested too deeply here", "use fewer levels")
        return NOTHING
    except Exception as error:  # python-markdown fails in many ways on what is hardly text
        yield Problem(name, first, f"Markdown cannot read this text ({error!r})", "look for odd brackets or tags")
        return NOTHING
    for tag, given in elements:
        if given or tag not in TAGS:
            yield from _check_element(tag, given, folder, name, body)
    safe = sanitise(html)
    if unsafe := UNSAFE.search(safe):  # it came by its number: &#x202e;
        yield Problem(name, body.line_of("&#"), f"an invisible character stands here, {letter(unsafe[0])}", "delete it")
        return NOTHING
    # What an editor wrote as HTML is read in another way by a browser than by us where it is malformed. So what the
    # sanitiser left is looked at again.
    links = yield from _check_links(safe, folder, name, body)
    clean = _resolved(safe, folder)
    ids = re.findall(r'<[^>]* id="([^"]*)"', clean)
    for double in sorted({one for one in ids if ids.count(one) > 1}):
        yield Problem(name, body.line_of(f"#{double}"), f"two places are called “#{double}”", "rename one")
    photos = tuple(dict.fromkeys(re.findall(f'<img[^>]* src="{PHOTO}([^"]*)"', clean)))
    return clean, Markup(tuple(links), frozenset(ids), photos)


def _check_links(html: str, folder: str, name: str, body: Body) -> Reading[list[Link]]:
    """The links to posts in sanitised HTML, after a problem for each that leads nowhere, and each foreign picture."""
    links = []
    for tag in re.findall(r"<(?:a|img) [^>]*>", html):
        given = {key: entities.unescape(value) for key, value in attributes(tag).items()}
        if tag.startswith("<img") and "src" not in given:
            yield Problem(name, body.line_of("<img"), "<img> may not stand in a text", INSTEAD["img"])
        if tag.startswith("<a") and "href" in given:
            link, advice = read_link(given["href"], folder)
            links += [link] if link else []
            if advice:
                yield _lost(given["href"], advice, name, body)
    return links


def _check_element(tag: str, given: Mapping[str, str | None], folder: str, name: str, body: Body) -> Reading[None]:
    """The problems of an element as Markdown or an editor wrote it."""
    source = given.get("src") or ""
    if tag not in TAGS or (tag == "img" and not source):
        instead = INSTEAD.get(tag) or "write it in Markdown, or write &lt; where the sign itself is meant"
        yield Problem(name, body.line_of(f"<{tag}"), f"<{tag}> may not stand in a text", instead)
        return
    yield from _check_attributes(tag, given, name, body)
    if (id_ := given.get("id")) and not ID.fullmatch(id_):
        yield Problem(name, body.line_of(id_), f"“{id_}” is no id", "use small letters a–z, digits and hyphens")
    if tag == "img":
        yield from _check_photo(source.removeprefix(f"{PHOTO_SCHEME}:"), given.get("alt") or "", name, body)
    href = given.get("href")
    if tag == "a" and href is not None and (advice := read_link(href, folder)[1]):
        yield _lost(href, advice, name, body)


def _lost(href: str, advice: str, name: str, body: Body) -> Problem:
    """What is wrong with a link that leads nowhere."""
    line = body.line_of(href or "]()") or body.line_of("<a")
    return Problem(name, line, f"“{' '.join(href.split())}” leads nowhere", advice)


def _check_attributes(tag: str, given: Mapping[str, str | None], name: str, body: Body) -> Reading[None]:
    """A warning for each attribute that the sanitiser leaves out, and each class."""
    classes = set((given.get("class") or "").split()) - CLASSES.get(tag, set())
    for one in sorted(classes) if tag != "code" else ():  # fenced code names its language
        yield Problem(name, body.line_of(one), f"the class “{one}” on <{tag}> is left out", "delete it", warning=True)
    for key in sorted(given.keys() - allowed(tag) - {"class"}):
        line = body.line_of(f"{key}=") or body.line_of(f"<{tag}")
        yield Problem(name, line, f"{key}=… on <{tag}> is left out", "delete it", warning=True)


def _check_photo(source: str, alt: str, name: str, body: Body) -> Reading[None]:
    line = body.line_of(f"]({source}") or body.line_of(source)
    if not PHOTO_NAME.fullmatch(source):
        instead = "put it beside this text with make photo, and write its name alone: ![what it shows](photo-1.jpg)"
        if PHOTO_NAME.match(source):  # «a caption» in quotes that Markdown does not know
            instead = 'write the caption in straight quotes: ![what it shows](photo-1.jpg "Caption")'
        yield Problem(name, line, f"“{source}” is no photo in this folder", instead)
    if not alt.strip():
        instead = f"say for those who do not see it what it shows: ![…]({source})"
        yield Problem(name, line, f"the photo {source} has no description", instead)


def _resolved(html: str, folder: str) -> str:
    """Sanitised HTML with marks for its links to posts and its photos."""

    def address_of(found: re.Match[str]) -> str:
        link, _ = read_link(entities.unescape(found[2]), folder)
        if link is None or not link.folder:
            return found[0]
        end = f"#{entities.escape(link.fragment)}" if link.fragment else ""
        return f"{found[1]}{OWN if end else HERE}{address(link.folder)}{end}"

    html = re.sub(r'(<a [^>]*?href=")([^"]*)', address_of, html)
    return re.sub(rf'(<img [^>]*?src="){PHOTO_SCHEME}:', rf"\1{PHOTO}", html)
