"""Messages are values, put into words when they are shown."""

import json
import pickle

import pytest

from plugins.archive.problem import Problem, in_order
from plugins.messages import catalogue
from plugins.messages.advice import FEW, nearest
from plugins.messages.message import Message, message_from_data, plural_message

NESTED = Message(
    "{what}; {instead}", what=nearest("ralli", ["rally"]), instead=plural_message("{number} post", "{number} posts", 2)
)


def test_places_are_filled_and_what_is_no_value_stays() -> None:
    assert Message("{name} has {number}: [words]{ru}", name="a {name}", number=12345).words("en") == (
        "a {name} has 12,345: [words]{ru}"
    )


@pytest.mark.parametrize(("language", "words"), [("en", "12,345"), ("sr", "12.345"), ("ru", "12\u00a0345")])
def test_numbers_are_grouped_as_the_language_does(language: str, words: str) -> None:
    assert Message("{number}", number=12345).words(language) == words


def test_a_message_says_its_own_plural() -> None:
    assert [plural_message("{number} post", "{number} posts", number).words("en") for number in (0, 1, 2)] == [
        "0 posts",
        "1 post",
        "2 posts",
    ]


def test_an_unknown_language_and_an_unknown_message_are_english() -> None:
    assert Message("no catalogue has this").words("ru") == Message("no catalogue has this").words("xx")


def test_messages_are_kept_compared_and_sorted_whatever_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pickle.loads(pickle.dumps(NESTED)) == NESTED
    assert message_from_data(json.loads(json.dumps(NESTED.as_data()))) == NESTED
    problems = [Problem("a", 1, Message(text), NESTED) for text in ("delete it", "correct it", "choose another")]
    orders = []
    for language in ("en", "ru", "sr-Latn"):
        monkeypatch.setenv("DESK_LANGUAGE", language)
        orders.append([problem.what.text for problem in in_order(problems)])
    assert orders == [["choose another", "correct it", "delete it"]] * 3


def test_a_problem_is_told_in_its_text_s_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_LANGUAGE", "sr ru")
    words = {
        name: str(Problem(f"content/pages/about{name}", 0, Message("delete it"), Message("correct it")))
        for name in ("/sr.md", "/ru.md", "")
    }
    sr, ru = (Message("delete it").words(language) for language in ("sr", "ru"))
    assert sr in words["/sr.md"] and ru not in words["/sr.md"]
    assert ru in words["/ru.md"] and sr not in words["/ru.md"]
    assert sr in words[""] and ru in words[""]


@pytest.mark.parametrize(
    ("words", "latin"),
    [
        ("напишите целу везу: [речи](https://…)", "napišite celu vezu: [речи](https://…)"),
        ("опишите: ![шта се види](a.jpg), или", "opišite: ![шта се види](a.jpg), ili"),
        ("означите: [речи]{ru} и **речи** тако", "označite: [речи]{ru} i **речи** tako"),
        ("ставка почиње овако: - речи", "stavka počinje ovako: - речи"),
        ("између [ и ] пишу речи (све)", "između [ i ] pišu reči (sve)"),
    ],
)
def test_samples_of_markdown_stay_as_they_are_typed(words: str, latin: str) -> None:
    assert catalogue._in_latin(words) == latin


def test_a_message_in_latin_letters_has_its_sample_in_cyrillic_ones() -> None:
    words, _, sample = Message("link to it: [words](https://…)").words("sr-Latn").partition(": ")
    assert words.isascii() and sample == "[речи](https://…)"


def test_few_names_are_listed_and_many_are_not() -> None:
    names = [f"tag-{number}" for number in range(FEW + 1)]
    assert nearest("xyz", names[1:]).words("en").startswith("use one of: tag-1, tag-10, ")
    assert nearest("xyz", names).words("en") == "none that is known is like it"
    assert nearest("embasy", [*names, "embassy"]).words("en") == "did you mean “embassy”?"
