"""A document: an XML file as it stands in the tree."""

import xml.etree.ElementTree as etree


def document(root: etree.Element) -> bytes:
    """The document of that root element, one element a line, in UTF-8."""
    etree.indent(root, "")
    made: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"
