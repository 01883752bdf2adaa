"""A document: an HTML page of the tree, as a browser reads it, with what is wrong in it by itself."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .fault import REBUILD, Fault
from .origin import FOREIGN, Origin

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
CLICKED = ("http:", "https:", "mailto:", "tel:")  # whereto a link may lead out of the tree
NAMING = frozenset({"canonical", "alternate", "license"})  # a <link> that fetches nothing
DATA = frozenset({"application/ld+json"})  # a <script> that does not run
VERBATIM = frozenset({"code", "kbd", "pre", "samp", "script", "style", "var"})
SOURCES = frozenset({"'none'", "'self'", "'wasm-unsafe-eval'"})  # what a content security policy may allow
READ = ("alt", "title", "aria-label", "placeholder", "content")  # attributes that hold words
CYRILLIC = re.compile("[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]+")
LATIN = "-Latn"  # ends the language of what must have no Cyrillic letters
GONE = "_gone"  # the id that a tombstone's heading bears


class Element(NamedTuple):
    tag: str
    given: Mapping[str, str]  # its attributes
    words: str  # of a text node, whose tag is ""
    lang: str  # BCP 47, in force here
    verbatim: bool  # code, or marked translate="no"


@dataclass(frozen=True, slots=True)
class Document:
    path: str  # in the tree
    lang: str
    canonical: str  # absolute, or ""
    alternates: tuple[tuple[str, str], ...]  # (hreflang, absolute address)
    indexed: bool  # search engines may show it
    anchors: frozenset[str]
    fragments: tuple[tuple[str, str], ...]  # (file, fragment) of each link that has one
    outbound: tuple[str, ...]  # addresses of other origins that it links to
    faults: tuple[Fault, ...]


def read_document(path: str, html: str, files: Collection[str], origin: Origin) -> Document:
    """The page at that path, in a tree of those files."""
    elements = list(_elements(LexborHTMLParser(html)))
    tags = [one for one in elements if one.tag]
    named: defaultdict[str, list[Element]] = defaultdict(list)
    for one in tags:
        named[one.tag].append(one)
    language = next((one.given.get("lang", "") for one in named["html"]), "")
    links = [one.given for one in named["link"]]
    ids = [one.given["id"] for one in tags if "id" in one.given]
    faults: list[tuple[str, str]] = []
    fragments: list[tuple[str, str]] = []
    outbound: list[str] = []
    if not html.rstrip().endswith("</html>"):
        faults.append(("the file ends before the page does", REBUILD))
    if not language:
        faults.append(("<html> has no lang", "name the language of the page (BCP 47)"))
    faults += _head(named)
    faults += [(f"two places are called “#{one}”", "rename one") for one, times in Counter(ids).items() if times > 1]
    for one in tags:
        faults += _runs(one)
        for address in _fetched(one):
            faults += _fetch(address, path, files, origin)
        if one.tag in LINKED and "href" in one.given:
            faults += _link(one.given["href"], path, files, origin, fragments, outbound)
    faults += _strays(elements)
    return Document(
        path,
        language,
        next((link.get("href", "") for link in links if link.get("rel") == "canonical"), ""),
        tuple((link["hreflang"], link.get("href", "")) for link in links if "hreflang" in link),
        "noindex" not in _meta(named, "robots"),
        frozenset(ids),
        tuple(fragments),
        tuple(dict.fromkeys(outbound)),
        tuple(Fault(path, *fault) for fault in faults),
    )


def _elements(parsed: LexborHTMLParser) -> Iterator[Element]:
    """The elements of the page in their order, with those in its templates, and the words that are in Latin letters."""
    waiting: list[tuple[LexborNode, str, bool]] = [(parsed.root, "", False)] if parsed.root else []
    while waiting:
        node, lang, verbatim = waiting.pop()
        tag = node.tag or ""
        if tag == "-text":
            if lang.endswith(LATIN):
                yield Element("", {}, node.text_content or "", lang, verbatim)
            continue
        if tag.startswith(("-", "!")):
            continue
        given = {key: value or "" for key, value in node.attributes.items()}
        lang = given.get("lang", lang)
        verbatim = verbatim or tag in VERBATIM or given.get("translate") == "no"
        yield Element(tag, given, "", lang, verbatim)
        inside = [*node.iter(include_text=True)]
        if tag == "template":
            inside += node.template_fragments()
        waiting += [(child, lang, verbatim) for child in reversed(inside)]


def _meta(named: Mapping[str, list[Element]], name: str) -> str:
    """What the page's <meta> of that name says, or ""."""
    keys = ("name", "http-equiv")
    found = (one.given for one in named.get("meta", ()) if name in (one.given.get(key, "").lower() for key in keys))
    return next((given.get("content", "") for given in found), "")


def _head(named: Mapping[str, list[Element]]) -> Iterator[tuple[str, str]]:
    """What every page says of itself."""
    if "title" not in named:
        yield "the page has no <title>", "give it one"
    directives = [directive.split() for directive in _meta(named, "content-security-policy").split(";")]
    if ["default-src", "'none'"] not in directives or not all(set(one[1:]) <= SOURCES for one in directives):
        yield "the content security policy is missing or allows more than this origin", "take it from base.html"
    if _meta(named, "referrer") != "no-referrer":
        yield "the page tells other sites where a reader comes from", 'add <meta name="referrer" content="no-referrer">'
    if any("draft" in one.given.get("class", "").split() for one in named.get("strong", ())):
        yield "the page shows a draft", "this is the tree of a preview; build it without"


def _runs(one: Element) -> Iterator[tuple[str, str]]:
    """What runs or is styled within the page, which the policy forbids."""
    if one.tag == "script" and "src" not in one.given and one.given.get("type") not in DATA:
        yield "a script is written into the page", "put it into a file of the theme"
    if one.tag == "style" or "style" in one.given:
        yield "a style is written into the page", "put it into the stylesheet"
    for name in one.given:
        if name.startswith("on"):
            yield f"{name}=… runs a script", "delete it"
    if "ping" in one.given:
        yield "ping=… reports a click", "delete it"
    if one.tag == "base":
        yield "<base> leads every link elsewhere", "delete it"


def _fetched(one: Element) -> Iterator[str]:
    """The addresses that a browser fetches for an element."""
    for name in FETCHED.get(one.tag, ()):
        if name in one.given:
            yield one.given[name]
    if "srcset" in one.given:
        yield from (part.split()[0] for part in one.given["srcset"].split(",") if part.strip())
    if one.tag == "link" and not NAMING & set(one.given.get("rel", "").split()):
        yield one.given.get("href", "")
    if one.tag == "meta" and one.given.get("http-equiv", "").lower() == "refresh":
        yield one.given.get("content", "").partition("url=")[2]


def _fetch(address: str, path: str, files: Collection[str], origin: Origin) -> Iterator[tuple[str, str]]:
    place = origin.place(address, path)
    if place.wrong == FOREIGN:
        yield f"“{address}” is asked of another origin", "put it into the tree, and lead there"
    elif place.wrong:
        yield f"“{address}” leads nowhere: {place.wrong}", "correct it"
    elif place.path not in files:
        yield f"there is no {place.path or address}, which the page needs", REBUILD


def _link(
    address: str,
    path: str,
    files: Collection[str],
    origin: Origin,
    fragments: list[tuple[str, str]],
    outbound: list[str],
) -> Iterator[tuple[str, str]]:
    place = origin.place(address, path)
    if place.wrong == FOREIGN and address.lower().startswith(CLICKED):
        outbound.append(address)
    elif place.wrong == FOREIGN:
        yield f"“{address}” is no link that a reader can follow safely", "lead to https://…"
    elif place.wrong:
        yield f"the link “{address}” leads nowhere: {place.wrong}", "correct it"
    elif place.path not in files:
        slash = f"{place.path}/index.html" in files
        yield f"the link “{address}” leads nowhere", "add a / at its end" if slash else "lead to a page that is there"
    elif place.fragment:
        fragments.append((place.path, place.fragment))


def _strays(elements: list[Element]) -> Iterator[tuple[str, str]]:
    """Cyrillic letters where a page is in Latin ones."""
    for one in elements:
        if one.lang.endswith(LATIN) and not one.verbatim:
            for words in (one.words, *(one.given.get(name, "") for name in READ)):
                for found in CYRILLIC.findall(words):
                    yield f"“{found}” is left in Cyrillic", "mark its language in the text, or mend the conversion"
