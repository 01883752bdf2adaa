"""An edition: what readers browse. One language in one script, in a folder of the tree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..archive.problem import Unable
from ..language.language import Language
from ..language.script_conversion import CONVERSIONS, ScriptConversion
from ..language.stem_rules import read_stem_rules
from ..messages.message import Message


@dataclass(frozen=True, slots=True)
class Edition:
    folder: str  # in the tree: "sr-latn"
    name: str  # in itself: "Latinica"
    lang: str  # BCP 47: "sr-Latn"
    locale: str  # CLDR: "sr_Latn"
    date_pattern: str  # of a day (CLDR)
    month_pattern: str  # of a month that stands alone
    year_pattern: str  # and of a year
    alphabet: tuple[str, ...]  # its small letters, in the order in which names are sorted
    months: tuple[str, ...]  # their names in a date, in this edition's script; () where CLDR's are right
    language: Language  # what its texts are written in
    contact: str  # the e-mail address that readers may write to; "" where the group has given none
    conversion: ScriptConversion | None  # from the language's script to its own; None where they are the same


class WrongSetting(Unable):
    """EDITIONS says what it may not."""


SHARED = frozenset({"name", "lang", "locale"})
CONVERTED = SHARED | {"made_from", "alphabet"}  # what an edition that is made from another needs
WRITTEN = SHARED | {"date", "language", "alphabet", "quotes", "dash"}  # what every other needs
OPTIONAL = frozenset({"month", "year", "months", "slug_letters", "no_break_after", "units"})


def read_editions(setting: Mapping[str, Mapping[str, Any]], contact: str = "") -> tuple[Edition, ...]:
    """Return the editions that the setting EDITIONS describes, in its order, with the setting CONTACT_EMAIL.

    Raises WrongSetting, also for a key that is not known.
    """
    for folder, entry in setting.items():
        _check(folder, entry, setting)
    converted = {setting[entry["made_from"]]["language"] for entry in setting.values() if "made_from" in entry}
    languages = {
        folder: _language(entry, entry["language"] in converted)
        for folder, entry in setting.items()
        if "made_from" not in entry
    }
    return tuple(_edition(folder, setting, languages, contact) for folder in setting)


def _check(folder: str, entry: Mapping[str, Any], setting: Mapping[str, Mapping[str, Any]]) -> None:
    needed = CONVERTED if "made_from" in entry else WRITTEN
    known = needed if "made_from" in entry else WRITTEN | OPTIONAL
    where = f"EDITIONS[{folder!r}]"
    if missing := sorted(needed - entry.keys()):
        raise WrongSetting(Message("{where} lacks {keys}", where=where, keys=", ".join(missing)))
    if unknown := sorted(entry.keys() - known):
        reason = Message(
            "{where} has unknown keys: {unknown}; known are {known}",
            where=where,
            unknown=", ".join(unknown),
            known=", ".join(sorted(known)),
        )
        raise WrongSetting(reason)
    if "made_from" not in entry:
        return
    origin = setting.get(entry["made_from"])
    if origin is None or "made_from" in origin:
        reason = Message("{where}: made_from must name an edition that is not itself made from another", where=where)
        raise WrongSetting(reason)
    if (origin["lang"], entry["lang"]) not in CONVERSIONS:
        before, after = origin["lang"], entry["lang"]
        raise WrongSetting(
            Message("{where}: nothing converts {before} to {after}", where=where, before=before, after=after)
        )


def _language(entry: Mapping[str, Any], converted: bool) -> Language:
    return Language(
        code=entry["language"],
        lang=entry["lang"],
        alphabet=entry["alphabet"],
        slug_letters=tuple(entry.get("slug_letters", {}).items()),
        quotes=tuple(entry["quotes"]),
        dash=entry["dash"],
        no_break_after=tuple(entry.get("no_break_after", ())),
        units=tuple(entry.get("units", ())),
        stem_rules=read_stem_rules(entry["language"]),
        converted=converted,
    )


def _edition(
    folder: str, setting: Mapping[str, Mapping[str, Any]], languages: Mapping[str, Language], contact: str
) -> Edition:
    entry = setting[folder]
    made_from = entry.get("made_from", folder)
    origin = setting[made_from]
    conversion = CONVERSIONS[origin["lang"], entry["lang"]] if made_from != folder else None
    months = tuple(origin.get("months", ()))
    return Edition(
        folder=folder,
        name=entry["name"],
        lang=entry["lang"],
        locale=entry["locale"],
        date_pattern=origin["date"],
        month_pattern=origin.get("month", "LLLL y"),
        year_pattern=origin.get("year", "y"),
        alphabet=tuple(entry["alphabet"].split() if " " in entry["alphabet"] else entry["alphabet"]),
        months=tuple(map(conversion.convert, months)) if conversion else months,
        language=languages[made_from],
        contact=contact,
        conversion=conversion,
    )


def native_edition(editions: Iterable[Edition], language: str) -> Edition:
    """Return the edition that shows the texts of the language of that code as they were written."""
    return next(edition for edition in editions if edition.language.code == language and edition.conversion is None)


def languages_of(editions: Iterable[Edition]) -> dict[str, Language]:
    """Return the languages that editors write for the editions, by code."""
    return {edition.language.code: edition.language for edition in editions}
