"""Markdown: what editors write, and the HTML that python-markdown makes of it, as GitHub would, with small extensions.

Its inline patterns, footnotes and attributes are python-markdown's; which blocks a text has is ours: see `blocks`.
"""

import html as entities
import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from itertools import groupby
from typing import Any

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import AutolinkInlineProcessor, InlineProcessor, SubstituteTagInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from ...language.language import Language
from ...language.phrase import MARKED_WORDS
from ...language.slug import slug
from .blocks import Block
from .github_blocks import COVERED, GithubBlockParser, UsedReferences, make_figure
from .sanitiser import COVERED_SCHEME, PHOTO_SCHEME

INLINE_SIGN = re.compile(r"[\\`\[<&*_~]|  \n|://|www\.")  # in all that Markdown knows within a line is one of these
PUNCTUATION = list("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")  # a backslash before one of these makes it a plain letter
AUTOLINK = r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>"
BARE_ADDRESS = r"(?<![\w/@])(?:https?://|www\.)[^\s<\x02\x03]+"
SHOWN_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
Elements = list[tuple[str, Mapping[str, str | None]]]  # tags and attributes, as they come


@dataclass(frozen=True, slots=True)
class Rendered:
    """What becomes of a body."""

    html: str  # not yet safe
    elements: Elements  # in it, also what an editor wrote as HTML
    has_html: bool  # an editor wrote some
    blocks: Block
    unused_labels: Mapping[str, int]  # of addresses that it defines → line, from 0
    unused_notes: Mapping[str, int]  # label → line
    repeated_labels: Mapping[str, int]
    abbreviations: Mapping[str, int]  # that it explains → line


def render(body: str, language: Language) -> Rendered:
    """Return what Markdown makes of a body.

    Raises whatever python-markdown raises on what is hardly text, RecursionError among it.
    """
    markdown, element_list = _markdown(language)
    element_list.elements = []  # an empty body has none
    parser = markdown.parser
    assert isinstance(parser, GithubBlockParser)
    parser.begin()
    try:
        html = markdown.convert(body)
        raw_html = [str(chunk) for chunk in markdown.htmlStash.rawHtmlBlocks]
        unused_labels, unused_notes = parser.unused_labels, parser.unused_notes
        markdown.reset()
    except BaseException:
        _markdown.cache_clear()  # it is left in the middle of a text, and `reset` does not bring it back
        raise
    elements = [*element_list.elements, *(element for chunk in raw_html for element in _raw_elements(chunk))]
    return Rendered(
        html,
        elements,
        bool(raw_html),
        parser.text,
        unused_labels,
        unused_notes,
        parser.repeated,
        parser.abbreviation_lines,
    )


@lru_cache
def _markdown(language: Language) -> tuple[Markdown, "ElementList"]:
    """Return a Markdown instance, which costs as much as many small texts, and what lists the elements it makes."""
    configs: dict[str, dict[str, Any]] = {
        "toc": {"slugify": lambda words, _: slug(words, language) or "section", "title": "…"},
    }
    shape = TextShape()
    extensions: list[str | Extension] = [
        "abbr",
        GithubDialect(language),
        "toc",
        NumberedFootnotes(BACKLINK_TITLE="{}", SEPARATOR=":"),
        shape,
    ]
    return Markdown(extensions=extensions, extension_configs=configs, output_format="html"), shape.element_list


class GithubDialect(Extension):
    """Blocks, escapes, strikethrough and bare addresses as GitHub has them."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language = language

    def extendMarkdown(self, md: Markdown) -> None:
        md.references = UsedReferences()
        md.parser = GithubBlockParser(md, self.language)
        md.preprocessors.deregister("html_block")
        md.ESCAPED_CHARS = PUNCTUATION
        for name in ("reference", "image_reference"):  # nothing stands between [words] and [label]
            md.inlinePatterns[name].RE_LINK = re.compile(r"\[([^\]]*)\]")  # type: ignore[attr-defined]
        assert md.delimiters
        md.delimiters.add("~", "del,del")
        md.inlinePatterns.register(AutolinkInlineProcessor(AUTOLINK, md), "autolink", 120)
        # Each pattern is tried on each stretch of words: one for both breaks, and none for entities, which stay anyway.
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"(?:\\|  )\n", "br"), "linebreak", 185)
        md.inlinePatterns.deregister("entity")
        md.inlinePatterns.register(BareAddresses(BARE_ADDRESS, md), "bare_address", 85)
        md.inlinePatterns.register(ForeignWords(MARKED_WORDS.pattern, md), "foreign_words", 172)
        md.treeprocessors.register(AttributeLists(md), "attr_list", 8)


class BareAddresses(InlineProcessor):
    """Addresses that stand among the words (GFM, §6.9), as far as they are addresses of pages."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        address = m[0]
        while True:  # what ends a sentence or a bracket is no part of it
            shorter = re.sub(r"(?:[?!.,:;*_~'\"“”„«»’]|&[a-zA-Z0-9]+;)$", "", address)
            for opening, closing in ("()", "[]", "{}"):
                if address.endswith(closing) and address.count(closing) > address.count(opening):
                    shorter = address[:-1]
            if shorter == address:
                break
            address = shorter
        if "." not in address.partition("://")[2] and not address.startswith("www."):
            return None, None, None
        link = etree.Element("a", {"href": f"http://{address}" if address.startswith("www.") else address})
        link.text = AtomicString(address)
        return link, m.start(), m.start() + len(address)


class ForeignWords(InlineProcessor):
    """Words of another language in `[Новая газета]{ru}`, as in a title."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        words = etree.Element("span", {"lang": m[2]})
        words.text = m[1]
        return words, m.start(), m.end()


class AttributeLists(AttrListTreeprocessor):
    """Attributes in `{: lang=ru }`, and an anchor of one's own in `{#people}`; other braces are words."""

    BASE_RE = r"\{(?::[ ]*(?=[^}\n ])|(?=\#[\w:.-]+[ ]*\}))([^}\n]*)\}"  # type: ignore[misc]
    HEADER_RE = re.compile(rf"[ ]+{BASE_RE}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{BASE_RE}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{BASE_RE}")  # type: ignore[misc]


class NumberedFootnotes(FootnoteExtension):
    """Footnotes whose ids are their numbers: labels may be words in any letters."""

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        self._share_notes(md.parser)

    def reset(self) -> None:
        super().reset()
        if hasattr(self, "md"):
            self._share_notes(self.md.parser)

    def _share_notes(self, parser: BlockParser) -> None:
        """Let the parser put the footnotes where this looks for them: as blocks, for they are read already."""
        assert isinstance(parser, GithubBlockParser)
        parser.notes = self.footnotes  # type: ignore[assignment]
        parser.used_notes = self.found_refs

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
        md.treeprocessors.register(ShownAddresses(md), "shown_addresses", 5)  # after “inline” and attributes
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
                    parent[place : place + 1] = [
                        make_figure(photo.get("alt", ""), photo.get("src", ""), photo.get("title", ""))
                        for photo in child.iter("img")
                    ]
                elif child.tag == "div" and child.get("class") == "toc":
                    child.tag = "nav"
        if root.find(".//figure") is not None:
            for parent in list(root.iter()):
                _gather_galleries(parent)
        for photo in root.iter("img"):
            photo.set("alt", _plain_words(photo.get("alt") or ""))
            photo.set("src", f"{PHOTO_SCHEME}:{photo.get('src') or ''}")
        for figure in root.iter("figure"):
            if figure.attrib.pop("class", "") == COVERED:
                figure[0].set("src", figure[0].get("src", "").replace(PHOTO_SCHEME, COVERED_SCHEME, 1))


def _plain_words(words: str) -> str:
    """Return what is shown in place of a photo without the Markdown in it, which has no place there."""
    words = re.sub(r"!?\[([^\[\]]*)\]\([^()]*\)", r"\1", words)
    return re.sub(r"(?<!\w)([*_]{1,2})(?=\S)(.+?)(?<=\S)\1(?!\w)", r"\2", words)


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


class ShownAddresses(Treeprocessor):
    """Marks an address that is shown as the words of its own link: it is in no language, and in every script."""

    def run(self, root: etree.Element) -> None:
        for link in root.iter("a"):
            words = "".join(link.itertext())
            if SHOWN_ADDRESS.match(words) or words == entities.unescape(link.get("href") or ""):
                link.set("translate", "no")


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
