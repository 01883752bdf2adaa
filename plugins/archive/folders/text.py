"""A text: a post in one language, as its file in the post's folder says."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ...cache.store import make_key
from ...language.language import Language
from ...language.phrase import own_words
from ...language.placeholders import MarkedHtml
from ...messages.message import Message
from ..parsing.body import Body
from ..parsing.body_html import References, read_body_html
from ..parsing.body_rules import CONFLICT, check_source
from ..parsing.header import Header, read_header, salvage_header, split_header
from ..parsing.letter_rules import check_html, check_words
from ..parsing.source_file import decode, read_beginning, read_data
from ..problem import Problem, Reading, value_of

MARKDOWN = re.compile(r"\]\(|\*\*|(?<!\w)[*_]\w[^*_]*\w[*_](?!\w)|~~|`")  # signs of it in a header


@dataclass(frozen=True)  # without slots, for pickle is slow to bring those back
class Text:
    language: str  # its code
    source: str  # its file inside content/: "rallies/2022-02-24-embassy/sr.md"
    key: str  # names the file's content; its HTML lies under it: see `text_html`
    head_key: str  # names its header, as it is written
    header: Header
    references: References  # of its HTML
    digest: str  # see `translation_digest`


@dataclass(frozen=True, slots=True)
class TextFile:
    """Where a text is read from."""

    folder: Path  # the post's
    name: str  # inside content/
    kind: str  # of the post
    language: Language
    languages: Mapping[str, Language]  # the site's, by code

    @property
    def path(self) -> Path:
        return self.folder / f"{self.language.code}.md"


def read_text(file: TextFile) -> Reading[tuple[Text, MarkedHtml] | None]:
    """Return a text and its HTML, or None where its header cannot be read; its body is checked all the same."""
    data = yield from read_data(file.path, file.name)
    content = None if data is None else (yield from decode(data, file.name))
    if content is None:
        return _hidden_draft(file, read_beginning(file.path))
    yield from check_source(content, file.name)
    parts = split_header(content)
    if parts is None:
        begin = Message("begin the file with a line ---, below it title: … and summary: …, and then another line ---")
        missing = (Message("the header is missing"), begin)
        endless = (Message("the header has no end"), Message("write a line --- below its keys"))
        yield Problem(file.name, 1, *(endless if content.startswith("---") else missing))
        return _hidden_draft(file, content)
    yaml_text, body = parts
    header = yield from read_header(yaml_text, file.kind, file.name)
    html, references = yield from read_body_html(body, file.language, file.name.rpartition("/")[0], file.name)
    if not CONFLICT.search(content):  # its lines are no words
        yield from check_html(html, file.language, body, file.name, file.languages.values())
    for field, words in header.words():
        if MARKDOWN.search(words):
            instead = Message("write the words alone; of another language {example}", example="[Новая газета]{ru}")
            what = Message("a “{field}” has no Markdown, and readers would see its signs", field=field)
            yield Problem(file.name, header.line(field), what, instead, warning=True)
        yield from check_words(own_words(words), file.language, file.name, header.line(field))
    digest = translation_digest(*header.translated_parts(body.text))
    keys = make_key(file.name, file.kind, content), make_key(file.name, file.kind, yaml_text)
    return Text(file.language.code, file.name, *keys, header, references, digest), html


def _hidden_draft(file: TextFile, beginning: str) -> tuple[Text, MarkedHtml] | None:
    """Return what a file that cannot be read stands for: a draft, or nothing."""
    header = salvage_header(beginning)
    if header.status != "draft":
        return None
    key = make_key(file.name, file.kind, beginning)
    digest = translation_digest(*header.translated_parts(""))
    return Text(file.language.code, file.name, key, key, header, References(), digest), MarkedHtml("")


def read_body(root: Path, text: Text) -> Body:
    """Return the body of a text that was read from content/ at `root`, as its file is now; empty where it has none."""
    content = value_of(decode(value_of(read_data(root / text.source, text.source)) or b"", text.source))
    parts = split_header(content or "")
    return parts[1] if parts else Body("", 1)


def translation_digest(*parts: str) -> str:
    """Return what a translation names as the state of the original that it was made from: 8 hex digits.

    SHA-256 over its parts (title, summary, points if it has any, body) joined by LF, each in NFC, with LF line ends,
    stripped.
    """
    normalised = (unicodedata.normalize("NFC", part.replace("\r\n", "\n")).strip() for part in parts)
    return hashlib.sha256("\n".join(normalised).encode()).hexdigest()[:8]
