"""`make rollback`: publish an earlier tree once more."""

import click

from ..outcome import tell_outcome
from ..published_branch import open_branch
from ..refusal import Refused
from ..rollback import Step, published_log, roll_back
from ..sound_tree import CACHE
from ..target import read_target


@click.command()
@click.argument("to", envvar="TO", default="")
@click.option("--yes", envvar="YES", is_flag=True, help="Ask nothing.")
def rollback(to: str, yes: bool) -> None:
    """Publish an earlier tree once more, on top of what came after it."""
    target = read_target()
    if not to:
        instead = f"write TO=1a2b3c4, a commit that was published; {published_log(target.remote, target.branch)}"
        raise Refused("nothing says which tree is to be published once more", instead)
    with open_branch(target.remote, target.branch, target.site, CACHE) as branch:
        publication = roll_back(branch, to, lambda step: yes or _agree(step))
    tell_outcome(publication)
    click.echo("The next publication brings back what main has: mend that first.")


def _agree(step: Step) -> bool:
    for paths, what_happens in ((step.goes, "will be gone"), (step.returns, "will be back")):
        for path in paths:
            click.echo(f"{path} {what_happens}")
    return click.confirm("Publish the earlier tree?", default=False)
