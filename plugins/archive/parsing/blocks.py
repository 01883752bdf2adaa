"""The blocks of a text, its paragraphs, lists, quotes and so on, as GitHub finds them.

See https://github.github.com/gfm/, §4–5.

Why ours: python-markdown finds blocks by empty lines and steps of four spaces, and no extension of it finds them as the
editor sees them in GitHub's preview. What stands within a line, and what becomes of the blocks, is python-markdown's.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

DEPTH = 30  # of blocks within blocks: nobody needs more
FENCE = re.compile(r"(`{3,})([^`]*)$|(~{3,})(.*)$")
HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
BREAK = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
BULLET = re.compile(r"([-+*])(?= |$)")
NUMBER = re.compile(r"(\d{1,9})([.)])(?= |$)")
NOTE = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")
DEFINITION = re.compile(r":(?= {1,3}\S)")
DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
AFTER_SIGN = re.compile(r"^([ >]*(?:#{1,6}|[-*+]|\d{1,9}[.)]))\u00a0")
RAW_TAGS = "pre|script|style|textarea"
BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt"
    "|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu"
    "|menuitem|nav|noframes|ol|optgroup|option|p|param|section|source|summary|table|tbody|td|tfoot|th|thead|title|tr"
    "|track|ul"
)
ATTRIBUTE = r"""\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?"""
# (how HTML begins, what ends it: None for an empty line), in the order of §4.6
HTML = (
    (re.compile(rf"<(?:{RAW_TAGS})(?:[\s>]|$)", re.I), re.compile(rf"</(?:{RAW_TAGS})>", re.I)),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<![A-Za-z]"), re.compile(r">")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(rf"</?(?:{BLOCK_TAGS})(?:[\s>]|/>|$)", re.I), None),
    (re.compile(rf"(?:<[A-Za-z][\w-]*(?:{ATTRIBUTE})*\s*/?>|</[A-Za-z][\w-]*\s*>)[ \t]*$"), None),
)
HTML_LINE = HTML[-1][0]  # of the last kind, which no paragraph gives way to
READ_WITHIN = re.compile(r"""\s+markdown\s*=\s*["']?(?:1|block)["']?""")  # what is in this element is Markdown, too


@dataclass(slots=True)
class Block:
    kind: str  # "text", "quote", "bullets", "numbers", "item", "note", "definition", "paragraph", "heading", …
    line: int  # the number of its first line, from 0
    lines: list[str] = field(default_factory=list)  # of a leaf, without what indents them
    children: list["Block"] = field(default_factory=list)
    after_gap: bool = False  # an empty line stands before it
    detail: str = ""  # a list's sign, an item's number, a note's label, a fence
    number: int = 0  # how far a container's lines, or a fence, are indented; a heading's level; a list's first number
    ends: re.Pattern[str] | None = None  # what ends HTML; None: an empty line

    def walk(self) -> Iterator["Block"]:
        """Yield it, and all within it."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def numbers(self) -> list[int]:
        """Of a numbered list: the numbers of its items as they were typed."""
        return [int(item.detail) for item in self.children]

    @property
    def is_loose(self) -> bool:
        """Tell of a list whether its items are paragraphs, since an empty line stands somewhere between them."""
        blocks = [block for item in self.children for block in item.children[1:]]
        return any(block.after_gap for block in (*self.children[1:], *blocks))


class TooDeep(RecursionError):
    """Blocks stand in blocks, deeper than DEPTH."""


def read_blocks(text: str, is_no_list: Callable[[str], bool] = lambda line: False) -> Block:
    """Return all blocks of a text, in one. `is_no_list` tells of a line that begins with a number and a dot whether
    it is a date rather than a list.

    Raises TooDeep.
    """
    return BlockReader(is_no_list).read(text.split("\n"))


class BlockReader:
    """Reads line by line: which of the open blocks a line goes on with, which it begins, and what words are left."""

    def __init__(self, is_no_list: Callable[[str], bool]) -> None:
        self.is_no_list = is_no_list
        self.open = [Block("text", 0)]  # each within the one before
        self.leaf: Block | None = None  # an open block of the last of them
        self.gap = False  # the line before was empty
        self.gap_in = self.open[0]  # the last block that was open then
        self.number = 0
        self.lines: list[str] = []

    def read(self, lines: list[str]) -> Block:
        # Word and Mac keyboards put U+00A0 behind a sign that wants a space.
        self.lines = [AFTER_SIGN.sub(r"\1 ", line) if "\u00a0" in line else line for line in lines]
        for number, line in enumerate(self.lines):
            self.number = number
            self._read_line(line)
        return self.open[0]

    def _read_line(self, line: str) -> None:
        rest, matched = self._match_open_blocks(line)
        all_matched = matched == len(self.open)
        if all_matched and self.leaf and self._goes_on(self.leaf, rest):
            return
        if not rest.strip(" "):
            self._close(matched)
            self.leaf, self.gap, self.gap_in = None, True, self.open[-1]
            return
        lazy = self.leaf if self.leaf and self.leaf.kind == "paragraph" else None  # whose next line this may be
        paragraph = lazy if all_matched else None
        while True:
            indent = len(rest) - len(rest.lstrip(" "))
            if indent >= 4:
                if not lazy:
                    self._close(matched)
                    self.leaf = self._add(Block("code", self.number, [rest[4:]]))
                    self.gap = False
                    return
                break
            begun = self._begin_container(rest[indent:], indent, matched, paragraph)
            if begun is None:
                if self._begin_leaf(rest[indent:], indent, matched, paragraph):
                    self.gap = False
                    return
                break
            rest, matched, lazy, paragraph = begun, len(self.open), None, None
            self.gap = False
            if not rest.strip(" "):
                return
        if lazy:
            lazy.lines.append(rest.lstrip(" "))
        else:
            self._close(matched)
            self.leaf = self._add(Block("paragraph", self.number, [rest.lstrip(" ")]))
        self.gap = False

    def _match_open_blocks(self, line: str) -> tuple[str, int]:
        """Return (what is left of the line, how many of the open blocks it goes on with)."""
        rest, matched = line, 1
        for block in self.open[1:]:
            indent = len(rest) - len(rest.lstrip(" "))
            is_empty = indent == len(rest)
            if block.kind == "quote":
                if indent > 3 or rest[indent : indent + 1] != ">":
                    break
                rest = rest[indent + 1 :].removeprefix(" ")
            elif is_empty:
                if not block.children and self.leaf is None and self.number > block.line:
                    break  # an item whose first line is empty ends with the second
                rest = rest[block.number :]
            elif indent >= block.number:
                rest = rest[block.number :]
            else:
                break
            matched += 1
        return rest, matched

    def _goes_on(self, leaf: Block, rest: str) -> bool:
        """Take a line into the open fence or HTML; tell whether it was one of its own."""
        if leaf.kind == "fence":
            if re.fullmatch(rf" {{0,3}}{re.escape(leaf.detail[0])}{{{len(leaf.detail)},}} *", rest):
                self.leaf = None
            else:
                indent = min(leaf.number, len(rest) - len(rest.lstrip(" ")))
                leaf.lines.append(rest[indent:])
            self.gap = False
            return True
        if leaf.kind == "html" and (leaf.ends or rest.strip(" ")):
            leaf.lines.append(rest)
            if leaf.ends and leaf.ends.search(rest):
                self.leaf = None
            self.gap = False
            return True
        if leaf.kind == "code" and (not rest.strip(" ") or rest.startswith("    ")):
            leaf.lines.append(rest[4:])
            self.gap = not rest.strip(" ")
            return True
        return False

    def _close(self, matched: int) -> None:
        """Close all but so many of the open blocks."""
        if matched < len(self.open):
            del self.open[matched:]
            self.leaf = None

    def _add(self, block: Block, parent: Block | None = None) -> Block:
        block.after_gap = self._is_after_gap()
        (parent or self.open[-1]).children.append(block)
        return block

    def _is_after_gap(self) -> bool:
        """Tell whether an empty line stands before what begins now: one that ends a quote is within that."""
        return self.gap and (self.gap_in.kind != "quote" or self.gap_in in self.open)

    def _push(self, block: Block, parent: Block | None = None) -> None:
        if len(self.open) > DEPTH:
            raise TooDeep
        self.open.append(self._add(block, parent))
        self.leaf = None

    def _begin_container(self, rest: str, indent: int, matched: int, paragraph: Block | None) -> str | None:
        """Begin what holds other blocks; return what is left of the line, or None where none begins."""
        if rest.startswith(">"):
            self._close(matched)
            self._push(Block("quote", self.number))
            return rest[1:].removeprefix(" ")
        if BREAK.match(rest):
            return None
        if sign := BULLET.match(rest) or NUMBER.match(rest):
            if not self._begins_list(sign, rest, matched, paragraph):
                return None
            self._close(matched)
            return self._begin_item(sign, rest, indent)
        if note := NOTE.match(rest):
            self._close(matched)
            self._push(Block("note", self.number, detail=note[1], number=4))
            return rest[note.end() :]
        if DEFINITION.match(rest) and self._has_term(matched, paragraph):
            self._close(matched)
            self._push(Block("definition", self.number, number=4))
            return rest[1:].lstrip(" ")
        return None

    def _begins_list(self, sign: re.Match[str], rest: str, matched: int, paragraph: Block | None) -> bool:
        is_empty = not rest[sign.end() :].strip(" ")
        if sign[0][0].isdigit():
            siblings = self.open[matched - 1].children
            before = siblings[-1] if siblings and siblings[-1].kind == "numbers" else None
            last = int(before.children[-1].detail) if before and before.detail == sign[2] else None
            goes_on = last is not None and last + 1 == int(sign[1])
            is_date = self.is_no_list(rest) and not self._is_numbered_on(int(sign[1]), sign[2])
            if (not goes_on and (len(sign[1]) > 3 or is_date)) or (paragraph and int(sign[1]) != 1):
                return False
        return not (paragraph and is_empty)

    def _is_numbered_on(self, number: int, mark: str) -> bool:
        """Tell whether the next line has the next number: then this one is a list's, whatever it looks like."""
        following = self.lines[self.number + 1] if self.number + 1 < len(self.lines) else ""
        return following.lstrip(" >").startswith(f"{number + 1}{mark} ")

    def _begin_item(self, sign: re.Match[str], rest: str, indent: int) -> str:
        after = rest[sign.end() :]
        spaces = len(after) - len(after.lstrip(" "))
        is_empty = not after.strip(" ")
        width = 1 if is_empty or spaces > 4 else spaces  # more than four: code begins in the item
        is_bullet = not sign[0][0].isdigit()
        kind, mark = ("bullets", sign[0]) if is_bullet else ("numbers", sign[2])
        siblings = self.open[-1].children
        if not siblings or siblings[-1].kind != kind or siblings[-1].detail != mark:
            self.leaf = None
            self._add(Block(kind, self.number, detail=mark, number=0 if is_bullet else int(sign[1])))
        detail = "" if is_bullet else sign[1]
        self._push(Block("item", self.number, detail=detail, number=indent + sign.end() + width), siblings[-1])
        return "" if is_empty else after[width:]

    def _has_term(self, matched: int, paragraph: Block | None) -> bool:
        """Tell whether a definition can stand here: below the word that it defines, or another definition."""
        siblings = self.open[matched - 1].children
        return paragraph is not None or (bool(siblings) and siblings[-1].kind in ("paragraph", "definition"))

    def _begin_leaf(self, rest: str, indent: int, matched: int, paragraph: Block | None) -> bool:
        """Begin what holds words; tell whether it does."""
        if heading := HEADING.match(rest):
            self._close(matched)
            self.leaf = None
            words = heading[2] or ""
            words = "" if re.fullmatch("#+", words) else words
            self._add(Block("heading", self.number, [words], number=len(heading[1])))
            return True
        if fence := FENCE.match(rest):
            self._close(matched)
            self.leaf = self._add(Block("fence", self.number, detail=fence[1] or fence[3], number=indent))
            return True
        if rest.startswith("<") and (html := self._begin_html(rest, indent, matched, paragraph)):
            return html
        if paragraph and UNDERLINE.match(rest):
            paragraph.kind, paragraph.number = "heading", 1 if rest[0] == "=" else 2
            paragraph.lines = ["\n".join(paragraph.lines).strip(" ")]
            self.leaf = None
            return True
        if BREAK.match(rest):
            self._close(matched)
            self.leaf = None
            self._add(Block("break", self.number))
            return True
        if paragraph and DELIMITERS.match(rest) and "|" in rest + paragraph.lines[-1]:
            return self._begin_table(paragraph, rest)
        if self.leaf and self.leaf.kind == "table" and matched == len(self.open):
            self.leaf.lines.append(rest)
            return True
        return False

    def _begin_html(self, rest: str, indent: int, matched: int, paragraph: Block | None) -> bool:
        for begins, ends in HTML:
            if begins.match(rest) and not (begins is HTML_LINE and paragraph):
                self._close(matched)
                is_whole = bool(ends and ends.search(rest))
                line, is_read_within = READ_WITHIN.subn("", rest, count=1)
                block = self._add(Block("html", self.number, [" " * indent + line], ends=ends))
                self.leaf = None if is_whole or is_read_within else block
                return True
        return False

    def _begin_table(self, paragraph: Block, rest: str) -> bool:
        """Make a table of the paragraph's last line, where that has as many cells as the delimiters."""
        head = paragraph.lines[-1]
        if len(split_row(head)) != len(split_row(rest)):
            return False
        table = Block("table", self.number - 1, [head, rest], after_gap=paragraph.after_gap)
        paragraph.lines.pop()
        siblings = self.open[-1].children
        if not paragraph.lines:
            siblings.remove(paragraph)
        siblings.append(table)
        self.leaf = table
        return True


def split_row(row: str) -> list[str]:
    """Return the cells of a table's row, as they are written."""
    row = row.strip(" ")
    row = row.removeprefix("|")
    cells = re.split(r"(?<!\\)\|", row)
    if len(cells) > 1 and not cells[-1].strip(" "):
        cells.pop()
    return [cell.strip(" ") for cell in cells]
