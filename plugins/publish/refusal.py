"""A refusal: why nothing was published."""

from collections.abc import Iterable

import click


class Refused(click.ClickException):
    """What is wrong; what to do instead. The command ends with exit code 1, and nothing has been published."""

    def __init__(self, what: str, instead: str, lines: Iterable[str] = ()) -> None:
        super().__init__("\n".join([*lines, f"{what}; {instead}. Nothing was published."]))

    def show(self, file: object = None) -> None:
        """On standard error, as it stands."""
        click.echo(self.message, err=True)
