"""The catalogues of messages: whole, in good order, and with no word of another language that is not quoted."""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from plugins.messages.catalogue import catalogue_codes, catalogue_path
from plugins.messages.message import PLACE
from tests.messages.foreign_words import foreign_words
from tests.paths import PROJECT

SPEAKERS = ("Message", "plural_message")
METHODS = [("plugins/**.py", "python"), ("Makefile", "plugins.messages.makefile:extract")]


def _is_ours(folder: str) -> bool:
    return Path(folder) == PROJECT or PROJECT / "plugins" in (Path(folder), *Path(folder).parents)


def extracted() -> Catalog:
    """Every message that the code can say."""
    catalogue = Catalog()
    keywords = {"Message": None, "plural_message": (1, 2)}
    found = extract_from_dir(str(PROJECT), METHODS, keywords=keywords, directory_filter=_is_ours)
    for name, line, id_, _, _ in found:
        catalogue.add(id_, locations=[(name, line)])
    return catalogue


EXTRACTED = extracted()


def catalogue(code: str) -> Catalog:
    return read_po(BytesIO(catalogue_path(code).read_bytes()), locale=code, abort_invalid=True)


def forms(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def texts(message: Message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


def test_the_messages_are_found() -> None:
    assert len(EXTRACTED) > 300


@pytest.mark.parametrize("code", catalogue_codes())
def test_every_message_is_translated(code: str) -> None:
    known = catalogue(code)
    missing = [message.id for message in EXTRACTED if message.id and message.id not in known]
    assert missing == [], "run make strings, and translate these"
    wrong = [message.id for message in known if message.id and (message.fuzzy or not all(forms(message)))]
    assert wrong == []
    stale = [message.id for message in known if message.id and message.id not in EXTRACTED]
    assert stale == [], "run make strings"


@pytest.mark.parametrize("code", catalogue_codes())
def test_the_places_of_a_message_are_those_of_its_translation(code: str) -> None:
    for message in catalogue(code):
        for words in forms(message) if message.id else ():
            places = set(PLACE.findall(words))
            assert places == set(PLACE.findall(texts(message)[-1])), (message.id, words)


@pytest.mark.parametrize("code", catalogue_codes())
def test_no_word_is_of_another_language_but_what_is_quoted(code: str) -> None:
    wrong = {
        words: found
        for message in catalogue(code)
        if message.id
        for words in forms(message)
        if (found := foreign_words(words))
    }
    assert wrong == {}


def test_an_english_word_is_found() -> None:
    assert foreign_words("ово је error у датотеци sr.md, види make check POST=…") == ["error"]


def calls() -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted((PROJECT / "plugins").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPEAKERS:
                yield path, node


def test_a_message_is_a_literal_that_can_be_extracted() -> None:
    own = {"message.py", "help.py"}  # which make messages of what they are given
    for path, call in calls():
        texts_of_call = call.args[: 2 if call.func.id == "plural_message" else 1]  # type: ignore[attr-defined]
        assert path.name in own or all(
            isinstance(text, ast.Constant) and isinstance(text.value, str) for text in texts_of_call
        ), (path, call.lineno)


def test_every_message_is_extracted() -> None:
    for path, call in calls():
        if path.name not in {"message.py", "help.py"}:
            text = call.args[0]
            assert isinstance(text, ast.Constant) and text.value in EXTRACTED, (path, call.lineno)


def test_every_place_has_its_value() -> None:
    for path, call in calls():
        if path.name in {"message.py", "help.py"}:
            continue
        number = 2 if call.func.id == "plural_message" else 1  # type: ignore[attr-defined]
        given = {keyword.arg for keyword in call.keywords} | ({"number"} if number == 2 else set())
        for text in call.args[:number]:
            assert isinstance(text, ast.Constant)
            wanted = set(PLACE.findall(text.value)) - {"en", "ru", "sr"}
            assert wanted <= given or None in given, (path, call.lineno)
            assert given - {None} <= set(
                PLACE.findall("".join(arg.value for arg in call.args[:number] if isinstance(arg, ast.Constant)))
            ), (path, call.lineno)
