"""The rows of two texts side by side: the blocks of their HTML, paired in order.

Why ours: no library pairs translations without reading their words; and where a text and its translation have the same
paragraphs, headings and photos one after the other, as most do, nobody needs to.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple, TypeAlias

from markupsafe import Markup

from ...archive.parsing.sanitiser import BLOCKS
from ...language.html_tokens import VOID
from ...language.placeholders import FinishedHtml

# Tags as the sanitiser writes them: attributes in double quotes, no comments.
TAG = re.compile(r'<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>"]*(?:"[^"]*"[^>"]*)*)>')
CLASS = re.compile(r' class="([^"]*)"')
PHOTO = re.compile(r'<img\b[^>]*? src="([^"]*)"')
CAPTION = re.compile(r"<figcaption\b[^>]*>(.*?)</figcaption>\s*", re.DOTALL)
ID_OR_LINK_TO_ONE = re.compile(r'( id="| href="#)(?=[^"])')
PICTURED = ("figure", "div.gallery")
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
MANY = 500  # blocks, of which each would be held against each


class Column(NamedTuple):
    """A text, as a page shows it beside another."""

    html: FinishedHtml
    lang: str  # BCP 47
    prefix: str  # of the ids in it, so that none is the other text's too; "" leaves them as they are


class Block(NamedTuple):
    """An element of a text that stands in no other, or words that stand in none."""

    kind: str  # its tag and class: "p", "div.gallery"; "" of words
    html: str
    photos: tuple[str, ...]  # the addresses of those that it shows

    @property
    def looks(self) -> "Looks":
        """What two blocks that belong together have in common."""
        return self.kind, self.photos


Looks: TypeAlias = tuple[str, tuple[str, ...]]
Pair: TypeAlias = tuple[Block | None, Block | None]


class Row(NamedTuple):
    """What stands side by side: a block of each text, or of one alone; or photos that both show, once for both."""

    left: Markup = Markup()
    right: Markup = Markup()
    both: Markup = Markup()


def parallel_rows(left: Column, right: Column) -> Iterator[Row]:
    """Yield the rows of two texts, from top to bottom."""
    for one, other in pair_blocks(read_blocks(left), read_blocks(right)):
        if one and other and _show_the_same(one, other):
            yield Row(both=_with_both_captions(one.html, other.html, left.lang, right.lang))
        else:
            yield Row(Markup(one.html if one else ""), Markup(other.html if other else ""))


def _show_the_same(one: Block, other: Block) -> bool:
    """Tell whether two blocks are photos alone, and the same ones in the same figures."""
    same = one.looks == other.looks and one.html.count("</figure>") == other.html.count("</figure>")
    return same and bool(one.photos) and one.kind in PICTURED


def read_blocks(column: Column) -> list[Block]:
    """Return the blocks of a text in their order, with the prefix before each id and each link to one."""
    return [
        Block(kind, _with_prefix(html, column.prefix), tuple(PHOTO.findall(html)) if "<img" in html else ())
        for kind, html in _split(column.html)
        if kind or html.strip()
    ]


def _split(html: str) -> Iterator[tuple[str, str]]:
    """Yield (kind, HTML) of each element that stands in no other, and of the words between them, even of none."""
    depth, start, kind = 0, 0, ""
    for tag in TAG.finditer(html):
        closing, name, attributes = tag.groups()
        if closing:
            depth -= 1
        elif depth == 0 and name in BLOCKS:
            yield "", html[start : tag.start()]
            class_ = CLASS.search(attributes)
            start, kind = tag.start(), f"{name}.{class_[1]}" if class_ else name
        if not closing and name not in VOID:
            depth += 1
        elif depth == 0 and kind:
            yield kind, html[start : tag.end()]
            start, kind = tag.end(), ""
    yield "", html[start:]


def _with_prefix(html: str, prefix: str) -> str:
    if not prefix or (' id="' not in html and 'href="#' not in html):
        return html
    return TAG.sub(lambda tag: ID_OR_LINK_TO_ONE.sub(rf"\g<1>{prefix}", tag[0]), html)


def pair_blocks(left: Sequence[Block], right: Sequence[Block]) -> Iterator[Pair]:
    """Yield the blocks that belong together: those of the same kinds in the same order, and each that is left over
    alone. Where the texts differ, headings and photos that are in both are found first, and the rest between them."""
    ours, theirs = _anchors(left), _anchors(right)
    matches = _matches([left[place] for place in ours], [right[place] for place in theirs])
    return _fill(left, right, [(ours[one], theirs[other]) for one, other in matches], _pair_between_anchors)


def _anchors(blocks: Sequence[Block]) -> list[int]:
    """Return the places of headings and photos."""
    return [place for place, block in enumerate(blocks) if block.kind in HEADINGS or block.photos]


def _pair_between_anchors(left: Sequence[Block], right: Sequence[Block]) -> Iterator[Pair]:
    return _fill(left, right, _matches(left, right), _pair_unlike)


def _pair_unlike(left: Sequence[Block], right: Sequence[Block]) -> Iterator[Pair]:
    """Yield blocks of other kinds in pairs where there are as many and no heading is among them; else each alone."""
    if len(left) == len(right) and not any(block.kind in HEADINGS for block in (*left, *right)):
        yield from zip(left, right, strict=True)
    else:
        yield from ((block, None) for block in left)
        yield from ((None, block) for block in right)


def _fill(
    left: Sequence[Block],
    right: Sequence[Block],
    matches: Iterable[tuple[int, int]],
    pair_others: Callable[[Sequence[Block], Sequence[Block]], Iterator[Pair]],
) -> Iterator[Pair]:
    """Yield the blocks that match, and before, between and after them the others as `pair_others` pairs them."""
    start, other_start = 0, 0
    for place, other_place in [*matches, (len(left), len(right))]:
        yield from pair_others(left[start:place], right[other_start:other_place])
        start, other_start = place + 1, other_place + 1
        yield from zip(left[place:start], right[other_place:other_start], strict=True)


def _matches(left: Sequence[Block], right: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the places of blocks that look alike, in their order: from the start and from the end as far as they do,
    and of those between."""
    looks, others = [block.looks for block in left], [block.looks for block in right]
    first = _equal_at_the_start(looks, others)
    last = _equal_at_the_start(looks[first:][::-1], others[first:][::-1])
    yield from zip(range(first), range(first), strict=True)
    for place, other_place in _matches_between(looks[first : len(looks) - last], others[first : len(others) - last]):
        yield first + place, first + other_place
    yield from zip(range(len(looks) - last, len(looks)), range(len(others) - last, len(others)), strict=True)


def _matches_between(looks: Sequence[Looks], others: Sequence[Looks]) -> Iterator[tuple[int, int]]:
    """Yield the places of what `difflib` finds alike; among very many, of what is alike in the same place."""
    if not looks or not others:
        return
    if max(len(looks), len(others)) > MANY:
        pairs = enumerate(zip(looks, others, strict=False))
        yield from ((place, place) for place, (one, other) in pairs if one == other)
        return
    # Without “autojunk”, which would leave out whatever comes often, as paragraphs do.
    for place, other_place, length in SequenceMatcher(None, looks, others, autojunk=False).get_matching_blocks():
        yield from ((place + step, other_place + step) for step in range(length))


def _equal_at_the_start(looks: Sequence[Looks], others: Sequence[Looks]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(looks, others, strict=False)))


def _with_both_captions(left: str, right: str, left_lang: str, right_lang: str) -> Markup:
    """Return a figure or gallery with each photo's captions in both languages."""
    figures = left.split("</figure>")
    captions = zip(*(map(_caption, html.split("</figure>")) for html in (left, right)), strict=True)
    for number, (one, other) in enumerate(captions):
        if one or other:
            cells = _cell(one, left_lang) + _cell(other, right_lang, ' class="second"')
            figures[number] = f'{CAPTION.sub("", figures[number])}<figcaption class="pair">{cells}</figcaption>'
    return Markup("</figure>".join(figures))


def _caption(figure: str) -> str:
    caption = CAPTION.search(figure)
    return caption[1] if caption else ""


def _cell(html: str, lang: str, attributes: str = "") -> str:
    return f'<div{attributes} lang="{lang}">{html}</div>' if html else ""
