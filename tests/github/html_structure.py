"""What two renderers of Markdown must agree on: the elements, their words, and where links and photos lead."""

import re
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import html5lib

KEPT = frozenset({"href", "src", "alt", "title", "start", "align"})
OURS = frozenset({"figure", "figcaption", "DOCUMENT_FRAGMENT"})  # that GitHub does not make


def html_structure(html: str) -> list[tuple[str, ...]]:
    """The HTML as a list of opening tags with attributes, words, and closing tags; headings without their level."""
    found: list[tuple[str, ...]] = []
    _walk(html5lib.parseFragment(html, namespaceHTMLElements=False), found)
    has_photo = any(part[0] == "img" for part in found)  # which stands in a paragraph there, and in a figure here
    parts: list[tuple[str, ...]] = []
    in_code = 0
    for part in found:
        in_code += {"pre": 1, "/pre": -1}.get(part[0], 0)
        if part[0] != "words":
            if not (has_photo and part[0] in ("p", "/p")):
                parts.append(part)
            continue
        words = part[1] if in_code else re.sub(r"\s+", " ", part[1])
        if parts and parts[-1][0] == "words":
            parts[-1] = ("words", parts[-1][1] + words)
        else:
            parts.append(("words", words))
    stripped = [("words", re.sub(r"\s+", " ", part[1]).strip()) if part[0] == "words" else part for part in parts]
    return _without_empty_links([part for part in stripped if part != ("words", "")])


def _walk(element: Element, found: list[tuple[str, ...]]) -> None:
    if not isinstance(element.tag, str):
        return
    if element.tag == "input":
        found.append(("words", "☑ " if "checked" in element.attrib else "☐ "))
    tag = "h" if re.fullmatch("h[1-6]", element.tag) else element.tag
    is_ours = tag in OURS or tag == "input"
    caption = element.find("figcaption") if tag == "figure" else None
    if caption is not None:  # what is a photo's title there
        element[0].set("title", "".join(caption.itertext()))
        element.remove(caption)
    if not is_ours:
        kept = sorted((name, value) for name, value in element.attrib.items() if name in KEPT)
        found.append((tag, *(f"{name}={unquote(value).removeprefix('photo:')}" for name, value in kept)))
    found.append(("words", element.text or ""))
    for child in element:
        _walk(child, found)
        found.append(("words", child.tail or ""))
    if not is_ours:
        found.append((f"/{tag}",))


def _without_empty_links(parts: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Leave out a link without words: a browser opens again what was never closed."""
    kept: list[tuple[str, ...]] = []
    for part in parts:
        if part == ("/a",) and kept and kept[-1][0] == "a":
            kept.pop()
        else:
            kept.append(part)
    return kept
