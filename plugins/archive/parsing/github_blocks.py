"""The blocks of a text as python-markdown's elements."""

import html
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.util import AtomicString

from ...language.language import Language
from ...language.phrase import MARKED_WORDS
from .blocks import Block, read_blocks, split_row

ABBREVIATION = re.compile(r"\*\[([^\]\\]+)\]:[ ]*(.+)")
TITLE = r"""(?:[ ]*\n?[ ]*(?<=\s)("[^"]*"|'[^']*'|\([^()]*\)))?"""
REFERENCE = re.compile(rf"\[(?!\^)((?:[^\[\]\\]|\\.)+)\]:\s*(<[^<>\n]*>|[^\s<]\S*){TITLE}[ ]*(?:\n|\Z)")
PHOTO = re.compile(
    r"""!\[(?P<alt>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*(?P<address><[^<>]*>|[^\s()<]+)"""
    r"""(?:\s+(?:"(?P<double>(?:[^"\\]|\\.|"(?!\s*\)))*)"|'(?P<single>(?:[^'\\]|\\.|'(?!\s*\)))*)'))?\s*\)"""
)
PHOTOS = re.compile(rf"(?:{re.sub(r'[?]P<[a-z]+>', '?:', PHOTO.pattern)}\s*)+")  # a line of them
WARNING = re.compile(r"\s*⚠[\ufe0e\ufe0f]?")  # among a photo's words: it is covered until a reader asks for it
COVERED = "covered"  # the class of such a photo's figure, until `markdown.Figures` has seen it
PULL = re.compile(r"\s*\{:[ ]*\.pull[ ]*\}\s*\Z")  # at a quote's end, or below it
CREDIT = re.compile(r"(?:^|\s+)((?:Фото|Foto|Photo)\s*:)", re.IGNORECASE)  # says who took a photo, at a caption's end
TASK = re.compile(r"\[([ xX])\] ")
BOXES = {" ": "☐ "}  # others are done


class UsedReferences(dict[str, tuple[str, str]]):
    """Addresses by their labels; it knows which were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def __getitem__(self, label: str) -> tuple[str, str]:
        self.used.add(label)
        return super().__getitem__(label)

    def clear(self) -> None:
        super().clear()
        self.used.clear()


class GithubBlockParser(BlockParser):
    def __init__(self, md: Markdown, language: Language) -> None:
        super().__init__(md)
        self.is_date = _dates(language)
        self.notes: dict[str, Block] = {}  # label → footnote, of the text that is read
        self.used_notes: Mapping[str, int] = {}  # what is made of the signs that lead to them
        self.text = Block("text", 0)  # all blocks of it
        self.labels: dict[str, int] = {}  # of the addresses that it defines → line
        self.repeated: dict[str, int] = {}  # those of them that it defines again → line
        self.abbreviation_lines: dict[str, int] = {}  # abbreviation → line of the paragraph that explains it
        self.build: Mapping[str, Callable[[etree.Element, Block], None]] = {
            "quote": self._build_quote,
            "bullets": self._build_list,
            "numbers": self._build_list,
            "note": self._build_note,
            "definition": self._build_definition,
            "paragraph": self._build_paragraph,
            "heading": self._build_heading,
            "fence": self._build_code,
            "code": self._build_code,
            "html": self._build_html,
            "break": self._build_break,
            "table": self._build_table,
        }

    def begin(self) -> None:
        """Forget the text before."""
        self.labels, self.repeated, self.abbreviation_lines = {}, {}, {}
        self.text = Block("text", 0)

    @property
    def unused_labels(self) -> dict[str, int]:
        """Of the addresses that the text defines, those that no link asks for: label → line."""
        assert isinstance(self.md.references, UsedReferences)
        return {label: line for label, line in self.labels.items() if label not in self.md.references.used}

    @property
    def unused_notes(self) -> dict[str, int]:
        """Of its footnotes those to which no sign leads: label → line."""
        used = {reference.rpartition(":")[2] for reference in self.used_notes}
        return {
            label: note.line for number, (label, note) in enumerate(self.notes.items(), 1) if str(number) not in used
        }

    def parseChunk(self, parent: etree.Element, text: str | Block) -> None:
        """Build the blocks of a text, or of a footnote, which python-markdown keeps until all else is built."""
        if not isinstance(text, Block):
            text = self.text = read_blocks(text.rstrip("\n"), self.is_date)
        self._build_all(parent, text.children)

    def _build_all(self, parent: etree.Element, blocks: Sequence[Block]) -> None:
        for block in blocks:
            self.build[block.kind](parent, block)

    def _build_quote(self, parent: etree.Element, block: Block) -> None:
        quote = etree.SubElement(parent, "blockquote")
        last = block.children[-1] if block.children else None
        if last and last.kind == "paragraph" and PULL.search(words := "\n".join(last.lines)):
            last.lines = PULL.sub("", words).split("\n")
            quote.set("class", "pull")
        self._build_all(quote, block.children)

    def _build_list(self, parent: etree.Element, block: Block) -> None:
        is_numbered = block.kind == "numbers"
        list_ = etree.SubElement(parent, "ol" if is_numbered else "ul")
        if is_numbered and block.number != 1:
            list_.set("start", str(block.number))
        is_loose = block.is_loose
        for item in block.children:
            element = etree.SubElement(list_, "li")
            first = item.children[0] if item.children else None
            if first and first.kind == "paragraph" and (task := TASK.match(first.lines[0])):
                first.lines[0] = BOXES.get(task[1], "☑ ") + first.lines[0][task.end() :]
            self._build_all(element, item.children)
            if not is_loose:
                _unwrap_paragraphs(element)

    def _build_note(self, parent: etree.Element, block: Block) -> None:
        self.notes.setdefault(block.detail, block)

    def _build_definition(self, parent: etree.Element, block: Block) -> None:
        before = parent[-1] if len(parent) else None
        if before is not None and before.tag == "p":
            parent.remove(before)
            before_list = parent[-1] if len(parent) else None
            definitions = before_list if before_list is not None and before_list.tag == "dl" else None
            if definitions is None:
                definitions = etree.SubElement(parent, "dl")
            for term in (before.text or "").split("\n"):
                etree.SubElement(definitions, "dt").text = term
        else:
            definitions = parent[-1] if before is not None and before.tag == "dl" else etree.SubElement(parent, "dl")
        definition = etree.SubElement(definitions, "dd")
        self._build_all(definition, block.children)
        if len(block.children) == 1 and not block.after_gap:
            _unwrap_paragraphs(definition)

    def _build_paragraph(self, parent: etree.Element, block: Block) -> None:
        text = self._take_definitions("\n".join(block.lines), block.line).strip(" \n")
        if "![" not in text:
            if len(parent) and parent[-1].tag == "blockquote" and PULL.fullmatch(text):
                parent[-1].set("class", "pull")
            else:
                _add_paragraph(parent, text)
            return
        for is_photos, run in groupby(text.split("\n"), key=lambda line: PHOTOS.fullmatch(line.strip()) is not None):
            words = "\n".join(run)
            if not is_photos:
                _add_paragraph(parent, words)
                continue
            for photo in PHOTO.finditer(words):
                address = photo["address"].removeprefix("<").removesuffix(">")
                caption = (photo["double"] or photo["single"] or "").strip()
                parent.append(make_figure(_unescape(photo["alt"]), _unescape(address), caption))

    def _take_definitions(self, text: str, line: int) -> str:
        """Return the paragraph without the addresses and abbreviations that its lines define."""
        while reference := REFERENCE.match(text):
            label, address, title = reference.groups()
            address = address[1:-1] if address.startswith("<") else address
            key = re.sub(r"\s+", " ", label).strip().lower()
            if key in self.labels:
                self.repeated[key] = line
            self.labels.setdefault(key, line)
            self.md.references.setdefault(key, (address, title[1:-1] if title else None))  # type: ignore[arg-type]
            text = text[reference.end() :]
        lines = text.split("\n")
        found = [ABBREVIATION.fullmatch(line.strip()) for line in lines]
        self.abbreviations.update({abbr[1].strip(): abbr[2].strip() for abbr in found if abbr})
        self.abbreviation_lines.update({abbr[1].strip(): line for abbr in found if abbr})
        return "\n".join(line for line, abbr in zip(lines, found, strict=True) if not abbr)

    @property
    def abbreviations(self) -> dict[str, str]:
        """Abbreviation → what it stands for, as python-markdown knows them."""
        return self.md.treeprocessors["abbr"].abbrs  # type: ignore[attr-defined, no-any-return]

    def _build_heading(self, parent: etree.Element, block: Block) -> None:
        etree.SubElement(parent, f"h{block.number}").text = block.lines[0]

    def _build_code(self, parent: etree.Element, block: Block) -> None:
        lines = list(block.lines)
        while block.kind == "code" and lines and not lines[-1].strip():
            lines.pop()
        code = etree.SubElement(etree.SubElement(parent, "pre"), "code")
        code.text = AtomicString(html.escape("".join(f"{line}\n" for line in lines), quote=False))

    def _build_break(self, parent: etree.Element, block: Block) -> None:
        etree.SubElement(parent, "hr")

    def _build_html(self, parent: etree.Element, block: Block) -> None:
        words = MARKED_WORDS.sub(r'<span lang="\2">\1</span>', "\n".join(block.lines))
        _add_words(parent, "\n" + self.md.htmlStash.store(words) + "\n")

    def _build_table(self, parent: etree.Element, block: Block) -> None:
        head, delimiters, *rows = map(split_row, block.lines)
        aligned = [_alignment(cell) for cell in delimiters]
        table = etree.SubElement(parent, "table")
        _build_row(etree.SubElement(table, "thead"), "th", head, aligned)
        body = etree.SubElement(table, "tbody") if rows else table
        for row in rows:
            _build_row(body, "td", row, aligned)


def _add_paragraph(parent: etree.Element, text: str) -> None:
    if words := re.sub(r"(?<! ) (?=\n)", "", text).strip(" "):
        etree.SubElement(parent, "p").text = words


def make_figure(alt: str, address: str, caption: str) -> etree.Element:
    """Return a photo that stands by itself, with its title as caption, in which there may be Markdown.

    A sign of warning covers it wherever an editor put it: a slip must not show what is hard to look at.
    """
    figure = etree.Element("figure")
    (alt, in_alt), (caption, in_caption) = (WARNING.subn("", words) for words in (alt, caption))
    if in_alt or in_caption:
        figure.set("class", COVERED)
    caption = caption.strip()
    figure.tail = "\n"
    etree.SubElement(figure, "img", {"alt": alt, "src": address}).tail = "\n"
    if caption:
        words, credit, name = CREDIT.split(caption, maxsplit=1) if CREDIT.search(caption) else (caption, "", "")
        element = etree.SubElement(figure, "figcaption")
        element.text = f"{words} " if words and credit else words
        if credit:
            etree.SubElement(element, "small").text = credit + name
    return figure


def _unescape(words: str) -> str:
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", words))


def _alignment(delimiters: str) -> str:
    sides = (delimiters.startswith(":"), delimiters.endswith(":"))
    return {(True, True): "center", (True, False): "left", (False, True): "right"}.get(sides, "")


def _build_row(parent: etree.Element, tag: str, cells: Sequence[str], aligned: Sequence[str]) -> None:
    row = etree.SubElement(parent, "tr")
    for place, alignment in enumerate(aligned):
        cell = etree.SubElement(row, tag, {"align": alignment} if alignment else {})
        cell.text = cells[place].replace("\\|", "|") if place < len(cells) else ""


def _add_words(parent: etree.Element, words: str) -> None:
    """Add words below all that is in an element."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def _unwrap_paragraphs(element: etree.Element) -> None:
    """Let the words of an element's paragraphs stand in it without them."""
    for place, child in reversed(list(enumerate(element))):
        if child.tag != "p":
            continue
        element.remove(child)
        words = f"{child.text or ''}{child.tail or ''}" + ("\n" if place < len(element) else "")
        if place:
            element[place - 1].tail = (element[place - 1].tail or "") + words
        else:
            element.text = (element.text or "") + words


def _dates(language: Language) -> Callable[[str], bool]:
    """Return what tells a date at a line's beginning, “24. фебруара”, from the first item of a list."""
    words = "|".join(re.escape(unit) for unit in language.units if unit.isalpha())
    date = re.compile(rf"\d+\. +(?:\d{{1,2}}\.|\d{{4}}\b|[IVX]+\b|(?:{words})(?!\w))" if words else r"\d+\. +\d", re.I)
    return lambda line: date.match(line) is not None
