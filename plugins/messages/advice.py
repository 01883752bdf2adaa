"""Advice that many messages end in."""

import difflib
import errno
import re
import unicodedata
from collections.abc import Iterable, Mapping

from .message import Message

FREE_SPACE = Message("free some space, and run it again")
ADVICE: Mapping[int, Message] = {
    errno.ENOSPC: FREE_SPACE,
    errno.EDQUOT: FREE_SPACE,
    errno.EISDIR: Message("name a file"),
}
# What systems say most, each in their own English.
REASONS: Mapping[int, Message] = {
    errno.ENOSPC: Message("the disk is full"),
    errno.EDQUOT: Message("there is no room left for this user"),
    errno.EACCES: Message("this user may not read or write it"),
    errno.EPERM: Message("the system does not permit it"),
    errno.EROFS: Message("this disk can only be read"),
    errno.ENOENT: Message("it is not there"),
    errno.EISDIR: Message("it is a folder"),
    errno.ENOTDIR: Message("a part of its path is no folder"),
    errno.EIO: Message("the disk cannot be read or written"),
    errno.ENAMETOOLONG: Message("the name is too long"),
    errno.ELOOP: Message("its links lead in a circle"),
}


def describe_os_error(error: OSError) -> tuple[Message, Message]:
    """Return (what the system refused, and where; what to do), for a command that it has ended."""
    advice = ADVICE.get(error.errno or 0, Message("see who may read and write there"))
    reason = os_reason(error)
    return Message("{path}: {reason}", path=str(error.filename), reason=reason) if error.filename else reason, advice


def os_reason(error: OSError) -> Message:
    """Return why the system refused."""
    return REASONS.get(error.errno or 0) or Message("the system says: {reason}", reason=str(error.strerror or error))


FEW = 20  # names that an editor can look through


def nearest(name: str, known: Iterable[str]) -> Message:
    """Return advice for an unknown name: the known one most like it, or else all of them."""
    names = sorted(known)
    alike = difflib.get_close_matches(name.lower(), names, n=1) or difflib.get_close_matches(name, names, n=1)
    if alike:
        return Message("did you mean “{name}”?", name=alike[0])
    if len(names) > FEW:
        return Message("none that is known is like it")
    return Message("use one of: {names}", names=", ".join(names)) if names else Message("none is known yet")


def visible(words: str) -> str:
    """Return the words with what cannot be seen, or would steer a terminal, named: ⟨U+001B⟩."""
    if words.replace("\u00a0", " ").isprintable():
        return words
    return "".join(
        letter if letter.isprintable() or letter == "\u00a0" else f"⟨U+{ord(letter):04X}⟩" for letter in words
    )


def letter_name(letter: str) -> str:
    """Return a letter's code point and Unicode name, as quoted in a message: U+202E RIGHT-TO-LEFT OVERRIDE."""
    return f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".rstrip()


def ways_to_keep(address: str) -> Message:
    """Return how to keep what is published at an address of a post, page or tag, where it would vanish."""
    if re.fullmatch(r"tags/[^/]+/", address):
        return Message("put the tag back into content/tags.yml")
    if parts := re.fullmatch(r"(\d{4})/(\d\d)/([^/]+)/", address):
        where = f"'content/*/{parts[1]}-{parts[2]}-??-{parts[3]}/'"
    elif re.fullmatch(r"[^/]+/", address):
        where = f"content/pages/{address}"
    else:
        return Message("bring back the posts or the settings that it was made of")
    return Message(
        "if it moved, write “aliases: {name}” in the header of what stands in its place; if it must go, write"
        " “url: {name}” with a reason into content/takedowns.yml; if neither, restore the text (to find when it went:"
        " git log -- {where})",
        name=address.rstrip("/"),
        where=where,
    )
