"""Links within a tree that lead nowhere."""

from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from tests.small_site import parsed


def broken_links(tree: Path) -> list[str]:
    """Every link, anchor and asset within a tree that leads nowhere, with the page it stands on."""
    anchors, links = {}, []
    for path in sorted(tree.rglob("*.html")):
        url = "/" + path.relative_to(tree).as_posix().removesuffix("index.html")
        page = parsed(path.read_text("utf-8"))
        anchors[url] = {element.get("id") for element in page.iter()}
        links += [(url, value) for element in page.iter() for key in ("href", "src") if (value := element.get(key))]
    broken = []
    for url, link in links:
        target, fragment = urldefrag(urljoin(url, link))
        if target.startswith(("http:", "https:", "mailto:", "tel:", "viber:")):
            continue
        there = target in anchors or (tree / target.lstrip("/")).is_file()
        if not there or (fragment and unquote(fragment) not in anchors[target]):
            broken.append(f"{url}: {link}")
    return broken
