"""Latin to Cyrillic: a draft in Serbian Latin letters as Cyrillic, with what a person should look at.

Latin to Cyrillic is not exact (injekcija is инјекција, not ињекција; “Guardian” is no Serbian word): hence the doubts.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ...language.letters import CYRILLIC, LATIN, WORD
from ...messages.message import Message
from .markdown_passages import passages


@dataclass(frozen=True, slots=True)
class Doubt:
    line: int  # where the word first stands, from 1; 0: the doubt is about the whole draft
    word: str  # as it was
    cyrillic: str  # as it is now
    why: Message  # what to look at


@dataclass(frozen=True, slots=True)
class Draft:
    text: str
    doubts: tuple[Doubt, ...]  # each word once, in the order of lines


FOREIGN = Message(
    "left in Latin letters: spell it as Serbian does, or mark its language: {marked}", marked="[New Yorker]{en}"
)
MIXED = Message("it has Latin and Cyrillic letters: type it anew")
NUMERAL = Message("left as a Roman numeral")
DJ = Message("is this dj one letter or two?")
BARE = Message("the draft has no š, č, ć, ž, đ: add them to the Latin text, and convert that")
BARE_FROM = 200  # converted letters without any of those

Spelling = tuple[str, str, Message | None]  # what was, what is now, and why that is doubtful


def to_cyrillic(markdown: str) -> Draft:
    """Return the Markdown, its header's words too, in Cyrillic; what is no Serbian word is left as it is."""
    text = unicodedata.normalize("NFC", markdown)
    dj = not re.search("[đðÐ]", text, re.IGNORECASE)
    parts, converted, line = [], 0, 1
    doubts: dict[str, Doubt] = {}
    for part, are_words in passages(text):
        for was, now, why in _spellings(part, dj) if are_words else [(part, part, None)]:
            if why:
                doubts.setdefault(was, Doubt(line, was, now, _left(was) if why is FOREIGN else why))
            parts.append(now)
            converted += len(was) if was != now else 0
            line += was.count("\n")
    whole = [Doubt(0, "", "", BARE)] if converted > BARE_FROM and not _MARKED.search(text) else []
    return Draft("".join(parts), (*whole, *doubts.values()))


def _left(word: str) -> Message:
    return Message(
        "left in Latin letters: spell it as Serbian does, or mark its language: {marked}", marked=f"[{word}]{{en}}"
    )


# Words of a part: which are left in Latin letters.

# Names and words spelt as elsewhere that show it by none of the signs below, with any ending.
_NAMES = """
    adobe afp airbnb bloomberg bluetooth chrome cms coding content covid creative discord docker economist email engine
    europe excel facebook figaro financial free github gmail google guardian html http incognito international
    json kids lancet liberation mail maker manager microsoft netflix online open paint patreon pdf peace people
    podcast politico portable rails reuters rsvp solutions source spiegel stream tba team times unesco usb zoom
""".split()
# What no Serbian word has, but for those that the lookarounds name.
_SIGN = re.compile(
    "|".join(
        [
            rf"\A(?:{'|'.join(_NAMES)})\w{{0,4}}\Z",
            "[qwxy]|bb|cc|ff|gg|hh|kk|ll|mm|pp|vv|(?<!be)zz",
            "(?<!va)nn|(?<!tran)(?<!kro)ss|(?<!se)tt|(?<!hipe)(?<!supe)(?<!inte)rr|(?<!na)(?<!po)(?<!o)(?<!pre)dd",
            r"ch(?!ajm)|(?<!\Ao)ct|cs|cz|kh(?!end)|gh|zh|tz|(?<!\Aa)bh|\A(?:cl|ph|th|sh(?!v|od|em|iz|ol|rv)|sc(?!e|ij|in))",
            r"(?:th|ph|sh|[ai]ck|[ct]ial|..ia[ns]?)\Z|\A(?:dj|home|live)\Z|eau|[ac]tion|\A(?!(?:naj)?(?:ne|pre)e).*ee\B",
        ]
    )
)
_ENDINGS = frozenset("a e i o u om em im og ov ova ovi ovim ovu ama ima ju ja je ka ke ku".split())  # as in Google-u
_INNER_CAPITAL = re.compile("[a-zšđčćž][A-ZŠĐČĆŽ]")
_OWN = frozenset({"BiH", "KiM", "TASS"})
_ENGLISH = frozenset("and are by for from of that the this with your".split())
_NOT_ENGLISH = frozenset("bi da ga ili iz je kao koja koje koji mu na nije od po sa se su u za".split())
_NAME = re.compile(
    r"\b(?:[A-Z][A-Za-z]* ){0,4}(?:[Tt]he|and|for|from|of|with)(?: (?:the|and|for|from|of|[A-Z][A-Za-z]*)){1,9}\b"
)
_QUOTES = '*_„“”"»«'
_CLAUSE = re.compile(r"(?:[^.,;:!?…()\[\]„“”\"»«*_|–—\n]|\n(?![ \t\r]*\n))+")
_ROMAN = re.compile("(?=[IVX]+$|....)M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_CAPITALS = "[A-ZŠĐČĆŽЂ-Ш]{2}"
_NOT_ROMAN = re.compile(rf"V\b(?=\.)|I\b(?<![a-zšđčćžа-џ] I)|VI\b(?= {_CAPITALS})|(?<={_CAPITALS} )VI\b")


def _spellings(words: str, dj: bool) -> Iterator[Spelling]:
    """Yield the words and what stands between them, each with its spelling in Cyrillic."""
    end = 0
    for clause in _CLAUSE.finditer(words):
        name_places = {place for name in _NAME.finditer(words, *clause.span()) for place in range(*name.span())}
        is_english, name_goes_on = _is_english(clause), False
        for match in WORD.finditer(words, *clause.span()):
            gap, word = words[end : match.start()], match[0]
            yield gap, gap, None
            is_in_name = match.start() in name_places or (name_goes_on and gap == " " and _is_name(word))
            reason = _why_left(match, is_english or is_in_name)
            yield (word, word, reason) if reason else _spelling(word, dj)
            name_goes_on, end = reason is FOREIGN and not word.isupper(), match.end()
    yield words[end:], words[end:], None


def _is_name(word: str) -> bool:
    """Tell whether it may go on with a foreign name, as Times does after New York."""
    return word.istitle() and word.isascii() and "ij" not in word


def _is_english(clause: re.Match[str]) -> bool:
    """Tell whether nothing in it is Serbian, but a word is English, or foreign and all is in quotes or emphasis."""
    words = set(WORD.findall(clause[0]))
    if len(words) < 2 or words & _NOT_ENGLISH or _MARKED.search(clause[0]) or CYRILLIC.search(clause[0]):
        return False
    neighbours = clause.string[clause.start() - 1 : clause.start()], clause.string[clause.end() : clause.end() + 1]
    is_quoted = all(mark and mark in _QUOTES for mark in neighbours)
    return any(word.lower() in _ENGLISH or (is_quoted and _is_strange(word)) for word in words)


def _why_left(match: re.Match[str], is_foreign: bool) -> Message | None:
    """Return why the word is left as it is, or None."""
    word = match[0]
    if CYRILLIC.search(word):
        return MIXED if LATIN.search(word) else None
    if _ROMAN.fullmatch(word) and not _NOT_ROMAN.match(match.string, match.start()):
        return NUMERAL
    if not _LETTERS.fullmatch(word):
        return FOREIGN if LATIN.search(word) else None
    return FOREIGN if is_foreign or _is_strange(word) or _is_in_strange_compound(match) else None


def _is_in_strange_compound(match: re.Match[str]) -> bool:
    """Tell whether the word is a part of one with hyphens that is not Serbian, as in wi-fi, and no ending of it."""
    string, start, end = match.string, match.start(), match.end()
    before = re.search(r"([^\W\d_]+)-\Z", string[max(0, start - 40) : start])
    after = re.match(r"-([^\W\d_]+)", string[end : end + 40])
    others = [part[1] for part in (before, after) if part]
    return match[0].lower() not in _ENDINGS and any(_is_strange(part) for part in others)


@lru_cache(10_000)
def _is_strange(word: str) -> bool:
    """Tell whether a Latin word has something that Serbian words do not."""
    return word not in _OWN and bool(_SIGN.search(word.lower()) or _INNER_CAPITAL.search(word))


# Letters of a word.

_LATIN = "abvgdđðežzijklmnoprstćufhcčš"
_ONE = str.maketrans(_LATIN + _LATIN.upper(), "абвгдђђежзијклмнопрстћуфхцчшАБВГДЂЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ")
_TWO = {"lj": "љ", "nj": "њ", "dž": "џ", "dj": "ђ", "ǉ": "љ", "ǌ": "њ", "ǆ": "џ", "ĳ": "иј"}
_LETTERS = re.compile(f"[{_LATIN}{_LATIN.upper()}ǉǈǇǌǋǊǆǅǄĳĲ]+")
_DIGRAPH = re.compile("[lLnN][jJ]|[dD][žŽ]|[ǉǈǇǌǋǊǆǅǄĳĲ]")
_DIGRAPH_DJ = re.compile(f"[dD][jJ]|{_DIGRAPH.pattern}")
_MARKED = re.compile("[šđčćžŠĐČĆŽðÐǆǅǄ]")  # what a foreign keyboard lacks


def _read_stems() -> dict[str, int]:
    """Return the stems in which two letters are not one → where they part."""
    lines = (Path(__file__).parent / "two_letters.txt").read_text("utf-8").splitlines()
    stems = [line.partition("#")[0].strip() for line in lines]
    return {stem.replace("|", ""): stem.lstrip("*").index("|") for stem in stems if stem}


_PARTED = _read_stems()
_FIRST = "|".join(stem for stem in _PARTED if stem[0] != "*")
_ANYWHERE = "|".join(stem[1:] for stem in _PARTED if stem[0] == "*")
_STEM = re.compile(rf"\A(?:naj)?(?:ne|pre)?({_FIRST})|({_ANYWHERE})")


@lru_cache(10_000)
def _spelling(word: str, dj: bool) -> Spelling:
    """Return the word, its spelling in Cyrillic, and why that is doubtful or None."""
    stem = _STEM.search(word.lower())
    is_doubtful = not stem and "dj" in word.lower()
    place = _parting_place(stem) if stem else 0
    digraphs = _DIGRAPH_DJ if dj and is_doubtful else _DIGRAPH
    single_letters = digraphs.sub(_one_letter, word[:place]) + digraphs.sub(_one_letter, word[place:])
    return word, single_letters.translate(_ONE), DJ if is_doubtful else None


def _parting_place(stem: re.Match[str]) -> int:
    """Return where the word parts by the stem found in it."""
    return stem.start(1) + _PARTED[stem[1]] if stem[1] else stem.start(2) + _PARTED["*" + stem[2]]


def _one_letter(digraph: re.Match[str]) -> str:
    """Return the one Cyrillic letter for two Latin ones."""
    letter = _TWO[digraph[0].lower()]
    return letter if digraph[0][0].islower() else letter.upper()
