"""Typography: what a typesetter of the language would have put for what a keyboard has.

Quotes, dashes, ranges, apostrophes, the ellipsis, and spaces at which no line may break. Rules: Правопис српскога
језика (2010), § 166–186; А. Э. Мильчин, Л. К. Чельцова, Справочник издателя и автора, 4-е изд., § 5–6.
"""

import re
from functools import lru_cache

from typogrify.filters import widont

from ..archive.language import Language
from ..archive.script import CAPITAL
from .rewriting import BREAK, SEAM, THING, Change, rewrite

NBSP = "\u00a0"
NEAR, FAR = 20, 300  # how many letters before and after a quote are looked at
# Not after a number or an area code, as in a telephone number.
_RANGE = re.compile(r"(?<![\w+.,/–-])(?<![\d)][ \u00a0])([1-9]\d{0,3})-(\d{1,4})(?![\w/–-])")
_INITIAL = re.compile(f"(?<!\\w)([{CAPITAL}]\\.) (?=[{CAPITAL}])")
_OPENS = re.compile(f"(?:^|[\\s(\\[{{–—{BREAK}-]|[„«‘])[{SEAM}]*$")


def typeset_html(html: str, language: Language) -> str:
    """Sanitised HTML with its words typeset."""
    set_: str = widont(rewrite(html, language.tag, _setter(language)))
    return set_.replace("&nbsp;", NBSP)


def typeset(words: str, language: Language) -> str:
    """Plain words typeset, as of a title."""
    return _setter(language)(words)


@lru_cache
def _setter(language: Language) -> Change:
    dash = re.compile(rf"(?<=\S)[ {NBSP}\n]+(?:-{{1,3}}|–|—)[ {NBSP}\n]+")
    # After a number "г." is the year's, and not the city's.
    words = [rf"(?<!\d[ {NBSP}]){re.escape(one)}" if one.endswith(".") else re.escape(one) for one in language.glue]
    glue = re.compile(rf"(?<![\w.{SEAM}-])({'|'.join(words)})[ \n]+(?=[\w(„«\"{SEAM}{THING}])", re.IGNORECASE)
    units = re.compile(rf"(\d\.?)[ \n]+(?=(?:{_any(language.units)})(?!\w))")

    def change(words: str) -> str:
        words = words.replace("...", "…")
        if '"' in words or "'" in words:
            words = _quoted(words, language.quotes)
        words = dash.sub(f"{NBSP}{language.dash} ", words)
        words = _RANGE.sub(_range, words)
        words = _INITIAL.sub(rf"\1{NBSP}", words)
        words = units.sub(rf"\1{NBSP}", words) if language.units else words
        return glue.sub(rf"\1{NBSP}", words) if language.glue else words

    return change


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _range(found: re.Match[str]) -> str:
    """1941–1945, but not a telephone number, which may well fall."""
    return f"{found[1]}–{found[2]}" if int(found[1]) < int(found[2]) else found[0]


def _quoted(words: str, quotes: tuple[str, str]) -> str:
    """The words with straight quotes made the language's, by how deep they stand; apostrophes made ’."""
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
