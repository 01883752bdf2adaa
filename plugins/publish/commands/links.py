"""`make links`: ask whether what the site links to elsewhere is still there."""

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from ...messages.message import Message
from ..judging.origin import Origin
from ..outbound_links import Offline, find_dead_links
from ..refusal import Refused
from ..sound_tree import CACHE, judge_tree, read_page_sources, siteurl_of

THEME = "theme/templates/"  # what a page shows that is made from no text


@click.command()
@click.argument("tree", type=click.Path(path_type=Path), default="output")
def links(tree: Path) -> None:
    """Ask whether what the site links to elsewhere is still there."""
    texts_by_address = _texts_by_address(tree)
    try:
        answers = find_dead_links(texts_by_address, CACHE / "links.json")
    except Offline:
        what = Message("nobody answers at any address that the site links to")
        raise Refused(what, Message("see that this machine is online, and run it again"), end=None) from None
    dead = [address for address in sorted(texts_by_address) if address.partition("#")[0] in answers]
    for address in dead:
        message = Message(
            "“{address}” is dead ({reason}); link to a copy: https://web.archive.org/web/{address}",
            address=address,
            reason=answers[address.partition("#")[0]],
        )
        for text in texts_by_address[address]:
            click.echo(f"{text}: {message.said_of(text)}")
    number = len(texts_by_address)
    click.echo(Message("Links that lead out of the site: {links}; dead: {dead}.", links=number, dead=len(dead)))
    sys.exit(len(dead) > 0)


def _texts_by_address(tree: Path) -> Mapping[str, Sequence[str]]:
    """Return the texts that link to each address of another origin, or else the theme, whose links every page has."""
    sources = read_page_sources()
    texts_by_address: defaultdict[str, set[str]] = defaultdict(set)
    for path, page in judge_tree(tree, Origin(siteurl_of(tree))).pages.items():
        for address in page.outbound:
            texts_by_address[address].add(sources.get(path.removesuffix("index.html"), ""))
    return {address: [THEME] if "" in texts else sorted(texts) for address, texts in texts_by_address.items()}
