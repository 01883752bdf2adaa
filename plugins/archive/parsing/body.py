"""A body: the Markdown below a text's header, and the lines of the file that its words stand on."""

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Body:
    text: str
    first: int  # the number of its first line in the file

    @cached_property
    def lines(self) -> list[str]:
        """Its lines in small letters, what is code blanked out."""
        code_spans = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)
        return code_spans.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), self.text).lower().split("\n")

    def line_of_word(self, word: str) -> int:
        """Return the number of the first line that holds the word whole, outside what bears a `lang`, or 0."""
        whole = re.compile(rf"\b{re.escape(word.lower())}\b")
        foreign = re.compile(r"<(\w+)[^>]*\blang=.*?</\1>|([*_]+)[^*_]+\2\{:[^}]*\blang=[^}]*\}|\[[^\[\]]*\]\{[a-z]")
        lines = enumerate(self.lines, self.first)
        return next((number for number, line in lines if whole.search(foreign.sub(" ", line))), 0)

    def line_of(self, words: str) -> int:
        """Return the number of the first line that holds the words, small or capital, or 0."""
        return next((number for number, line in enumerate(self.lines, self.first) if words.lower() in line), 0)
