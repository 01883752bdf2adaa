"""`make rollback`: publish an earlier tree once more."""

import click

from ...messages.message import Message
from ..outcome import tell_outcome
from ..published_branch import open_branch
from ..refusal import Refused
from ..rollback import Step, published_log, roll_back
from ..sound_tree import CACHE
from ..target import read_target

# Whatever the language of the question.
YES = frozenset({"y", "yes", "д", "да", "d", "da"})
NO = frozenset({"", "n", "no", "н", "не", "нет", "ne", "net"})


@click.command()
@click.argument("to", envvar="TO", default="")
@click.option("--yes", envvar="YES", is_flag=True, help="Ask nothing.")
def rollback(to: str, yes: bool) -> None:
    """Publish an earlier tree once more, on top of what came after it."""
    target = read_target()
    if not to:
        log = published_log(target.remote, target.branch)
        instead = Message("write TO=1a2b3c4, a commit that was published; {log}", log=log)
        raise Refused(Message("nothing says which tree is to be published once more"), instead)
    with open_branch(target.remote, target.branch, target.site, CACHE) as branch:
        publication = roll_back(branch, to, lambda step: yes or _agree(step))
    tell_outcome(publication)
    click.echo(Message("The next publication brings back what main has: mend that first."))


def _agree(step: Step) -> bool:
    for path in step.goes:
        click.echo(Message("{path} will be gone", path=path))
    for path in step.returns:
        click.echo(Message("{path} will be back", path=path))
    answer = None
    while answer not in YES | NO:
        question = str(Message("Publish the earlier tree? [yes/no]"))
        answer = click.prompt(question, default="", show_default=False).strip().casefold()
    return answer in YES
