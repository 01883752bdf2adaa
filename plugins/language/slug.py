"""A slug: a part of a URL that names a post, a page, a tag or a heading."""

import re
from functools import lru_cache

from unidecode import unidecode

from .language import Language

SLUG = re.compile(r"[a-z0-9-]+")
ADDRESS = re.compile(r"(\d{4}/(0[1-9]|1[0-2])/)?[a-z0-9-]+")  # of a post, 2022/02/embassy, or of a page, about
LENGTH = 80
# Names that Windows gives to devices: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
WINDOWS = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
# The second page of a list lies in its folder `page/2/`.
_LISTS = frozenset({"page"})


def slug(words: str, language: Language) -> str:
    """The words as a slug: small ASCII letters, digits and single hyphens; may be empty."""
    ascii_words = unidecode(words.lower().translate(_letters(language))).lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_words.replace("'", "")).strip("-")[:LENGTH].strip("-")


@lru_cache
def _letters(language: Language) -> dict[int, str]:
    """What a slug has for the language's letters; Unidecode, which has the others, takes long for each."""
    own = {ord(letter): unidecode(letter) for letter in language.alphabet}
    return own | str.maketrans(dict(language.slug_letters))


def wrong_slug(slug: str, taken: frozenset[str] = frozenset()) -> tuple[str, str] | None:
    """(what is wrong with a slug, what to write instead), or None. `taken` are addresses that the site needs."""
    if not SLUG.fullmatch(slug) or len(slug) > LENGTH:
        return f"“{slug}” is no slug", f"use small letters a–z, digits and hyphens, {LENGTH} at most"
    if WINDOWS.fullmatch(slug) or slug in _LISTS | taken:
        return f"“{slug}” is a name that the site or Windows needs", "choose another"
    return None
