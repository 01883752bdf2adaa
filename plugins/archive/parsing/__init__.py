"""Parsing: from the bytes of a file to a header and sanitised HTML, with every rule that they must keep."""
