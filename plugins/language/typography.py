"""Typography: what a typesetter of the language would have put for what a keyboard has.

Quotes, dashes, ranges, apostrophes, the ellipsis, and spaces at which no line may break. Rules: Правопис српскога
језика (2010), § 166–186; А. Э. Мильчин, Л. К. Чельцова, Справочник издателя и автора, 4-е изд., § 5–6.
"""

import re
from collections import defaultdict
from functools import lru_cache

from typogrify.filters import widont

from .html_words import BREAK, END, SEAM, THING, Change, rewrite
from .language import Language
from .letters import CAPITAL

NBSP = "\u00a0"
NEAR, FAR = 20, 300  # how many letters before and after a quote are looked at
# Patterns begin with what is seldom: at most places of a text one letter tells that nothing is to be done.
_HYPHEN = re.compile(r"\d-\d")
# Not after a number or an area code, as in a telephone number.
_RANGE = re.compile(r"(?<![\w+.,/–-])(?<![\d)][ \u00a0])([1-9]\d{0,3})-(\d{1,4})(?![\w/–-])")
_INITIAL = re.compile(f"\\. (?=[{CAPITAL}])(?<=(?<!\\w)[{CAPITAL}]\\. )")
_ENDS = re.compile(r"</(?:(?:a|em|span|strong|i|b)>\s*</)*(?:p|h[1-6]|li|dt|dd)>")  # of a block
_OPENS = re.compile(f"(?:^|[\\s(\\[{{–—{BREAK}-]|[„«‘])[{SEAM}]*$")


def typeset_html(html: str, language: Language) -> str:
    """Sanitised HTML with its words typeset."""
    return _without_widows(rewrite(html, language.tag, _setter(language)))


def _without_widows(html: str) -> str:
    """The HTML with the last two words of each block kept together, by typogrify. It would try every letter, so it gets
    the ends of all blocks, and nothing else."""
    parts: list[str] = []  # what stays as it is, and what is the end of a block, by turns
    place = 0
    for end in _ENDS.finditer(html):
        before, *last = html[place : end.start()].rsplit(None, 1) or [""]
        if last:
            start = place + (before.rfind("<") if before.endswith(">") else len(before) - 1)
            parts += html[place:start], html[start : end.end()]
            place = end.end()
    if parts:
        parts[1::2] = widont(END.join(parts[1::2])).replace("&nbsp;", NBSP).split(END)
    return "".join((*parts, html[place:]))


def typeset(words: str, language: Language) -> str:
    """Plain words typeset, as of a title."""
    return _setter(language)(words)


@lru_cache
def _setter(language: Language) -> Change:
    dash = re.compile(rf"(?<=[^\s{END}])[ {NBSP}\n]+(?:-{{1,3}}|–|—)[ {NBSP}\n]+")
    units = re.compile(rf"(\d\.?)[ \n]+(?=(?:{_any(language.units)})(?!\w))")
    glue = _glue(language.glue)

    def change(words: str) -> str:
        words = words.replace("...", "…")
        words = END.join(_quoted(block, language.quotes) for block in words.split(END))
        words = dash.sub(f"{NBSP}{language.dash} ", words)
        words = _RANGE.sub(_range, words) if _HYPHEN.search(words) else words
        words = _INITIAL.sub(f".{NBSP}", words)
        words = units.sub(rf"\1{NBSP}", words) if language.units else words
        return glue.sub(NBSP, words) if language.glue else words

    return change


def _glue(words: tuple[str, ...]) -> re.Pattern[str]:
    """The space behind a word that may not end a line, by that word's length: `re` looks back no other way."""
    by_length: defaultdict[tuple[int, bool], set[str]] = defaultdict(set)
    for word in words:
        by_length[len(word), word.endswith(".")] |= {word, word.capitalize(), word.upper()}
    # After a number "г." is the year's, and not the city's.
    number = rf"(?<!\d[ {NBSP}])"
    behind = [
        rf"(?<=(?<![\w.{SEAM}-]){number if dotted else ''}(?:{_any(tuple(some))})[ \n])"
        for (_, dotted), some in sorted(by_length.items())
    ]
    return re.compile(rf"[ \n](?:{'|'.join(behind)})[ \n]*(?=[\w(„«\"{SEAM}{THING}])")


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _range(found: re.Match[str]) -> str:
    """1941–1945, but not a telephone number, which may well fall."""
    return f"{found[1]}–{found[2]}" if int(found[1]) < int(found[2]) else found[0]


def _quoted(words: str, quotes: tuple[str, str]) -> str:
    """The words with straight quotes made the language's, by how deep they stand; apostrophes made ’."""
    if '"' not in words and "'" not in words:
        return words
    done: list[str] = []
    open_: list[str] = []  # the closing quotes that are awaited, the innermost last
    place = 0
    for piece in re.split("([\"'„“”«»‘’])", words):
        if piece in ('"', "'"):
            before = "".join(done[-NEAR:])[-NEAR:]
            done.append(_quote(piece, before, words[place + 1 : place + 1 + FAR], open_, quotes))
        elif piece:
            done.append(piece)
            if open_ and (piece == open_[-1] or (piece == "”" and open_[-1] == "“")):
                open_.pop()
            else:
                open_ += [pair[1] for pair in quotes if piece == pair[0]]
        place += len(piece)
    return "".join(done)


def _quote(mark: str, before: str, after: str, open_: list[str], quotes: tuple[str, str]) -> str:
    """What one straight quote becomes between those words; `open_` is brought up to date."""
    next_ = after.lstrip(SEAM)[:1]
    opens = _OPENS.search(before) and next_ and next_ != BREAK and not next_.isspace()
    if mark == "'" and (not opens or not re.search(r"'(?!\w)", after)) and (not open_ or next_.isalpha()):
        return "’"
    if opens:
        pair = quotes[min(len(open_), 1)]
        open_.append(pair[1])
        return pair[0]
    if open_:
        return open_.pop()
    return mark if before[-1:].isdigit() else quotes[0][1]
