"""Typography: what a typesetter of the language would have put for what a keyboard has.

Quotes, dashes, ranges, apostrophes, the ellipsis, and spaces at which no line may break. Rules: Правопис српскога
језика (2010), § 166–186; А. Э. Мильчин, Л. К. Чельцова, Справочник издателя и автора, 4-е изд., § 5–6.

Why ours: typogrify and smartypants know English quotes only, and none nests quotes across tags. Widows are typogrify's.
"""

import re
from collections import defaultdict
from functools import lru_cache
from itertools import chain, zip_longest

from typogrify.filters import widont

from .html_tokens import split_at_urls
from .html_words import Change, change_words
from .language import Language
from .letters import CAPITAL
from .phrase import Phrase
from .placeholders import BLOCK_END, INLINE_TAG, LINE_BREAK, UNTOUCHED, MarkedHtml, TypesetHtml

NBSP = "\u00a0"
LONGEST_PAIR = 15  # letters of two words that are kept together, with what is bound to them
NEAR, FAR = 20, 300  # how many letters before and after a quote are looked at
# Each pattern begins with a rare letter, so that `re` skips most of a text.
_HYPHEN = re.compile(r"\d-\d")
_MINUS = re.compile(rf"-(?<![^\s({BLOCK_END}{LINE_BREAK}„«‘]-)(?=\d+(?:[.,]\d+)?(?![\w-]))")
_HOURS = re.compile(r"(?<![\w.,:/-])(\d{1,2}[.:]\d\d)-(?=\d{1,2}[.:]\d\d(?:h|ч)?(?![\w/-]|[.,:]\d))")
_DAYS = re.compile(r"((?<![\w.,/-])\d{1,2}\.(?:\d{1,2}\.)?(?:\d{4}\.)?)-(?=\d{1,2}\.)")  # 5.–7. марта
_DECIMALS = re.compile(r"(?<![\w.,:/+-])(\d{1,3}[.,]\d{1,3})-(?=\d{1,3}(?:[.,]\d{1,3})?(?![\w/.:-]))")
_CENTURIES = re.compile(r"([IVXLC](?<![\w-][IVXLC])[IVXLC]*)-(?=[IVXLC]+(?![\w-]))")
# Groups of a telephone number, from an area code or a country's on, and of a number of five digits and more.
_TELEPHONE = re.compile(
    r"[+(08](?<![\w.,:/-][+(08])(?:(?<=\+)\d{1,3}|(?<=8)(?= \()|(?<=\()0\d{1,4}|(?<=0)\d{1,4})\)?"
    r"(?:[ \u00a0/-]\(?\d{1,5}\)?){2,6}(?![\w-])"
)
_THOUSANDS = re.compile(r"\d(?<![\w.,:+-]\d)(?<!\d \d)\d{0,2}(?: \d{3})+(?![\w-]| \d)")
_LETTERS = re.compile(r"\. (?=[^\W\d_]\.)(?<=(?<![\w.])[^\W\d_]\. )")  # of an abbreviation: т. е., н. э.
_NUMBERED = re.compile(r"\. (?=(?:\d{1,2}|\d{4})\.)(?<=\d\. )")  # of a day in figures: 24. 2. 2022.
_OLD_OPENING, _OLD_CLOSING = re.compile(r"(?<!\w),,(?=\w)"), re.compile(r"(?<=[^\s'])''(?![\w'])")
_ROMAN = re.compile("[IVXLC]")
# Not after a number or an area code, as in a telephone number.
_RANGE = re.compile(r"(?<![\w+.,/–-])(?<![\d)][ \u00a0])([1-9]\d{0,3})-(\d{1,4})(?=h\b|[^\w/–-]|$)")
_DOUBLE, _SINGLE = '"„“”‟«»', "'‘’‚‛‹›"
_QUOTES = frozenset(_DOUBLE + _SINGLE)
_QUOTE = re.compile(f"([{_DOUBLE}{_SINGLE}])")
_INITIAL = re.compile(f"\\. (?=[{CAPITAL}])(?<=(?<!\\w)[{CAPITAL}]\\. )")
_END_TAGS = re.compile(r"</(?:(?:a|em|span|strong|i|b)>\s*</)*(?:p|h[1-6]|li|dt|dd)>")  # of a block
_TAGS, _SPACE = re.compile(r"<[^>]*>|^[^<]*>"), re.compile(r"[ \n]")
_BEFORE_OPENING = re.compile(f"(?:^|[\\s(\\[{{–—{LINE_BREAK}-]|[„«‘])[{INLINE_TAG}]*$")


def typeset_html(html: MarkedHtml, language: Language) -> TypesetHtml:
    """Return HTML with its words typeset."""
    return TypesetHtml(_bind_widows(change_words(html, language.lang, _typesetter(language))))


def _bind_widows(html: str) -> str:
    """Return the HTML with the last two words of each block kept together, by typogrify, where both are short.

    Longer ones would not stand in one line where it has few letters, and a long last word is no widow. Its pattern
    would be tried at every letter, so it gets the ends of all blocks, and nothing else.
    """
    parts: list[str] = []  # what stays as it is, and what is the end of a block, by turns
    place = 0
    for end_tags in _END_TAGS.finditer(html):
        before, *last_word = html[place : end_tags.start()].rsplit(None, 1) or [""]
        if last_word and _length(before[-LONGEST_PAIR:]) + _length(last_word[0]) <= LONGEST_PAIR:
            start = place + (before.rfind("<") if before.endswith(">") else len(before) - 1)
            parts += html[place:start], html[start : end_tags.end()]
            place = end_tags.end()
    if parts:
        parts[1::2] = widont(BLOCK_END.join(parts[1::2])).replace("&nbsp;", NBSP).split(BLOCK_END)
    return "".join((*parts, html[place:]))


def _length(html: str) -> int:
    """How many letters the last word of the HTML has, with what is bound to it."""
    return len(_SPACE.split(_TAGS.sub("", html).rstrip())[-1])


def typeset(words: str, language: Language) -> str:
    """Return plain words typeset, but for the addresses among them."""
    return str(typeset_phrase(Phrase([(words, "")]), language))


def typeset_phrase(phrase: Phrase, language: Language) -> Phrase:
    """Return the words of a title or the like typeset, but for addresses and the words of other languages."""
    return _typeset_parts(phrase.parts, language)


@lru_cache(10_000)  # editions in several scripts ask for the same
def _typeset_parts(parts: tuple[tuple[str, str], ...], language: Language) -> Phrase:
    own, untouched = [""], []
    for words, lang in parts:
        first, *rest = ["", words, ""] if lang else split_at_urls(words)
        own[-1] += first
        own += rest[1::2]
        untouched += [(part, lang) for part in rest[::2]]
    typeset_words = _typesetter(language)(UNTOUCHED.join(own)).split(UNTOUCHED)
    pairs = zip_longest(((words, "") for words in typeset_words), untouched, fillvalue=("", ""))
    return Phrase(chain.from_iterable(pairs))


@lru_cache
def _typesetter(language: Language) -> Change:
    dash = re.compile(rf"(?<=[^\s{BLOCK_END}{LINE_BREAK}])[ {NBSP}\n]+(?:-{{1,3}}|–|—)[ {NBSP}\n]+")
    # Of direct speech, where a block or a line begins.
    speech = rf"[\n ]*{INLINE_TAG}*(?:-{{1,3}}|–|—)[ {NBSP}]+(?=\S)"
    first_dash, next_dash = re.compile(speech), re.compile(f"[{BLOCK_END}{LINE_BREAK}]{speech}")
    keep_before = re.compile(rf"(?:-{{1,3}}|–|—)[ {NBSP}]+$")

    def set_first_dash(speech: re.Match[str]) -> str:
        return keep_before.sub(f"{language.dash}{NBSP}", speech[0])

    unit = rf"[ \n]+(?=(?:{_alternatives(language.units)})(?!\w))"
    units = re.compile(rf"(\d\.?){unit}")
    centuries = re.compile(rf"([IVXLC](?<!\w[IVXLC])[IVXLC]*){unit}")
    breakable = _space_after(language.no_break_after)

    def change(words: str) -> str:
        words = words.replace("...", "…")
        if ",," in words or "''" in words:  # quotes of old keyboards
            words = _OLD_CLOSING.sub('"', _OLD_OPENING.sub('"', words))
        words = BLOCK_END.join(_set_quotes(block, language.quotes) for block in words.split(BLOCK_END))
        words = dash.sub(f"{NBSP}{language.dash} ", words)
        words = next_dash.sub(set_first_dash, words)
        if begun := first_dash.match(words):
            words = set_first_dash(begun) + words[begun.end() :]
        if _HYPHEN.search(words):
            words = _DECIMALS.sub(r"\1–", _HOURS.sub(r"\1–", _RANGE.sub(_set_range, words)))
        if ".-" in words:
            words = _DAYS.sub(r"\1–", words)
        if "-" in words:
            words = _CENTURIES.sub(r"\1–", _MINUS.sub("−", words))
        words = _THOUSANDS.sub(_bind, _TELEPHONE.sub(_bind, words))
        words = _NUMBERED.sub(f".{NBSP}", words)
        words = _LETTERS.sub(f".{NBSP}", words)
        words = _INITIAL.sub(f".{NBSP}", words)
        if language.units:
            words = units.sub(rf"\1{NBSP}", words)
            words = centuries.sub(rf"\1{NBSP}", words) if _ROMAN.search(words) else words
        return breakable.sub(NBSP, words) if language.no_break_after else words

    return change


def _space_after(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of the space behind any of the words, by their length: `re` looks back a fixed way only."""
    by_length: defaultdict[tuple[int, bool], set[str]] = defaultdict(set)
    for word in words:
        by_length[len(word), word.endswith(".")] |= {word, word.capitalize(), word.upper()}
    # After a number "г." is the year's, and not the city's.
    no_number = rf"(?<!\d[ {NBSP}])"
    behind = [
        rf"(?<=(?<![\w.{INLINE_TAG}-]){no_number if dotted else ''}(?:{_alternatives(tuple(alike))})[ \n])"
        for (_, dotted), alike in sorted(by_length.items())
    ]
    return re.compile(rf"[ \n](?:{'|'.join(behind)})[ \n]*(?=[\w(„«\"{INLINE_TAG}{UNTOUCHED}])")


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _bind(numbers: re.Match[str]) -> str:
    """Return groups of digits that stay on one line."""
    return numbers[0].replace(" ", NBSP)


def _set_range(numbers: re.Match[str]) -> str:
    """Return 1941–1945 for 1941-1945, but leave a telephone number alone: its second number may be smaller."""
    return f"{numbers[1]}–{numbers[2]}" if int(numbers[1]) < int(numbers[2]) else numbers[0]


def _set_quotes(words: str, quotes: tuple[str, str]) -> str:
    """Return the words with quotes of any kind made the language's, by how deep they stand; apostrophes made ’."""
    if not _QUOTE.search(words):
        return words
    done: list[str] = []
    awaited: list[str] = []  # closing quotes, the innermost last
    place = 0
    for piece in _QUOTE.split(words):
        if piece in _QUOTES:
            before = "".join(done[-NEAR:])[-NEAR:]
            typed = "'" if piece in _SINGLE and not (piece == "’" and before[-1:].isdigit()) else piece
            done.append(_set_quote(typed, before, words[place + 1 : place + 1 + FAR], awaited, quotes))
        elif piece:
            done.append(piece)
        place += len(piece)
    return "".join(done)


def _set_quote(typed: str, before: str, after: str, awaited: list[str], quotes: tuple[str, str]) -> str:
    """Return what one quote becomes between those words; `awaited` is brought up to date.

    Which side of it the words are on tells whether it opens: people type “so”, »so«, „so” and «so».
    """
    if typed == "'" and before[-1:].isdigit() and not awaited:
        return typed  # feet
    if typed == "'" and re.match(r"\d+(?!['’‘\d])", after):
        return "’"  # of a year: ’68
    next_letter = after.lstrip(INLINE_TAG)[:1]
    may_open = bool(next_letter) and next_letter != LINE_BREAK and not next_letter.isspace()
    opens = may_open and _BEFORE_OPENING.search(before) is not None
    # Between two words an opening mark opens, and any after a sign that stands close to words.
    opens = opens or (may_open and not awaited and (typed in "„«" or before[-1:] in tuple("/,=;")))
    if (
        typed == "'"
        and (not opens or not re.search(r"['’‘›‹](?!\w)", after))
        and (not awaited or next_letter.isalpha())
    ):
        return "’"
    if opens:
        pair = quotes[min(len(awaited), 1)]
        awaited.append(pair[1])
        return pair[0]
    if awaited:
        return awaited.pop()
    return typed if typed in ('"', "'") and before[-1:].isdigit() else quotes[0][1]
