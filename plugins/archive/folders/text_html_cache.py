"""The cache of texts' HTML: kept when a text is read, by its key, and looked up only when a page shows it.

So neither a build nor a preview holds the words of every text at once.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from ...cache.store import Store
from ...language.language import Language
from ...language.placeholders import MarkedHtml
from ...messages.message import Message
from ..kind import KINDS_BY_FOLDER
from ..problem import Unable, value_of
from .text import Text, TextFile, read_text


class ContentChanged(Unable):
    """A text is not any more what it was when this run read it."""


class TextHtmlCache:
    """Has the marked HTML of each text that lies in content/ at `root`."""

    def __init__(self, root: Path, languages: Mapping[str, Language], store: Store) -> None:
        self.root, self.languages, self.store = root, languages, store

    def put(self, text: Text, html: MarkedHtml) -> None:
        """Keep the HTML of a text that was just read."""
        self.store.put(self._key(text), html)

    def use(self, texts: Iterable[Text]) -> None:
        """Keep the HTML of those texts though nobody asks for it now."""
        self.store.use(self._key(text) for text in texts)

    def get(self, text: Text) -> MarkedHtml:
        """Return the text's HTML; where the store lost it, it is made anew.

        Raises ContentChanged where the text's file has changed since it was read.
        """
        html: MarkedHtml | None = self.store.get(self._key(text))
        if html is None:
            html = self._read_again(text)
            self.put(text, html)
        return html

    def _read_again(self, text: Text) -> MarkedHtml:
        folder = (self.root / text.source).parent
        kind = KINDS_BY_FOLDER[folder.parent.name].name
        file = TextFile(folder, text.source, kind, self.languages[text.language], self.languages)
        again = value_of(read_text(file))
        if again is None or again[0].key != text.key:
            raise ContentChanged(Message("a text was changed while this ran; run it once more"))
        return again[1]

    def _key(self, text: Text) -> str:
        return self.store.key("html", text.key)
