"""Markup: a text's Markdown as sanitised HTML, with what it shows and links to, and the rules for all that.

Where the HTML names something that only the page showing it can know, a mark stands in for it: a character that no
source may hold (see `source.UNSAFE`).
"""

import html as entities
import posixpath
import re
import signal
import threading
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from types import FrameType
from typing import Any
from urllib.parse import unquote

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from .language import Language
from .problem import Problem, Reading, letter
from .sanitiser import CLASSES, ID, INSTEAD, PHOTO_SCHEME, SCHEMES, TAGS, allowed, sanitise
from .slug import slug
from .source import UNSAFE, Body
from .token import attributes

HERE = "\ufdd0"  # the home of the edition in which the text is read: a post's address follows
OWN = "\ufdd1"  # the home of the edition in the text's own language: an address with a fragment follows
PHOTO = "\ufdd2"  # the name of a photo in the post's folder follows
ROOT = "\ufdd3"  # the root of the tree: an address follows

SECONDS = 10.0  # to render one text; python-markdown's time is not bounded by a text's size

PHOTO_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.(jpe?g|png|webp|avif)", re.IGNORECASE)
POST_FOLDER = re.compile(r"(rallies|statements|pages)/[^/]+")


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another post or page, or within the text."""

    folder: str  # the target's folder inside content/, or "" for this text
    fragment: str
    file: str  # the language of the text in it that the link names, or ""
    href: str  # as written


@dataclass(frozen=True, slots=True)
class Markup:
    html: str
    links: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()  # the ids in the HTML
    photos: tuple[str, ...] = ()  # names of the photos that it shows, as they come


Elements = list[tuple[str, Mapping[str, str | None]]]  # tags and attributes, as they come


def address(folder: str) -> str:
    """Where a post or page stands in every edition: "2022/02/embassy/" for rallies/2022-02-24-embassy."""
    kind, name = folder.split("/")
    return f"{name}/" if kind == "pages" else f"{name[:4]}/{name[5:7]}/{name[11:]}/"


def read_markup(body: Body, language: Language, folder: str, name: str) -> Reading[Markup]:
    """The body's markup. `folder` is the post's, `name` the text's file."""
    first = body.first
    try:
        with bounded(SECONDS):
            html, elements = _render(body.text, language)
    except TimeoutError:
        yield Problem(name, first, f"Markdown takes over {SECONDS:.0f} seconds for this text", "simplify it")
        return Markup("")
    except RecursionError:
        yield Problem(name, first, "lists or quotes are nested too deeply here", "use fewer levels")
        return Markup("")
    except Exception as error:  # python-markdown fails in many ways on what is hardly text
        yield Problem(name, first, f"Markdown cannot read this text ({error!r})", "look for odd brackets or tags")
        return Markup("")
    for tag, given in elements:
        if given or tag not in TAGS:
            yield from _check_element(tag, given, folder, name, body)
    safe = sanitise(html)
    if unsafe := UNSAFE.search(safe):  # it came by its number: &#x202e;
        yield Problem(name, body.line_of("&#"), f"an invisible character stands here, {letter(unsafe[0])}", "delete it")
        return Markup("")
    # What an editor wrote as HTML is read in another way by a browser than by us where it is malformed. So what the
    # sanitiser left is looked at again.
    links = yield from _check_links(safe, folder, name, body)
    clean = _resolved(safe, folder)
    ids = re.findall(r'<[^>]* id="([^"]*)"', clean)
    for double in sorted({one for one in ids if ids.count(one) > 1}):
        yield Problem(name, body.line_of(f"#{double}"), f"two places are called “#{double}”", "rename one")
    photos = tuple(dict.fromkeys(re.findall(f'<img[^>]* src="{PHOTO}([^"]*)"', clean)))
    return Markup(clean, tuple(links), frozenset(ids), photos)


# Markdown


@lru_cache
def _markdown(language: Language) -> tuple[Markdown, Elements]:
    """A Markdown instance (one costs as much as many small texts) and the list that it fills with its elements."""
    elements: Elements = []
    configs: dict[str, dict[str, Any]] = {
        "tables": {"use_align_attribute": True},
        "toc": {"slugify": lambda words, _: slug(words, language) or "section", "title": "…"},
    }
    names = ["abbr", "attr_list", "def_list", "fenced_code", "md_in_html", "sane_lists", *configs]
    notes = Notes(BACKLINK_TITLE="{}", SEPARATOR=":")
    extensions: list[str | Extension] = [*names, notes, Shape(elements)]
    return Markdown(extensions=extensions, extension_configs=configs, output_format="html"), elements


def _render(body: str, language: Language) -> tuple[str, Elements]:
    """The HTML that Markdown makes, not yet safe, and all elements in it, those that an editor wrote as HTML too."""
    markdown, elements = _markdown(language)
    elements.clear()
    try:
        html = markdown.convert(body)
        raw = [_as_html(chunk) for chunk in markdown.htmlStash.rawHtmlBlocks]
        markdown.reset()
    except BaseException:
        _markdown.cache_clear()  # it is left in the middle of a text, and `reset` does not bring it back
        raise
    return html, [*elements, *(element for chunk in raw for element in _raw_elements(chunk))]


def _as_html(chunk: str | etree.Element) -> str:
    """A piece of an editor's HTML; python-markdown keeps as an element what it could not put into the text."""
    return chunk if isinstance(chunk, str) else etree.tostring(chunk, "unicode", "html")


class Notes(FootnoteExtension):
    """Footnotes whose ids are their numbers: labels may be words in any letters."""

    def makeFootnoteId(self, id: str) -> str:
        return f"fn:{self._number(id)}"

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:
        return self.unique_ref(f"fnref:{self._number(id)}", found)

    def _number(self, id: str) -> int:
        return list(self.footnotes).index(id) + 1


class Shape(Extension):
    """Headings without gaps, figures, and a list of the finished tree's elements."""

    def __init__(self, elements: Elements) -> None:
        super().__init__()
        self.elements = elements

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(Headings(md), "headings", 15)  # before “toc” reads them
        md.treeprocessors.register(Figures(md), "figures", -1)  # after all else
        md.treeprocessors.register(Listing(md, self.elements), "listing", -2)


class Headings(Treeprocessor):
    """Headings begin at h2, since h1 is the title, and step down by one (WCAG technique G141)."""

    def run(self, root: etree.Element) -> None:
        above: list[str] = []
        for heading in root.iter():
            if re.fullmatch("h[1-6]", str(heading.tag)):
                while above and above[-1] >= heading.tag:
                    above.pop()
                above.append(heading.tag)
                heading.tag = f"h{min(len(above) + 1, 6)}"


class Figures(Treeprocessor):
    """A paragraph of photos alone becomes figures, a photo's title its caption; the contents become a <nav>."""

    def run(self, root: etree.Element) -> None:
        for parent in list(root.iter()):
            for place, child in reversed(list(enumerate(parent))):
                if child.tag == "p" and len(child) and _only_photos(child):
                    parent[place : place + 1] = [_figure(photo) for photo in child.iter("img")]
                elif child.tag == "div" and child.get("class") == "toc":
                    child.tag = "nav"
        for photo in root.iter("img"):
            photo.set("src", f"{PHOTO_SCHEME}:{photo.get('src') or ''}")


def _only_photos(paragraph: etree.Element) -> bool:
    words = [paragraph.text, *(child.tail for child in paragraph)]
    return all(child.tag in ("img", "br") for child in paragraph) and not "".join(filter(None, words)).strip()


def _figure(photo: etree.Element) -> etree.Element:
    figure = etree.Element("figure")
    figure.tail = photo.tail = "\n"
    caption = photo.attrib.pop("title", "")
    figure.append(photo)
    if caption:
        etree.SubElement(figure, "figcaption").text = caption
    return figure


class Listing(Treeprocessor):
    """Adds each element to the list."""

    def __init__(self, md: Markdown, elements: Elements) -> None:
        super().__init__(md)
        self.elements = elements

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            given = {name: entities.unescape(value.replace(AMP_SUBSTITUTE, "&")) for name, value in element.items()}
            self.elements.append((str(element.tag), given))


def _raw_elements(html: str) -> Elements:
    """The opening tags in HTML that an editor wrote."""
    found: Elements = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            given = dict(attrs)
            given.pop("src", None)  # by which one knows a photo that Markdown shows
            found.append((tag, given))

    parser = Parser()
    parser.feed(html)
    parser.close()
    return found


# The rules for what stands in a text


def _check_links(html: str, folder: str, name: str, body: Body) -> Reading[list[Link]]:
    """The links to posts in sanitised HTML, after a problem for each that leads nowhere, and each foreign picture."""
    links = []
    for tag in re.findall(r"<(?:a|img) [^>]*>", html):
        given = {key: entities.unescape(value) for key, value in attributes(tag).items()}
        if tag.startswith("<img") and "src" not in given:
            yield Problem(name, body.line_of("<img"), "<img> may not stand in a text", INSTEAD["img"])
        if tag.startswith("<a") and "href" in given:
            link, advice = _link(given["href"], folder)
            links += [link] if link else []
            if advice:
                href = given["href"]
                yield Problem(name, body.line_of(href or "]()"), f"“{href}” leads nowhere", advice)
    return links


def _check_element(tag: str, given: Mapping[str, str | None], folder: str, name: str, body: Body) -> Reading[None]:
    """The problems of an element as Markdown or an editor wrote it."""
    source = given.get("src") or ""
    if tag not in TAGS or (tag == "img" and not source):
        instead = INSTEAD.get(tag, f"write Markdown, or one of these: {', '.join(sorted(TAGS - {'img', 'nav'}))}")
        yield Problem(name, body.line_of(f"<{tag}"), f"<{tag}> may not stand in a text", instead)
        return
    given_classes = (
        set((given.get("class") or "").split()) if tag != "code" else set()
    )  # fenced code has its language's
    for one in sorted(given_classes - CLASSES.get(tag, set())):
        line = body.line_of(one)
        yield Problem(name, line, f"the class “{one}” on <{tag}> is left out", "delete it", warning=True)
    for key in sorted(given.keys() - allowed(tag) - {"class"}):
        line = body.line_of(f"{key}=") or body.line_of(f"<{tag}")
        yield Problem(name, line, f"{key}=… on <{tag}> is left out", "delete it", warning=True)
    if (id_ := given.get("id")) and not ID.fullmatch(id_):
        yield Problem(name, body.line_of(id_), f"“{id_}” is no id", "use small letters a–z, digits and hyphens")
    if tag == "img":
        yield from _check_photo(source.removeprefix(f"{PHOTO_SCHEME}:"), given.get("alt") or "", name, body)
    href = given.get("href")
    if tag == "a" and href is not None and (advice := _link(href, folder)[1]):
        yield Problem(name, body.line_of(href or "]()"), f"“{href}” leads nowhere", advice)


def _check_photo(source: str, alt: str, name: str, body: Body) -> Reading[None]:
    line = body.line_of(f"]({source}") or body.line_of(source)
    if not PHOTO_NAME.fullmatch(source):
        instead = "put the file into this post's folder and write its name alone: ![what it shows](photo.jpg)"
        yield Problem(name, line, f"“{source}” is no photo in this folder", instead)
    if not alt.strip():
        instead = f"say for those who do not see it what it shows: ![…]({source})"
        yield Problem(name, line, f"the photo {source} has no description", instead)


def _link(href: str, folder: str) -> tuple[Link | None, str]:
    """(the link where it stays in the site, what to write instead where it leads nowhere)."""
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", href)
    if scheme and scheme[1].lower() not in SCHEMES:
        return None, f"use one of {', '.join(sorted(SCHEMES))}, or a post's folder: ../2022-02-24-embassy/"
    if scheme:
        whole = r"https?://[^/\s?#]+\S*" if scheme[1].lower().startswith("http") else r"[a-z]+:\S+"
        return None, "" if re.fullmatch(whole, href, re.IGNORECASE) else "write the whole address, without spaces"
    path, _, fragment = href.partition("#")
    if not path and fragment:
        return Link("", unquote(fragment), "", href), ""
    target, _, file = posixpath.normpath(posixpath.join(folder, unquote(path))).partition(".md")[0].rpartition("/")
    if not path.endswith(".md"):
        target, file = f"{target}/{file}", ""
    if not path or path.startswith("/") or not POST_FOLDER.fullmatch(target):
        return None, "write https://… in full, or lead to a post's folder: ../2022-02-24-embassy/"
    return Link(target, unquote(fragment), file, href), ""


def _resolved(html: str, folder: str) -> str:
    """Sanitised HTML with marks for its links to posts and its photos."""

    def address_of(found: re.Match[str]) -> str:
        link, _ = _link(entities.unescape(found[2]), folder)
        if link is None or not link.folder:
            return found[0]
        end = f"#{entities.escape(link.fragment)}" if link.fragment else ""
        return f"{found[1]}{OWN if end else HERE}{address(link.folder)}{end}"

    html = re.sub(r'(<a [^>]*?href=")([^"]*)', address_of, html)
    return re.sub(rf'(<img [^>]*?src="){PHOTO_SCHEME}:', rf"\1{PHOTO}", html)


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Raises TimeoutError in what it encloses after that long, where the system has timers that can."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def late(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
