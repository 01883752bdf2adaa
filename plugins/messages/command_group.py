"""A group of commands that tell what went wrong without a traceback, and in the language of whoever gave them."""

import sys
from typing import Any

import click

from .advice import describe_os_error, nearest
from .language_choice import VARIABLE, known_languages, unknown_languages
from .message import Message
from .refusal import Refused


class CommandGroup(click.Group):
    """`after` says what of a command that the system has ended is as it was."""

    after: Message = Message("nothing was lost")

    def invoke(self, context: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        for name in unknown_languages():
            what = Message("{variable} is “{name}”, a language without messages", variable=VARIABLE, name=name)
            raise Refused(what, nearest(name, known_languages()))
        try:
            return super().invoke(context)
        except BrokenPipeError:
            raise  # whoever read it has seen enough
        except click.Abort:
            click.echo(err=True)
            raise Refused(Message("this was stopped"), self.after) from None
        except OSError as error:
            what, instead = describe_os_error(error)
            advice = Message("{instead}; {after}", instead=instead, after=self.after)
            raise Refused(what, advice) from None
