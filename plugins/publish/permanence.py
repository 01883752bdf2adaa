"""Permanence: what was published once stays where it is, or leads on to where it went, or says why it is gone."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..messages.advice import ways_to_keep
from ..messages.message import Message
from .judging.fault import Fault

# Pages, feeds and calendars. Styles, photos and the index of search are not, and neither are later pages of lists, and
# two texts side by side: that goes with either, whose own address stays.
PERMANENT = re.compile(r"(?:.*/)?(?:index\.html|feed\.(?:xml|json)|calendar\.ics|event\.ics)")
LATER = re.compile(r"(?:.*/)?page/\d+/index\.html")
PARALLEL = re.compile(r"(?:.*/)?parallel/(?:[^/]+/)?index\.html")


def is_permanent(path: str) -> bool:
    """Tell whether a file of the tree may never vanish."""
    return bool(PERMANENT.fullmatch(path)) and not LATER.fullmatch(path) and not PARALLEL.fullmatch(path)


def find_vanished(before: Iterable[str], after: Iterable[str]) -> Iterator[Fault]:
    """Yield a fault for each permanent address that would be dropped; those of a post in all editions are one."""
    gone: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(set(before) - set(after)):
        if is_permanent(path):
            edition, _, rest = path.partition("/")
            gone[rest.removesuffix("index.html")].append(edition)
    for address, editions in gone.items():
        if not address.endswith("event.ics"):  # it goes and stays with its post
            names = ", ".join(editions)
            what = (
                Message("it is published ({editions}), and would vanish", editions=names)
                if address
                else Message("the home page is published ({editions}), and would vanish", editions=names)
            )
            yield Fault(address, what, ways_to_keep(address))
