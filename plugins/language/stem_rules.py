"""The stem rules of a language: what search takes its letters for, and what leaves the stem of a word.

They are data: `stems/CODE.txt` beside this module, a rule a line with its reason. A language without such a file
has no rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("stems")
SECTIONS = ("sets", "words", "letters", "endings")
SECTION = re.compile(r"\[(\w+)\]")


@dataclass(frozen=True, slots=True)
class StemRules:
    words: tuple[tuple[str, str], ...] = ()  # word → the one that search takes it for, before its letters are told
    letters: tuple[tuple[str, str], ...] = ()  # letter → what search takes it for: ("ш", "s")
    endings: tuple[tuple[str, str], ...] = ()  # (regular expression, what stands instead), as JavaScript has them

    def __bool__(self) -> bool:
        return bool(self.endings)


class WrongStemRules(ValueError):
    """A file of stem rules has a line that is no rule; the message names the line."""


@cache
def read_stem_rules(code: str) -> StemRules:
    """Return the rules of the language of that code, none where it has no file.

    Raises WrongStemRules for a line that is no rule.
    """
    path = FOLDER / f"{code}.txt"
    if not path.is_file():
        return StemRules()
    pairs: dict[str, list[tuple[str, str]]] = {section: [] for section in SECTIONS}
    for section, left, right in _rows(path):
        pairs[section].append((left, right))
    sets = dict(pairs["sets"])
    endings = tuple((_expand(pattern, sets), instead) for pattern, instead in pairs["endings"])
    return StemRules(tuple(pairs["words"]), tuple(pairs["letters"]), endings)


def _rows(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (section, left, right) of each row “left → right”; what stands behind “  # ” is its reason."""
    section = ""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        row = re.sub(r"(^|\s+)#( .*)?$", "", line).strip()
        if not row:
            continue
        if heading := SECTION.fullmatch(row):
            section = heading[1]
            continue
        left, arrow, right = row.partition("→")
        if not arrow or section not in SECTIONS:
            raise WrongStemRules(f"{path.name}:{number}: “{row}” is no rule; write “pattern → what stands instead”")
        yield section, left.strip(), right.strip()


def _expand(pattern: str, sets: dict[str, str]) -> str:
    """Return the pattern with each <name> replaced by the set of letters of that name."""
    return re.sub(r"(?<!\(\?)<(\w+)>", lambda name: sets[name[1]], pattern)
