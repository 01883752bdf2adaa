"""Outbound links: whether what the site links to elsewhere is still there. Politely: a host is asked for one address
at a time, with a pause between, and what it said is kept for a month."""

import json
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urldefrag, urlsplit

from ..messages.message import Message, message_from_data

AGENT = "Mozilla/5.0 (compatible; link check of a small news archive; it asks once a month)"
SECONDS, PAUSE, HOSTS = 20.0, 1.0, 8  # for an answer; between two questions to a host; hosts asked at once
KEPT, KEPT_DEAD = 30 * 86400, 86400  # seconds for which an answer is believed
DEAD = frozenset({404, 410})
SHY = frozenset({403, 405, 406, 429, 501})  # of hosts that answer browsers alone, or no HEAD


@dataclass(frozen=True, slots=True)
class Answer:
    asked: float  # seconds since 1970
    wrong: Message | None  # what is; None where the address is there
    is_silence: bool = False  # nobody answered, which may be our own network's fault

    def is_fresh(self, now: float) -> bool:
        return now - self.asked < (KEPT_DEAD if self.wrong else KEPT)


class Offline(Exception):
    """No host answers, so nothing can be said of any."""


def find_dead_links(addresses: Iterable[str], cache: Path, pause: float = PAUSE) -> Mapping[str, Message]:
    """Return address → what is wrong, of each that nobody answers for or that is said to be gone.

    Raises Offline where nobody answers for any.
    """
    known, now = _read(cache), time.time()
    asked: dict[str, Answer] = {}
    wanted = {urldefrag(address).url for address in addresses if address.startswith(("http://", "https://"))}
    hosts: defaultdict[str, list[str]] = defaultdict(list)
    for url in sorted(wanted):
        if url not in known or not known[url].is_fresh(now):
            hosts[urlsplit(url).netloc].append(url)
    with ThreadPoolExecutor(HOSTS) as threads:
        for answers in threads.map(lambda urls: list(_ask_all(urls, pause)), hosts.values()):
            asked |= answers
            if not _is_silent(asked.values()):
                _write(known | asked, cache)
    if asked and _is_silent(asked.values()):
        raise Offline
    known |= asked
    return {url: wrong for url in sorted(wanted) if (wrong := known[url].wrong)}


def _is_silent(answers: Iterable[Answer]) -> bool:
    """Tell whether nobody answered."""
    return all(answer.is_silence for answer in answers)


def _ask_all(urls: Sequence[str], pause: float) -> Iterator[tuple[str, Answer]]:
    for number, url in enumerate(urls):
        time.sleep(pause if number else 0)
        try:
            yield url, Answer(time.time(), _ask(url))
        except (OSError, HTTPException, ValueError) as error:
            yield url, Answer(time.time(), _describe(error), is_silence=not isinstance(error, ValueError))


def _describe(error: Exception) -> Message:
    """Return why an address gave no answer; the words that a network has for it are its own."""
    reason = str(getattr(error, "reason", error))
    if isinstance(error, ValueError):
        return Message("it cannot be asked for: {reason}", reason=reason)
    return Message("nobody answers: {reason}", reason=reason) if reason else Message("nobody answers")


def _ask(url: str) -> Message | None:
    """Return what is wrong with the address, or None; a host that will not tell is taken at its best.

    Raises OSError, HTTPException or ValueError where nobody answers.
    """
    for method in ("HEAD", "GET"):
        whole = quote(url, safe="%/:=&?~#+!$,;'@()*[]")
        request = urllib.request.Request(whole, method=method, headers={"User-Agent": AGENT})
        try:
            with urllib.request.urlopen(request, timeout=SECONDS):
                return None
        except HTTPError as error:
            error.close()
            answer = Message("the host answers {answer}", answer=f"{error.code} {error.reason}")
            if error.code in DEAD and method == "GET":
                return answer
            if error.code not in DEAD | SHY:
                return answer if error.code >= 500 and method == "GET" else None
    return None


def _read(cache: Path) -> dict[str, Answer]:
    try:
        return {url: Answer(*_read_answer(**kept)) for url, kept in json.loads(cache.read_bytes()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _read_answer(asked: float, wrong: list[Any] | None, is_silence: bool) -> tuple[float, Message | None, bool]:
    return asked, None if wrong is None else message_from_data(wrong), is_silence


def _write(known: Mapping[str, Answer], cache: Path) -> None:
    cache.parent.mkdir(parents=True, exist_ok=True)
    new = cache.with_name(f"{cache.name}.tmp")
    kept = {
        url: {
            "asked": answer.asked,
            "wrong": answer.wrong.as_data() if answer.wrong else None,
            "is_silence": answer.is_silence,
        }
        for url, answer in sorted(known.items())
    }
    new.write_text(json.dumps(kept, indent=1), "utf-8")
    new.replace(cache)
