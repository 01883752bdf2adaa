"""XML as it stands in the tree."""

import xml.etree.ElementTree as etree


def to_xml(root: etree.Element) -> bytes:
    """Return the document of that root element, one element a line, in UTF-8."""
    etree.indent(root, "")
    document: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"
