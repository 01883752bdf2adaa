"""An HTML page of the tree, as a browser reads it, with what is wrong in it by itself. selectolax parses."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ...messages.message import Message
from .fault import BRING_IN, CORRECT, DELETE, REBUILD, Fault, Wrongs
from .origin import Origin
from .page_entry import PageEntry, read_page_entry

# What a browser fetches by itself, without a click. `srcset` and styles are read apart.
FETCHED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("script", "img", "iframe", "embed", "source", "audio", "track", "input", "frame"), ("src",)),
    "video": ("src", "poster"),
    "object": ("data",),
    "form": ("action",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "body": ("background",),
}
LINKED = frozenset({"a", "area"})
CLICKED = ("http:", "https:", "mailto:", "tel:", "viber:")  # whereto a link may lead out of the tree
NAMING = frozenset({"canonical", "alternate", "license"})  # a <link> that fetches nothing
DATA = frozenset({"application/ld+json"})  # a <script> that does not run
VERBATIM = frozenset({"code", "kbd", "pre", "samp", "script", "style", "var"})
SOURCES = frozenset({"'none'", "'self'"})  # what a content security policy may allow
READ = ("alt", "title", "aria-label", "placeholder", "content")  # attributes that hold words
CYRILLIC = re.compile("[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]+")
LATIN = "-Latn"  # ends the language of what must have no Cyrillic letters


class Element(NamedTuple):
    tag: str
    attributes: Mapping[str, str]
    words: str  # of a text node, whose tag is ""
    lang: str  # BCP 47, in force here
    verbatim: bool  # code, or marked translate="no"


@dataclass(frozen=True, slots=True)
class HtmlPage:
    path: str  # in the tree
    lang: str
    canonical: str  # absolute, or ""
    alternates: tuple[tuple[str, str], ...]  # (hreflang, absolute address)
    indexed: bool  # search engines may show it
    anchors: frozenset[str]
    fragments: tuple[tuple[str, str], ...]  # (file, fragment) of each link that has one
    outbound: tuple[str, ...]  # addresses of other origins that it links to
    entry: PageEntry | None  # what readers find on it, where that is more than a list
    faults: tuple[Fault, ...]


def read_html_page(path: str, html: str, files: Collection[str], origin: Origin) -> HtmlPage:
    """Return the page at that path, in a tree of those files."""
    parser = LexborHTMLParser(html)
    elements = list(_read_elements(parser))
    tags = [element for element in elements if element.tag]
    named: defaultdict[str, list[Element]] = defaultdict(list)
    for element in tags:
        named[element.tag].append(element)
    language = next((element.attributes.get("lang", "") for element in named["html"]), "")
    links = [element.attributes for element in named["link"]]
    ids = [element.attributes["id"] for element in tags if "id" in element.attributes]
    faults: list[tuple[Message, Message]] = []
    fragments: list[tuple[str, str]] = []
    outbound: list[str] = []
    if not html.rstrip().endswith("</html>"):
        faults.append((Message("the file ends before the page does"), REBUILD))
    if not language:
        faults.append((Message("<html> has no lang"), Message("name the language of the page (BCP 47)")))
    faults += _check_head(named)
    for id_ in (id_ for id_, times in Counter(ids).items() if times > 1):
        faults.append((Message("two places are called “#{id}”", id=id_), Message("rename one")))
    for element in tags:
        faults += _check_scripts_and_styles(element)
        for address in _fetched_addresses(element):
            faults += _check_fetched(address, path, files, origin)
        if element.tag in LINKED and "href" in element.attributes:
            faults += _check_link(element.attributes["href"], path, files, origin, fragments, outbound)
    faults += _check_script(elements)
    canonical = next((link.get("href", "") for link in links if link.get("rel") == "canonical"), "")
    return HtmlPage(
        path,
        language,
        canonical,
        tuple((link["hreflang"], link.get("href", "")) for link in links if "hreflang" in link),
        "noindex" not in _meta(named, "robots"),
        frozenset(ids),
        tuple(fragments),
        tuple(dict.fromkeys(outbound)),
        read_page_entry(parser, origin.path_of(canonical)),
        tuple(Fault(path, *fault) for fault in faults),
    )


def _read_elements(parser: LexborHTMLParser) -> Iterator[Element]:
    """Yield the elements of the page in their order, with those in its templates, and where it is in Latin letters its
    words."""
    has_latin = False
    waiting: list[tuple[LexborNode, str, bool]] = [(parser.root, "", False)] if parser.root else []
    while waiting:
        node, lang, verbatim = waiting.pop()
        tag = node.tag or ""
        if tag == "-text":
            if has_latin:
                yield Element("", {}, node.text_content or "", lang, verbatim)
            continue
        if tag.startswith(("-", "!")):
            continue
        attributes = {key: value or "" for key, value in node.attributes.items()}
        lang = attributes.get("lang", lang)
        has_latin = has_latin or lang.endswith(LATIN)
        verbatim = verbatim or tag in VERBATIM or attributes.get("translate") == "no"
        yield Element(tag, attributes, "", lang, verbatim)
        children = [*node.iter(include_text=True)]
        if tag == "template":
            children += node.template_fragments()
        waiting += [(child, lang, verbatim) for child in reversed(children)]


def _meta(named: Mapping[str, list[Element]], name: str) -> str:
    """Return what the page's <meta> of that name says, or ""."""
    for element in named.get("meta", ()):
        if name in (element.attributes.get(key, "").lower() for key in ("name", "http-equiv")):
            return element.attributes.get("content", "")
    return ""


def _check_head(named: Mapping[str, list[Element]]) -> Wrongs:
    """Yield what is wrong with what every page says of itself."""
    if "title" not in named:
        yield Message("the page has no <title>"), Message("give it one")
    directives = [directive.split() for directive in _meta(named, "content-security-policy").split(";")]
    if ["default-src", "'none'"] not in directives or not all(
        set(directive[1:]) <= SOURCES for directive in directives
    ):
        what = Message("the content security policy is missing or allows more than this origin")
        yield what, Message("take it from base.html")
    if _meta(named, "referrer") != "no-referrer":
        instead = Message('add <meta name="referrer" content="no-referrer">')
        yield Message("the page tells other sites where a reader comes from"), instead
    if any("draft" in element.attributes.get("class", "").split() for element in named.get("strong", ())):
        yield Message("the page shows a draft"), Message("this is the tree of a preview; build it without")


def _check_scripts_and_styles(element: Element) -> Wrongs:
    """Yield what runs or is styled within the page, which the policy forbids."""
    if element.tag == "script" and "src" not in element.attributes and element.attributes.get("type") not in DATA:
        yield Message("a script is written into the page"), Message("put it into a file of the theme")
    if element.tag == "style" or "style" in element.attributes:
        yield Message("a style is written into the page"), Message("put it into the stylesheet")
    for name in element.attributes:
        if name.startswith("on"):
            yield Message("{name}=… runs a script", name=name), DELETE
    if "ping" in element.attributes:
        yield Message("ping=… reports a click"), DELETE
    if element.tag == "base":
        yield Message("<base> leads every link elsewhere"), DELETE


def _fetched_addresses(element: Element) -> Iterator[str]:
    """Yield the addresses that a browser fetches for an element."""
    for name in FETCHED.get(element.tag, ()):
        if name in element.attributes:
            yield element.attributes[name]
    if "srcset" in element.attributes:
        yield from (part.split()[0] for part in element.attributes["srcset"].split(",") if part.strip())
    if element.tag == "link" and not NAMING & set(element.attributes.get("rel", "").split()):
        yield element.attributes.get("href", "")
    if element.tag == "meta" and element.attributes.get("http-equiv", "").lower() == "refresh":
        yield element.attributes.get("content", "").partition("url=")[2]
    if element.tag == "meta" and element.attributes.get("property") == "og:image":  # where the page is shared
        yield element.attributes.get("content", "")


def _check_fetched(address: str, path: str, files: Collection[str], origin: Origin) -> Wrongs:
    destination = origin.destination(address, path)
    if destination.is_foreign:
        yield Message("“{address}” is asked of another origin", address=address), BRING_IN
    elif destination.wrong:
        yield Message("“{address}” leads nowhere: {reason}", address=address, reason=destination.wrong), CORRECT
    elif destination.path not in files:
        yield Message("there is no {path}, which the page needs", path=destination.path or address), REBUILD


def _check_link(
    address: str,
    path: str,
    files: Collection[str],
    origin: Origin,
    fragments: list[tuple[str, str]],
    outbound: list[str],
) -> Wrongs:
    destination = origin.destination(address, path)
    if destination.is_foreign and address.lower().startswith(CLICKED):
        outbound.append(address)
    elif destination.is_foreign:
        what = Message("“{address}” is no link that a reader can follow safely", address=address)
        yield what, Message("lead to https://…")
    elif destination.wrong:
        what = Message("the link “{address}” leads nowhere: {reason}", address=address, reason=destination.wrong)
        yield what, CORRECT
    elif destination.path not in files:
        slash = f"{destination.path}/index.html" in files
        instead = Message("add a / at its end") if slash else Message("lead to a page that is there")
        yield Message("the link “{address}” leads nowhere", address=address), instead
    elif destination.fragment:
        fragments.append((destination.path, destination.fragment))


def _check_script(elements: list[Element]) -> Wrongs:
    """Yield a fault for each word in Cyrillic letters where a page is in Latin ones.

    What has one language, as a title, may repeat words that the page elsewhere marks as another's.
    """
    marked = {
        word for element in elements if not element.lang.endswith(LATIN) for word in CYRILLIC.findall(element.words)
    }
    for element in elements:
        if element.lang.endswith(LATIN) and not element.verbatim:
            for words in (element.words, *(element.attributes.get(name, "") for name in READ)):
                for word in set(CYRILLIC.findall(words)) - marked:
                    instead = Message("mark its language in the text, or mend the conversion")
                    yield Message("“{word}” is left in Cyrillic", word=word), instead
