"""The rules that a text must keep among the texts of its post: which is the original, and what each may say."""

import datetime

from ...messages.message import Message
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
        instead = Message("delete “translates” in the one that was written first")
        line = texts[0].header.line("translates")
        yield Problem(texts[0].source, line, Message("no text of this post is the original"), instead)
    original = next(iter([*published, *untranslated]), None)
    if original is None:
        # Nothing of a folder of drafts is public, whatever is wrong with it.
        return texts[0] if texts and all(text.header.status == "draft" for text in texts) else None
    for other in untranslated:
        if other is not original:
            instead = Message(
                "write translates: {original} here, or translates: {other} there",
                original=_state(original),
                other=_state(other),
            )
            what = Message("{file} and this text both say that they are the original", file=original.source)
            yield Problem(other.source, 1, what, instead)
    return None if len(published) > 1 else original


def _state(text: Text) -> str:
    """Return what names a text and its state in a translation of it."""
    return f"{text.language}@{text.digest}"


def check_translations(original: Text, texts: list[Text]) -> Reading[None]:
    """Yield a problem for each translation that does not name the original and its state."""
    code = original.language
    for text in texts:
        named, line = text.header.translates, text.header.line("translates")
        if named and named.language != code:
            what = Message("the original is {original}, not {named}", original=code, named=named.language)
            yield Problem(text.source, line, what, Message("write translates: {original}", original=_state(original)))
        elif named and not named.digest:
            what = Message("it does not say which state of the original it translates")
            instead = Message(
                "once it says the same as that, give the command make translated POST={post}",
                post=text.source.split("/")[1],
            )
            yield Problem(text.source, line, what, instead, warning=True)


def check_text(text: Text, kind: Kind, date: datetime.date | None, original: Text | None) -> Reading[None]:
    """Yield what is wrong with one text among its post's."""
    header = text.header
    if original and text is not original:
        yield from _check_translated_fields(text, original)
    for alias in header.aliases:
        if ("/" in alias) != kind.is_dated:
            yield Problem(text.source, header.line("aliases"), *_wrong_alias(alias, kind))
        elif wrong := wrong_address(alias):
            yield Problem(text.source, header.line("aliases"), *wrong)
    if header.status in ("announced", "cancelled") and not kind.is_event:
        what = Message("only a rally has “status: {status}”", status=header.status)
        yield Problem(text.source, header.line("status"), what, Message("delete this line"))
    if header.announced and date and header.announced > date:
        what = Message("“announced” is after the post's day")
        yield Problem(text.source, header.line("announced"), what, Message("correct the day"))
    # An event may well be announced, and that text be changed, before its day.
    headers = [header, original.header] if original else []
    may_be_before = kind.is_event and (not headers or any(h.status or "announced" in h.lines for h in headers))
    if header.updated and date and header.updated < date and not may_be_before:
        what = Message("“updated” is before the post's day")
        yield Problem(text.source, header.line("updated"), what, Message("correct the day"))
    announced = original.header.announced if original else None
    if header.updated and announced and header.updated < announced:
        what = Message("“updated” is before “announced”")
        yield Problem(text.source, header.line("updated"), what, Message("correct one of the days"))
    yield from _check_hours(text, date)


def _wrong_alias(alias: str, kind: Kind) -> tuple[Message, Message]:
    """Return (what is wrong with an alias that is of another kind, what to write instead)."""
    if kind.is_dated:
        return Message("“{address}” is no address of a post", address=alias), Message("write it as 2022/02/embassy")
    return Message("“{address}” is no address of a page", address=alias), Message("write its old name alone")


def _check_translated_fields(text: Text, original: Text) -> Reading[None]:
    """Yield a problem for each field of a translation that is the whole post's."""
    header = text.header
    for field in header.lines:
        if FIELDS[field].original:
            what = Message("“{field}” is the whole post's", field=field)
            instead = Message("write it in {file} and delete it here", file=original.source)
            yield Problem(text.source, header.line(field), what, instead)
    if header.menu and not original.header.menu:
        what = Message("the original has no “menu”, so the page is not in it")
        instead = Message("write “menu” in {file} too, or delete it here", file=original.source)
        yield Problem(text.source, header.line("menu"), what, instead)
    if header.status not in ("", "draft"):
        what = Message("“{field}” is the whole post's", field=header.status)
        instead = Message("write it in {file}; a translation may only be a draft", file=original.source)
        yield Problem(text.source, header.line("status"), what, instead)


def _check_hours(text: Text, date: datetime.date | None) -> Reading[None]:
    header = text.header
    if header.ends and "starts" not in header.lines:
        what = Message("the rally ends but never starts")
        yield Problem(text.source, header.line("ends"), what, Message("write “starts” too"))
    if header.ends and header.ends == header.starts:
        what = Message("the rally ends as it starts")
        yield Problem(text.source, header.line("ends"), what, Message("correct one of the hours"))
    for field, time in (("starts", header.starts), ("ends", header.ends)):
        if not date or not time:
            continue
        is_next_day = field == "ends" and header.starts is not None and time < header.starts
        moment = datetime.datetime.combine(date + datetime.timedelta(days=is_next_day), time, BELGRADE)
        if moment.astimezone(datetime.UTC).astimezone(BELGRADE).time() != time:
            what = Message("clocks skip {time} that night", time=f"{time:%H:%M}")
            yield Problem(text.source, header.line(field), what, Message("write the hour after"))
