"""Passages of Markdown: a text as words to convert, and as what is none: code, addresses, other languages."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TypeAlias

from ...language.html_tokens import URL
from ...language.phrase import LANGUAGE

Parts: TypeAlias = Iterator[tuple[str, bool]]  # a text in order, each part with whether it is words to convert

_HEADER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:.*\n)*?---[ \t]*\r?(?:\n|\Z)")
_VALUE = re.compile(
    r"(?:(?<=^title:)|(?<=^summary:)|(?<=^points:)|(?<=^place:)|(?<=^correction:)).*\n(?:(?:[ \t]|-[ ]).*\n|\r?\n)*",
    re.MULTILINE,
)
_COMMENT = re.compile(r"^[ \t]*#.*", re.MULTILINE)
_LINE = re.compile(r".*\n|.+")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})[^`\n]*$")
_INDENTED = re.compile(r" {4}|\t")
_LISTED = re.compile(r" {0,3}(?:[-*+:]|\d+[.)]|\[\^[^]\n]*\]:)[ \t]")

_LANG = r"\blang[ ]*=[ ]*[\"']?(?!sr\b)[a-zA-Z]"
_ATTRIBUTES = rf"\{{(?=[^{{}}\n]*{_LANG})[^{{}}\n]*\}}"
_KEPT = re.compile(
    "|".join(
        [
            r"\\.",
            r"(?P<tick>`{1,8}+)(?:[^`\n]++|\n(?![ \t\r]*\n)|(?!(?P=tick)(?!`))`++)*+(?P=tick)|`++",  # code
            r"<!--(?:(?!-->|<!--)[\s\S])*+(?:-->)?",
            # an element in another language, or of code
            rf"<(?P<name>(?:code|kbd|pre|samp|script|style|textarea|var)\b|(?!(?:img|br|hr)\b)[a-zA-Z]\w*+"
            rf"(?=[^<>]*(?:{_LANG}|\btranslate=[\"']?no)))[^<>]*>(?:(?!</?(?P=name)\b)[\s\S])*+",
            r"(?P<tag><[a-zA-Z/!?][^<>]*>)",
            rf"(?:(?<=\n\n)|(?<=\n\r\n)|\A)(?:(?!\{{|[ \t\r]*\n)[^\n]++\n)++{_ATTRIBUTES}",  # a paragraph
            rf"^#{{1,6}}[^\n{{]*+{_ATTRIBUTES}",  # a heading in another language
            rf"(?P<mark>[*_]{{1,3}}+)[^*_\n]++(?P=mark){_ATTRIBUTES}",
            rf"\[[^][\n]*+\]\{{(?!sr\b){LANGUAGE}\}}",
            rf"!?\[[^][\n]*+\](?:\([^()\n]*+\)|\[[^][\n]*+\]){_ATTRIBUTES}",
            r"\{(?:[ ]*[:#.]|[ ]*[\w-]+=)[^{}\n]*\}",
            r"\[\^[^][\n]*\]|\[TOC\]",
            r"(?P<definition>^[ ]{0,3}\[[^][\n]+\]:[ \t]*\S+)",
            r"\]\([ \t]*(?:<[^<>\n]*>|[^\s()]*+(?:\([^\s()]*+\)[^\s()]*+)*+)",  # where a link leads
            r"&\#?\w{1,31};",
            URL.pattern,
            r"(?<!\w)@\w+|(?<![\w#])(?<!^)\#\w+",
            # sites and files
            r"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:rs|com|org|net|info|eu|me|ru|ua|by|io|de|tv|gov|edu|jpe?g|png|webp|avif"
            r"|gif|pdf|docx?|xlsx?|odt|md|txt|csv|html?|json|ya?ml|zip|mp[34]|js|py|css)\b(?:/[^\s<>()]*)?",
            r"\b(?:[2-6]G|[23]D|C(?:\+\+|\#))",
        ]
    ),
    re.MULTILINE,
)
# The words in a tag, and the label of a link, which must become what it becomes in the text.
_WITHIN = re.compile(r"(?:(?<=\balt=)|(?<=\btitle=))(?:\"[^\"]*\"|'[^']*')|(?<=^\[)[^][]+")


def _cut(pattern: re.Pattern[str], text: str) -> Parts:
    """Yield the text in parts: what the pattern matches (True), and what lies between."""
    end = 0
    for match in pattern.finditer(text):
        yield text[end : match.start()], False
        yield match[0], True
        end = match.end()
    yield text[end:], False


def passages(text: str) -> Parts:
    """Yield the whole text: in the header the values that are words, below it all but code."""
    head = _HEADER.match(text)
    end = head.end() if head else 0
    for part, is_value in _cut(_VALUE, text[:end]):
        for piece, is_comment in _cut(_COMMENT, part):
            yield from _inline(piece) if is_value and not is_comment else [(piece, False)]
    lines = _LINE.findall(text, end)
    for is_code, pairs in groupby(zip(_code(lines), lines, strict=True), key=lambda pair: pair[0]):
        piece = "".join(line for _, line in pairs)
        yield from [(piece, False)] if is_code else _inline(piece)


def _code(lines: list[str]) -> Iterator[bool]:
    """Yield for each line whether it is fenced or indented code."""
    fence, blank, listed, indented = "", True, False, False
    for line in lines:
        opened = None if fence else _FENCE.match(line)
        if fence or opened:
            closed = bool(fence) and line.strip(" \t>\r\n").strip(fence[0]) == "" and fence in line
            fence = opened[1] if opened else "" if closed else fence
            yield True
            continue
        is_blank = not line.strip()
        indented = bool(_INDENTED.match(line)) and not listed and (blank or indented) and not is_blank
        if not is_blank and not _INDENTED.match(line):
            listed = bool(_LISTED.match(line)) or (listed and not blank)
        blank = is_blank
        yield indented


def _inline(text: str) -> Parts:
    """Yield Markdown without its blocks of code: words, and what is none."""
    end = 0
    for kept in _KEPT.finditer(text):
        yield text[end : kept.start()], True
        if kept["tag"] or kept["definition"]:
            yield from _cut(_WITHIN, kept[0])
        else:
            yield kept[0], False
        end = kept.end()
    yield text[end:], True
