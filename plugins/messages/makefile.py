"""The Makefile's commands, as `make` lists them: what each does is a message like any other."""

import re
from collections.abc import Iterator
from typing import IO, Any

COMMAND = re.compile(r"^([a-z -]+):.*?## (.+)$")


def read_commands(makefile: str) -> Iterator[tuple[int, str, str]]:
    """Yield (line, names of a command with spaces between, what it does), in the file's order."""
    for number, line in enumerate(makefile.splitlines(), 1):
        if command := COMMAND.match(line):
            yield number, command[1], command[2]


def extract(
    file: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield the messages as Babel wants them from an extraction method
    (https://babel.pocoo.org/en/latest/messages.html#writing-extraction-methods)."""
    for number, _, does in read_commands(file.read().decode()):
        yield number, "", does, []
