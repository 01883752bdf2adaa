"""A phrase: the words of a title, place or summary, among which words of another language may stand.

An editor writes these as in a text, `[Новая газета]{ru}` or `<span lang="ru">Новая газета</span>`. In a page they bear
their language (BCP 47), so that no script conversion and no typography touches them; everywhere else they are words.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator

LANGUAGE = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?"
MARKED_WORDS = re.compile(rf"\[([^\[\]]+)\]\{{({LANGUAGE})\}}")  # the short form
FOREIGN = re.compile(
    rf"""\[(?P<words>[^\[\]]+)\]\{{(?P<lang>{LANGUAGE})\}}"""
    rf"""|<span\s+lang=["']?(?P<lang2>{LANGUAGE})["']?\s*>(?P<words2>[^<>]*)</span>"""
)


class Phrase(str):
    """The words alone; `parts` are the same with the language of each, "" for that of the phrase."""

    parts: tuple[tuple[str, str], ...]

    def __new__(cls, parts: Iterable[tuple[str, str]]) -> "Phrase":
        kept = tuple(part for part in parts if part[0])
        phrase = super().__new__(cls, "".join(words for words, _ in kept))
        phrase.parts = kept
        return phrase

    def __getnewargs__(self) -> tuple[tuple[tuple[str, str], ...]]:  # type: ignore[override]
        return (self.parts,)

    def __html__(self) -> str:
        """As a page shows it: templates ask for this."""
        if len(self.parts) == 1 and not self.parts[0][1]:
            return html.escape(self)
        return "".join(_mark(html.escape(words), lang) for words, lang in self.parts)

    def convert(self, convert: Callable[[str], str]) -> "Phrase":
        """Return the phrase with its own words changed."""
        return Phrase((words if lang else convert(words), lang) for words, lang in self.parts)


def _mark(words: str, lang: str) -> str:
    return f'<span lang="{lang}">{words}</span>' if lang else words


def read_phrase(written: str) -> Phrase:
    """Return the phrase that an editor wrote."""
    return Phrase(_read_parts(written))


def _read_parts(written: str) -> Iterator[tuple[str, str]]:
    place = 0
    for foreign in FOREIGN.finditer(written):
        yield written[place : foreign.start()], ""
        yield foreign["words"] or foreign["words2"], foreign["lang"] or foreign["lang2"]
        place = foreign.end()
    yield written[place:], ""


def own_words(written: str) -> str:
    """Return what an editor wrote without the words of other languages."""
    return FOREIGN.sub(" ", written)
