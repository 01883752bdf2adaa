"""The dialect: the Markdown that editors write, and the HTML that it makes."""

import html as entities
import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from functools import lru_cache
from html.parser import HTMLParser
from itertools import groupby
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from ...language.language import Language
from ...language.slug import slug
from .sanitiser import PHOTO_SCHEME

CREDIT = re.compile(r"(?:^|\s+)((?:Фото|Foto|Photo)\s*:)", re.IGNORECASE)  # says who took a photo, at a caption's end
SIGN = re.compile(r"[\\`\[<&*_]|  \n")  # with one of these begins all that Markdown knows within a line
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
Elements = list[tuple[str, Mapping[str, str | None]]]  # tags and attributes, as they come


def render(body: str, language: Language) -> tuple[str, Elements]:
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
    """Quicker words, headings without gaps, figures, and a list of the finished tree's elements."""

    def __init__(self, elements: Elements) -> None:
        super().__init__()
        self.elements = elements

    def extendMarkdown(self, md: Markdown) -> None:
        plain = Plain(md)
        md.treeprocessors.register(plain, "plain", 21)  # before “inline”
        md.treeprocessors.register(Words(md, plain), "words", 19)
        md.treeprocessors.register(Headings(md), "headings", 15)  # before “toc” reads them
        md.treeprocessors.register(Figures(md), "figures", -1)  # after all else
        md.treeprocessors.register(Listing(md, self.elements), "listing", -2)


class Plain(Treeprocessor):
    """Tells “inline” to leave out the words in which no pattern of its fifteen can be, which are most."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.found: list[etree.Element] = []

    def run(self, root: etree.Element) -> None:
        self.found = [one for one in root.iter() if one.text and self.is_plain(one.text)]
        for element in self.found:
            element.text = AtomicString(element.text)

    def is_plain(self, words: str) -> bool:
        return not isinstance(words, AtomicString) and not SIGN.search(words)


class Words(Treeprocessor):
    """Makes those words what they were: abbreviations are still to be found in them."""

    def __init__(self, md: Markdown, plain: Plain) -> None:
        super().__init__(md)
        self.plain = plain

    def run(self, root: etree.Element) -> None:
        for element in self.plain.found:
            element.text = str(element.text)


class Headings(Treeprocessor):
    """Headings begin at h2, since h1 is the title, and step down by one (WCAG technique G141)."""

    def run(self, root: etree.Element) -> None:
        above: list[str] = []
        for heading in root.iter():
            if heading.tag in HEADINGS:
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
        if root.find(".//figure") is not None:
            for parent in list(root.iter()):
                _gather(parent)
        for photo in root.iter("img"):
            photo.set("src", f"{PHOTO_SCHEME}:{photo.get('src') or ''}")


def _only_photos(paragraph: etree.Element) -> bool:
    words = [paragraph.text, *(child.tail for child in paragraph)]
    return all(child.tag in ("img", "br") for child in paragraph) and not "".join(filter(None, words)).strip()


def _gather(parent: etree.Element) -> None:
    """Figures that follow each other become a gallery."""
    for is_figure, run in [(one, list(run)) for one, run in groupby(parent, key=lambda child: child.tag == "figure")]:
        if is_figure and len(run) > 1 and parent.get("class") != "gallery":
            gallery = etree.Element("div", {"class": "gallery"})
            gallery.text = gallery.tail = "\n"
            gallery.extend(run)
            parent[(place := list(parent).index(run[0])) : place + len(run)] = [gallery]


def _figure(photo: etree.Element) -> etree.Element:
    figure = etree.Element("figure")
    figure.tail = photo.tail = "\n"
    caption = photo.attrib.pop("title", "")
    figure.append(photo)
    if caption:
        words, credit, name = CREDIT.split(caption, maxsplit=1) if CREDIT.search(caption) else (caption, "", "")
        shown = etree.SubElement(figure, "figcaption")
        shown.text = f"{words} " if words and credit else words
        if credit:
            etree.SubElement(shown, "small").text = credit + name
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
