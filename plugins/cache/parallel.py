"""Cores: work shared out among all that a machine has, where there is much of it."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

MUCH = 40  # things to make; to do fewer at once takes no longer than to share them out
RUN = 8  # things in a row that go into one share: their costs often alternate, as those of a page and its event do
SECONDS = 5.0  # after which it is said again how far the work is

Item = TypeVar("Item")
Result = TypeVar("Result")


def on_every_core(work: Callable[[Iterable[Item]], Result], items: Sequence[Item], what: str) -> list[Result]:
    """What the work gives for each share of the items, in this process and in copies of it. `what` says what it does,
    where it takes so long that somebody may want to know: “Reading”.

    Where the system makes no safe copies of a process (https://docs.python.org/3/library/multiprocessing.html), there
    is one share. A copy that is killed has done nothing: its share is done here.
    """
    number = min(_cores(), len(items) // MUCH + 1)
    shares = [[item for place, item in enumerate(items) if place // RUN % number == share] for share in range(number)]
    copies = [_begun(work, share) for share in shares[1:]]
    try:
        results = [work(_told(shares[0], what, len(items)))]
        for share, (process, answer) in zip(shares[1:], copies, strict=True):
            try:
                failure, result = answer.recv()
            except (EOFError, OSError):
                failure, result = None, work(share)
            process.join()
            if failure:
                raise failure
            results.append(result)
    finally:
        for process, _ in copies:
            process.kill()
            process.join()
    return results


def _told(share: Sequence[Item], what: str, number: int) -> Iterator[Item]:
    """The share's items. Every few seconds it is said how far they are, and so how far all are."""
    said = time.monotonic()
    for place, item in enumerate(share):
        if time.monotonic() - said > SECONDS:
            said = time.monotonic()
            print(f"{what}: {place * number // len(share):,} of {number:,}", file=sys.stderr, flush=True)
        yield item


def _cores() -> int:
    """How many processes can work at once, where they can be copied."""
    if "fork" not in get_all_start_methods() or sys.platform == "darwin":
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begun(work: Callable[[Iterable[Item]], Any], share: Sequence[Item]) -> Any:
    """(a copy of this process that does the work, where its answer will come)."""
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(work, share, there), daemon=True)
    process.start()
    there.close()
    return process, here


def _work(work: Callable[[Iterable[Item]], Any], share: Sequence[Item], answer: "Connection[Any, Any]") -> None:
    try:
        answer.send((None, work(share)))
    except Exception as error:
        answer.send((error, None))
