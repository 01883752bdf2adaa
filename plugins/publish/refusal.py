"""A refusal: why nothing was published."""

from collections.abc import Iterable

import click


class Refused(click.ClickException):
    """What is wrong; what to do instead; `end` of what was to be done. The command ends with exit code 1."""

    def __init__(
        self, what: str, instead: str, lines: Iterable[str] = (), end: str = " Nothing was published."
    ) -> None:
        super().__init__("\n".join([*lines, f"{what}; {instead}.{end}"]))

    def show(self, file: object = None) -> None:
        """On standard error, as it stands."""
        click.echo(self.message, err=True)
