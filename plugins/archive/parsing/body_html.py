"""A text's body as sanitised HTML with placeholders, what it refers to, and the rules for all that."""

import html as entities
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ...cache.time_limit import SECONDS, time_limit
from ...language.html_tokens import read_elements
from ...language.language import Language
from ...language.placeholders import (
    COVERED_PHOTO,
    EDITION_HOME,
    NATIVE_HOME,
    PHOTO_NAME,
    MarkedHtml,
    SanitisedHtml,
)
from ...messages.message import Message, plural_message
from ..address import address_of
from ..problem import Problem, Reading
from .body import Body
from .body_rules import check_body
from .github_blocks import WARNING
from .link import Link, read_link
from .markdown import render
from .sanitiser import CLASSES, COVERED_SCHEME, ID, INSTEAD, PHOTO_SCHEME, TAGS, allowed_attributes, sanitise
from .source_file import UNSAFE, invisible_character

PHOTO_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.(jpe?g|png|webp|avif)", re.IGNORECASE)


@dataclass(frozen=True)  # without slots, for pickle is slow to bring those back
class References:
    """What a text's HTML refers to, and what in it others can refer to."""

    links: tuple[Link, ...] = ()  # to posts and pages, and within the text
    anchors: frozenset[str] = frozenset()  # the ids in the HTML
    photos: Mapping[str, int] = field(default_factory=dict)  # name → line, of each photo that it shows, as they come
    alts: Mapping[str, str] = field(default_factory=dict)  # name → what it shows, in words
    covered: frozenset[str] = frozenset()  # names of the photos that a reader must ask for
    uncovered: frozenset[str] = frozenset()  # of those that are shown at once


NOTHING = (MarkedHtml(""), References())


def read_body_html(body: Body, language: Language, folder: str, name: str) -> Reading[tuple[MarkedHtml, References]]:
    """Return the body's HTML, and its references. `folder` is the post's inside content/, `name` the text's file."""
    first = body.first
    try:
        with time_limit(SECONDS):
            rendered = render(body.text, language)
    except TimeoutError:
        what = plural_message(
            "Markdown takes over {number} second for this text",
            "Markdown takes over {number} seconds for this text",
            round(SECONDS),
        )
        yield Problem(name, first, what, Message("simplify it"))
        return NOTHING
    except RecursionError:
        what = Message("lists or quotes are nested too deeply here")
        yield Problem(name, first, what, Message("use fewer levels"))
        return NOTHING
    except Exception as error:  # python-markdown fails in many ways on what is hardly text
        what = Message("Markdown cannot read this text ({error})", error=repr(error))
        yield Problem(name, first, what, Message("look for odd brackets or tags"))
        return NOTHING
    for tag, attributes in rendered.elements:
        if attributes or tag not in TAGS:
            yield from _check_element(tag, attributes, folder, name, body)
    sanitised = sanitise(rendered.html)
    if unsafe := UNSAFE.search(sanitised):  # it came by its number: &#x202e;
        yield invisible_character(name, body.line_of("&#"), unsafe[0])
        return NOTHING
    yield from check_body(rendered, body, sanitised, name)
    references = yield from _read_references(sanitised, folder, name, body)
    return _with_placeholders(sanitised, folder), references


def _read_references(html: SanitisedHtml, folder: str, name: str, body: Body) -> Reading[References]:
    """Return what the HTML refers to, after a problem for each link that leads nowhere and each foreign picture.

    What an editor wrote as HTML is read in another way by a browser than by us where it is malformed. So what the
    sanitiser left is looked at again.
    """
    links: list[Link] = []
    ids: list[str] = []
    photos: dict[str, int] = {}
    alts: dict[str, str] = {}
    shown: dict[str, set[str]] = {PHOTO_SCHEME: set(), COVERED_SCHEME: set()}
    for tag, attributes in read_elements(html):
        if "id" in attributes:
            ids.append(attributes["id"])
        if tag == "img" and "src" not in attributes:
            yield Problem(name, body.line_of("<img"), _may_not_stand("img"), INSTEAD["img"])
        elif tag == "img":
            scheme, _, photo = attributes["src"].partition(":")
            shown[scheme].add(photo)
            photos.setdefault(photo, _line_of_photo(photo, body))
            alts.setdefault(photo, " ".join(attributes.get("alt", "").split()))
        elif tag == "a" and "href" in attributes and not attributes["href"].startswith("#fnref:"):  # a note's way back
            link, advice = read_link(attributes["href"], folder)
            links += [replace(link, line=body.line_of(link.href))] if link else []
            if advice:
                yield _dead_link(attributes["href"], advice, name, body)
    for repeated in sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        what = Message("two places are called “#{id}”", id=repeated)
        yield Problem(name, body.line_of(f"#{repeated}"), what, Message("rename one"))
    covered, uncovered = frozenset(shown[COVERED_SCHEME]), frozenset(shown[PHOTO_SCHEME])
    return References(tuple(links), frozenset(ids), photos, alts, covered, uncovered)


def _may_not_stand(tag: str) -> Message:
    return Message("<{tag}> may not stand in a text", tag=tag)


def _check_element(tag: str, attributes: Mapping[str, str | None], folder: str, name: str, body: Body) -> Reading[None]:
    """Yield the problems of an element as Markdown or an editor wrote it."""
    source = attributes.get("src") or ""
    if tag not in TAGS or (tag == "img" and not source):
        instead = INSTEAD.get(tag) or Message("write it in Markdown, or write &lt; where the sign itself is meant")
        yield Problem(name, body.line_of(f"<{tag}"), _may_not_stand(tag), instead)
        return
    yield from _check_attributes(tag, attributes, name, body)
    if (id_ := attributes.get("id")) and not ID.fullmatch(id_):
        instead = Message("use small letters a–z, digits and hyphens")
        yield Problem(name, body.line_of(id_), Message("“{id}” is no id", id=id_), instead)
    if tag == "img":
        photo, alt, caption = source.partition(":")[2], attributes.get("alt") or "", attributes.get("title") or ""
        yield from _check_photo(photo, alt, name, body)
        if caption or WARNING.search(alt):
            is_meant_covered = WARNING.search(alt + caption) is not None
            no_caption = Message("a photo among words shows no caption")
            what = Message("a photo among words cannot be covered") if is_meant_covered else no_caption
            instead = Message("give the photo a line of its own")
            yield Problem(name, _line_of_photo(photo, body), what, instead, warning=not is_meant_covered)
    href = attributes.get("href")
    if tag == "a" and href is not None and (advice := read_link(href, folder)[1]):
        yield _dead_link(href, advice, name, body)


def _dead_link(href: str, advice: Message, name: str, body: Body) -> Problem:
    """Return what is wrong with a link that leads nowhere."""
    line = body.line_of(f"]({href}") or body.line_of(href or "]()") or body.line_of("<a")
    return Problem(name, line, Message("“{href}” leads nowhere", href=" ".join(href.split())), advice)


def _check_attributes(tag: str, attributes: Mapping[str, str | None], name: str, body: Body) -> Reading[None]:
    """Yield a warning for each attribute that the sanitiser leaves out, and each class."""
    classes = set((attributes.get("class") or "").split()) - CLASSES.get(tag, set())
    for class_ in sorted(classes) if tag != "code" else ():  # fenced code names its language
        what = Message("the class “{name}” on <{tag}> is left out", name=class_, tag=tag)
        yield Problem(name, body.line_of(class_), what, Message("delete it"), warning=True)
    for attribute in sorted(attributes.keys() - allowed_attributes(tag) - {"class"}):
        line = body.line_of(f"{attribute}=") or body.line_of(f"<{tag}")
        what = Message("{attribute}=… on <{tag}> is left out", attribute=attribute, tag=tag)
        yield Problem(name, line, what, Message("delete it"), warning=True)


def _check_photo(photo: str, alt: str, name: str, body: Body) -> Reading[None]:
    line = _line_of_photo(photo, body)
    if not PHOTO_FILE.fullmatch(photo):
        instead = Message(
            "put it beside this text with make photo, and write its name alone: ![what it shows](photo-1.jpg)"
        )
        if PHOTO_FILE.match(photo):  # «a caption» in quotes that Markdown does not know
            instead = Message('write the caption in straight quotes: ![what it shows](photo-1.jpg "Caption")')
        yield Problem(name, line, Message("“{photo}” is no photo in this folder", photo=photo), instead)
    if alt.strip() in ("", "…", "..."):
        instead = Message("say for those who do not see it what it shows: ![…]({photo})", photo=photo)
        line = body.line_of(f"![]({photo}") or line
        yield Problem(name, line, Message("the photo {photo} has no description", photo=photo), instead)


def _line_of_photo(photo: str, body: Body) -> int:
    return body.line_of(f"]({photo}") or body.line_of(photo)


def _with_placeholders(html: SanitisedHtml, folder: str) -> MarkedHtml:
    """Return sanitised HTML with placeholders for its links to posts and its photos."""

    def address(start_of_link: re.Match[str]) -> str:
        link, _ = read_link(entities.unescape(start_of_link[2]), folder)
        if link is None or not link.folder:
            return start_of_link[0]
        fragment = f"#{entities.escape(link.fragment)}" if link.fragment else ""
        return f"{start_of_link[1]}{NATIVE_HOME if fragment else EDITION_HOME}{address_of(link.folder)}{fragment}"

    with_homes = re.sub(r'(<a [^>]*?href=")([^"]*)', address, html)
    with_photos = re.sub(rf'(<img [^>]*?src="){PHOTO_SCHEME}:', rf"\1{PHOTO_NAME}", with_homes)
    return MarkedHtml(re.sub(rf'(<img [^>]*?src="){COVERED_SCHEME}:', rf"\1{COVERED_PHOTO}", with_photos))
