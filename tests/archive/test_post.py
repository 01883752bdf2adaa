"""The digest of a text, by which a translation names its original."""

from plugins.archive.folders.text import translation_digest


def test_the_digest_does_not_care_for_line_ends_or_unicode_form() -> None:
    assert translation_digest("й", "s", "a\nb") == translation_digest(" и\u0306 ", "s\n", "a\r\nb\n")
