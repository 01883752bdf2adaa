"""The state of a translation: how a post stands in a language."""

from collections.abc import Mapping

from ...archive.content import Content
from ...archive.folders.post_folder import PostFolder
from ...archive.folders.text import Text
from ...messages.message import Message

# What an editor calls each, in the order of how much there is to do.
STATES: Mapping[str, Message] = {
    "original": Message("original"),  # the text that was written first
    "translated": Message("translated"),  # says what the original says
    "stale": Message("stale"),  # the original has changed since it was translated
    "undated": Message("undated"),  # does not say which state of the original it translates
    "draft": Message("draft"),  # is hidden by its status
    "missing": Message("missing"),  # there is no such text yet; readers see the original
    "broken": Message("broken"),  # cannot be read: see make check
}


def translation_state(folder: PostFolder, language: str, content: Content) -> str:
    """Return one of STATES: how the post stands in the language of that code."""
    text = folder.text(language)
    if text is None:
        return "broken" if (content.root / folder.path / f"{language}.md").exists() else "missing"
    return "draft" if text.header.status == "draft" else _state_of_finished(text, folder)


def _state_of_finished(text: Text, folder: PostFolder) -> str:
    if folder.original is None:
        return "broken"
    if text is folder.original:
        return "original"
    named = text.header.translates
    if named is None or named.language != folder.original.language:
        return "broken"
    if not named.digest:
        return "undated"
    return "translated" if named.digest == folder.original.digest else "stale"


def translations_of(folder: PostFolder) -> list[Text]:
    """Return the texts that name the original."""
    original = folder.original
    return [text for text in folder.texts if original and text is not original and text.header.translates]
