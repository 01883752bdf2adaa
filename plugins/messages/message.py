"""A message: what somebody is to be told, as a value. It is put into words only when it is shown.

So problems are compared, sorted and kept whatever the language, and one text may be said in several. Why ours: gettext
and Babel translate and count; a text that waits with its values for a language is in neither.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .catalogue import format_number, translate
from .language_choice import languages_of

PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, init=False)  # without slots, for pickle is slow to bring those back
class Message:
    """An English text, `{named}` places in it, and what stands there: words as they were typed, a number, a message.

    Where there is a plural, `number` among the values says which form it is. What is in braces and no value stays.
    """

    text: str
    plural: str
    values: tuple[tuple[str, "str | int | Message"], ...]

    def __init__(self, text: str, /, **values: "str | int | Message") -> None:
        _fill(self, text, "", values)

    def words(self, language: str) -> str:
        """Return the message in that language (BCP 47), or in English as far as that lacks it."""
        values = dict(self.values)
        number = values.get("number")
        text = translate(language, self.text, self.plural, number if isinstance(number, int) else 0)

        def fill(place: re.Match[str]) -> str:
            value = values.get(place[1], place[0])
            if isinstance(value, Message):
                return value.words(language)
            return value if isinstance(value, str) else format_number(value, language)

        return PLACE.sub(fill, text)

    def __str__(self) -> str:
        return self.said_of("")

    def said_of(self, source: str) -> str:
        """Return the message in the languages in which those want it who work on that file or folder."""
        return " / ".join(dict.fromkeys(map(self.words, languages_of(source))))

    def __lt__(self, other: "Message") -> bool:
        return (self.words("en"), repr(self)) < (other.words("en"), repr(other))

    def as_data(self) -> list[Any]:
        """Return it as JSON can keep it."""
        values = {name: value.as_data() if isinstance(value, Message) else value for name, value in self.values}
        return [self.text, self.plural, values]


def _fill(message: Message, text: str, plural: str, values: Mapping[str, "str | int | Message"]) -> None:
    for field, value in (("text", text), ("plural", plural), ("values", tuple(values.items()))):
        object.__setattr__(message, field, value)


def plural_message(singular: str, plural: str, number: int, **values: str | int | Message) -> Message:
    """Return a message that has another form for another number, which stands at `{number}`."""
    message = object.__new__(Message)
    _fill(message, singular, plural, {"number": number, **values})
    return message


def message_from_data(data: list[Any]) -> Message:
    """Return the message that `as_data` gave."""
    text, plural, values = data
    message = object.__new__(Message)
    read = {name: message_from_data(value) if isinstance(value, list) else value for name, value in values.items()}
    _fill(message, text, plural, read)
    return message
