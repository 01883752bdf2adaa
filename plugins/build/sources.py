"""Sources: from which content file each page was made, for those who find something wrong in a finished tree."""

from collections.abc import Iterator

from ..editions.site import Site

SOURCES = "sources.json"  # where they are kept, in the cache


def sources(site: Site) -> Iterator[tuple[str, str]]:
    """(URL in the tree, content file) of each post and page in each edition, and of what leads to them."""
    for edition in site.editions:
        for post in (*site.library.posts, *site.library.pages):
            text = post.text(edition.language) or post.original
            for address in (post.address, *(f"{alias}/" for alias in post.aliases)):
                yield f"{edition.folder}/{address}", text.source
