"""A refusal: what the desk cannot do as it was asked to, and what to do instead."""

import click


class Refused(click.ClickException):
    """What is wrong; what to do instead. The command ends with exit code 1."""

    def __init__(self, what: str, instead: str) -> None:
        super().__init__(f"{what}; {instead}")
        self.what = what
        self.instead = instead

    def show(self, file: object = None) -> None:
        """Print it on standard error, as it stands."""
        click.echo(self.message, err=True)
