"""A refusal: what cannot be done as somebody asked for it, and what to do instead."""

from typing import Any

import click

from .message import Message


class Refused(click.ClickException):
    """What is wrong; what to do instead. The command ends with exit code 1."""

    def __init__(self, what: Message, instead: Message) -> None:
        super().__init__("")
        self.what = what
        self.instead = instead

    @property
    def reason(self) -> Message:
        """What is shown."""
        return Message("{what}; {instead}", what=self.what, instead=self.instead)

    def __str__(self) -> str:
        return str(self.reason)

    def __reduce__(self) -> Any:
        return type(self), (self.what, self.instead)

    def show(self, file: object = None) -> None:
        """Print it on standard error, as it stands."""
        click.echo(str(self), err=True)


class WrongAnswer(ValueError):
    """What somebody typed is not what was asked for; what to write instead."""

    def __init__(self, instead: Message) -> None:
        super().__init__(instead)
        self.instead = instead
