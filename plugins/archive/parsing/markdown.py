"""Markdown: what editors write, and the HTML that python-markdown makes of it, with small extensions of ours."""

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
INLINE_SIGN = re.compile(r"[\\`\[<&*_]|  \n")  # with one of these begins all that Markdown knows within a line
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
Elements = list[tuple[str, Mapping[str, str | None]]]  # tags and attributes, as they come


def to_html(body: str, language: Language) -> tuple[str, Elements]:
    """Return the HTML that Markdown makes, not yet safe, and all elements in it, also what an editor wrote as HTML.

    Raises whatever python-markdown raises on what is hardly text, RecursionError among it.
    """
    markdown, element_list = _markdown(language)
    element_list.elements = []  # an empty body has none
    try:
        html = markdown.convert(body)
        raw_html = [_as_html(chunk) for chunk in markdown.htmlStash.rawHtmlBlocks]
        markdown.reset()
    except BaseException:
        _markdown.cache_clear()  # it is left in the middle of a text, and `reset` does not bring it back
        raise
    return html, [*element_list.elements, *(element for chunk in raw_html for element in _raw_elements(chunk))]


@lru_cache
def _markdown(language: Language) -> tuple[Markdown, "ElementList"]:
    """Return a Markdown instance, which costs as much as many small texts, and what lists the elements it makes."""
    configs: dict[str, dict[str, Any]] = {
        "tables": {"use_align_attribute": True},
        "toc": {"slugify": lambda words, _: slug(words, language) or "section", "title": "…"},
    }
    names = ["abbr", "attr_list", "def_list", "fenced_code", "md_in_html", "sane_lists", *configs]
    shape = TextShape()
    extensions: list[str | Extension] = [
        *names,
        NumberedFootnotes(BACKLINK_TITLE="{}", SEPARATOR=":"),
        shape,
    ]
    return Markdown(extensions=extensions, extension_configs=configs, output_format="html"), shape.element_list


def _as_html(chunk: str | etree.Element) -> str:
    """Return a piece of an editor's HTML; python-markdown keeps as an element what it could not put into the text."""
    return chunk if isinstance(chunk, str) else etree.tostring(chunk, "unicode", "html")


class NumberedFootnotes(FootnoteExtension):
    """Footnotes whose ids are their numbers: labels may be words in any letters."""

    def makeFootnoteId(self, id: str) -> str:
        return f"fn:{self._number(id)}"

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:
        return self.unique_ref(f"fnref:{self._number(id)}", found)

    def _number(self, id: str) -> int:
        return list(self.footnotes).index(id) + 1


class TextShape(Extension):
    """Headings without gaps, figures, a list of the finished tree's elements; and words quickly passed over."""

    element_list: "ElementList"

    def __init__(self) -> None:
        super().__init__()
        self.element_list = ElementList()

    def extendMarkdown(self, md: Markdown) -> None:
        skipped = SkipPlainWords(md)
        md.treeprocessors.register(skipped, "skip_plain_words", 21)  # before “inline”
        md.treeprocessors.register(RestorePlainWords(md, skipped), "restore_plain_words", 19)
        md.treeprocessors.register(HeadingLevels(md), "heading_levels", 15)  # before “toc” reads them
        md.treeprocessors.register(Figures(md), "figures", -1)  # after all else
        md.treeprocessors.register(self.element_list, "element_list", -2)


class SkipPlainWords(Treeprocessor):
    """Tells “inline” to leave out the words in which no pattern of its fifteen can be, which are most."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.skipped: list[etree.Element] = []

    def run(self, root: etree.Element) -> None:
        self.skipped = [element for element in root.iter() if element.text and self.is_plain(element.text)]
        for element in self.skipped:
            element.text = AtomicString(element.text)

    def is_plain(self, words: str) -> bool:
        return not isinstance(words, AtomicString) and not INLINE_SIGN.search(words)


class RestorePlainWords(Treeprocessor):
    """Makes those words what they were: abbreviations are still to be found in them."""

    def __init__(self, md: Markdown, skip_plain_words: SkipPlainWords) -> None:
        super().__init__(md)
        self.skip_plain_words = skip_plain_words

    def run(self, root: etree.Element) -> None:
        for element in self.skip_plain_words.skipped:
            element.text = str(element.text)


class HeadingLevels(Treeprocessor):
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
                if child.tag == "p" and len(child) and _holds_only_photos(child):
                    parent[place : place + 1] = [_figure(photo) for photo in child.iter("img")]
                elif child.tag == "div" and child.get("class") == "toc":
                    child.tag = "nav"
        if root.find(".//figure") is not None:
            for parent in list(root.iter()):
                _gather_galleries(parent)
        for photo in root.iter("img"):
            photo.set("src", f"{PHOTO_SCHEME}:{photo.get('src') or ''}")


def _holds_only_photos(paragraph: etree.Element) -> bool:
    words = [paragraph.text, *(child.tail for child in paragraph)]
    return all(child.tag in ("img", "br") for child in paragraph) and not "".join(filter(None, words)).strip()


def _gather_galleries(parent: etree.Element) -> None:
    """Make a gallery of figures that follow each other."""
    runs = [(is_figure, list(run)) for is_figure, run in groupby(parent, key=lambda child: child.tag == "figure")]
    for is_figure, run in runs:
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
        figcaption = etree.SubElement(figure, "figcaption")
        figcaption.text = f"{words} " if words and credit else words
        if credit:
            etree.SubElement(figcaption, "small").text = credit + name
    return figure


class ElementList(Treeprocessor):
    """Lists the elements of the finished tree."""

    elements: Elements

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            attributes = {
                name: entities.unescape(value.replace(AMP_SUBSTITUTE, "&")) for name, value in element.items()
            }
            self.elements.append((str(element.tag), attributes))


def _raw_elements(html: str) -> Elements:
    """Return the opening tags in HTML that an editor wrote."""
    elements: Elements = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            attributes = dict(attrs)
            attributes.pop("src", None)  # by which one knows a photo that Markdown shows
            elements.append((tag, attributes))

    parser = Parser()
    parser.feed(html)
    parser.close()
    return elements
