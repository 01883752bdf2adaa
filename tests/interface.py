"""What the interface says in an edition, as the theme's catalogue has it now: no test quotes it."""

from functools import cache

from plugins.archive.problem import collect
from plugins.editions.strings import Strings, compile_catalogue, convert_catalogue, read_catalogue, read_compiled
from tests.paths import PROJECT
from tests.site_settings import editions


@cache
def _strings(folder: str) -> Strings:
    edition = editions()[folder]
    catalogue = collect(read_catalogue(PROJECT / "theme", edition.language), [])
    assert catalogue
    return read_compiled(
        compile_catalogue(convert_catalogue(catalogue, edition.conversion.convert) if edition.conversion else catalogue)
    )


def said(folder: str, message: str, plural: str = "", **values: object) -> str:
    """The translation of the English words, with ordinary spaces between; the one that goes with `num` of a plural."""
    strings = _strings(folder)
    words = strings.ngettext(message, plural, int(str(values["num"]))) if plural else strings.gettext(message)
    return (words % values if values else words).replace("\u00a0", " ")
