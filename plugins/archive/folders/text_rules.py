"""The rules that a text must keep among the texts of its post: which is the original, and what each may say."""

import datetime

from ..address import wrong_address
from ..belgrade_time import BELGRADE
from ..kind import Kind
from ..parsing.header import FIELDS
from ..problem import Problem, Reading
from .text import Text


def find_original(texts: list[Text]) -> Reading[Text | None]:
    """Return which of all texts of a post the others translate, or None where that cannot be told."""
    untranslated = [text for text in texts if text.header.translates is None]
    published = [text for text in untranslated if text.header.status != "draft"]
    if not untranslated and texts:
        instead = "delete “translates” in the one that was written first"
        line = texts[0].header.line("translates")
        yield Problem(texts[0].source, line, "no text of this post is the original", instead)
    original = next(iter([*published, *untranslated]), None)
    if original is None:
        # Nothing of a folder of drafts is public, whatever is wrong with it.
        return texts[0] if texts and all(text.header.status == "draft" for text in texts) else None
    for other in untranslated:
        if other is not original:
            instead = (
                f"write translates: {original.language}@{original.digest} here,"
                f" or translates: {other.language}@{other.digest} there"
            )
            what = f"{original.source} and this text both say that they are the original"
            yield Problem(other.source, 1, what, instead)
    return None if len(published) > 1 else original


def check_translations(original: Text, texts: list[Text]) -> Reading[None]:
    """Yield a problem for each translation that does not name the original and its state."""
    code = original.language
    for text in texts:
        named, line = text.header.translates, text.header.line("translates")
        if named and named.language != code:
            instead = f"write translates: {code}@{original.digest}"
            yield Problem(text.source, line, f"the original is {code}, not {named.language}", instead)
        elif named and not named.digest:
            instead = f"once the translation says the same, write translates: {code}@{original.digest}"
            yield Problem(text.source, line, "“translates” has no digest", instead, warning=True)


def check_text(text: Text, kind: Kind, date: datetime.date | None, original: Text | None) -> Reading[None]:
    """Yield what is wrong with one text among its post's."""
    header = text.header
    if original and text is not original:
        yield from _check_translated_fields(text, original)
    for alias in header.aliases:
        if ("/" in alias) != kind.is_dated:
            instead = "write it as 2022/02/embassy" if kind.is_dated else "write its old name alone"
            yield Problem(text.source, header.line("aliases"), f"“{alias}” is no address of a {kind.name}", instead)
        elif wrong := wrong_address(alias):
            yield Problem(text.source, header.line("aliases"), *wrong)
    if header.status in ("announced", "cancelled") and not kind.is_event:
        what = f"a {kind.name} is never {header.status}"
        yield Problem(text.source, header.line("status"), what, "delete this line")
    if header.announced and date and header.announced > date:
        yield Problem(text.source, header.line("announced"), "“announced” is after the post's day", "correct the day")
    # An event may well be announced, and that text be changed, before its day.
    if header.updated and date and not kind.is_event and header.updated < date:
        yield Problem(text.source, header.line("updated"), "“updated” is before the post's day", "correct the day")
    announced = original.header.announced if original else None
    if header.updated and announced and header.updated < announced:
        yield Problem(text.source, header.line("updated"), "“updated” is before “announced”", "correct one of the days")
    yield from _check_hours(text, date)


def _check_translated_fields(text: Text, original: Text) -> Reading[None]:
    """Yield a problem for each field of a translation that is the whole post's."""
    header = text.header
    for field in header.lines:
        if FIELDS[field].original:
            instead = f"write it in {original.source} and delete it here"
            yield Problem(text.source, header.line(field), f"“{field}” is the whole post's", instead)
    if header.menu and not original.header.menu:
        instead = f"write “menu” in {original.source} too, or delete it here"
        yield Problem(text.source, header.line("menu"), "the original has no “menu”, so the page is not in it", instead)
    if header.status not in ("", "draft"):
        instead = f"write it in {original.source}; a translation may only be a draft"
        yield Problem(text.source, header.line("status"), f"“{header.status}” is the whole post's", instead)


def _check_hours(text: Text, date: datetime.date | None) -> Reading[None]:
    header = text.header
    if header.ends and "starts" not in header.lines:
        yield Problem(text.source, header.line("ends"), "the rally ends but never starts", "write “starts” too")
    if header.ends and header.ends == header.starts:
        yield Problem(text.source, header.line("ends"), "the rally ends as it starts", "correct one of the hours")
    for field, time in (("starts", header.starts), ("ends", header.ends)):
        if not date or not time:
            continue
        is_next_day = field == "ends" and header.starts is not None and time < header.starts
        moment = datetime.datetime.combine(date + datetime.timedelta(days=is_next_day), time, BELGRADE)
        if moment.astimezone(datetime.UTC).astimezone(BELGRADE).time() != time:
            what = f"clocks skip {time:%H:%M} that night"
            yield Problem(text.source, header.line(field), what, "write the hour after")
