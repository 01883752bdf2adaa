"""The sitemap: every page that stands for itself, for search engines (https://www.sitemaps.org/protocol.html)."""

import datetime
import xml.etree.ElementTree as etree
from collections.abc import Sequence

from ..edition import Edition
from ..pages.sitemap_pages import SitemapEntry
from .xml_document import to_xml

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(entries: Sequence[SitemapEntry], editions: Sequence[Edition], siteurl: str) -> bytes:
    """Return a sitemap of the entries' URLs in every edition, each naming all of its twins."""
    root = etree.Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    if any(not entry.path for entry in entries):  # beside the homes stands the chooser that leads to them
        chooser = etree.SubElement(root, "url")
        etree.SubElement(chooser, "loc").text = f"{siteurl}/"
        homes = {edition.lang: f"{siteurl}/{edition.folder}/" for edition in editions} | {"x-default": f"{siteurl}/"}
        for lang, href in homes.items():
            etree.SubElement(chooser, "xhtml:link", {"rel": "alternate", "hreflang": lang, "href": href})
    for entry in entries:
        days = dict(entry.changed)
        twins = [edition for edition in editions if edition.language.code in days]
        for edition in twins:
            url = etree.SubElement(root, "url")
            etree.SubElement(url, "loc").text = f"{siteurl}/{edition.folder}/{entry.path}"
            if day := days[edition.language.code]:
                etree.SubElement(url, "lastmod").text = day.isoformat()
            for twin in twins:
                link = {"rel": "alternate", "hreflang": twin.lang, "href": f"{siteurl}/{twin.folder}/{entry.path}"}
                etree.SubElement(url, "xhtml:link", link)
    return to_xml(root)


def sitemap_index(parts: Sequence[tuple[str, datetime.date | None]], siteurl: str) -> bytes:
    """Return the index of sitemaps, each given as (its URL in the tree, the day of its last change)."""
    root = etree.Element("sitemapindex", {"xmlns": SITEMAP})
    for name, day in parts:
        part = etree.SubElement(root, "sitemap")
        etree.SubElement(part, "loc").text = f"{siteurl}/{name}"
        if day:
            etree.SubElement(part, "lastmod").text = day.isoformat()
    return to_xml(root)
