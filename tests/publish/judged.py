"""A tree that was never judged, as one that was: what a publication takes."""

from collections.abc import Collection
from pathlib import Path

from plugins.publish.inventory import take_inventory
from plugins.publish.judging.html_page import read_html_page
from plugins.publish.judging.origin import Origin
from plugins.publish.publication import Judged
from plugins.publish.source import Source

SITEURL = "https://example.org/site"


def judged_of(
    tree: Path,
    files: Collection[str],
    siteurl: str = SITEURL,
    domain: str = "",
    source: Source | None = None,
    confirm: Collection[str] = (),
) -> Judged:
    paths = [path for path in files if path.endswith(".html") and (tree / path).is_file()]
    pages = (
        read_html_page(path, (tree / path).read_text("utf-8"), frozenset(files), Origin(siteurl)) for path in paths
    )
    return Judged(tree, files, take_inventory(siteurl, pages, tree), domain, "Publish", source, frozenset(confirm))
