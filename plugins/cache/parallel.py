"""Work shared out among all cores of a machine, where there is much of it.

Why ours: `multiprocessing.Pool` and `concurrent.futures` pickle the work and each item, and hang or raise where a
process is killed. Here copies of the process have all they need, and a killed one's share is done again.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

ENOUGH = 40  # items; to do fewer at once takes no longer than to share them out
RUN = 8  # items in a row that go into one share: their costs often alternate, as those of a page and its event do
SECONDS = 5.0  # after which it is said again how far the work is

Item = TypeVar("Item")
Result = TypeVar("Result")
Progress = Callable[[int, int], object]  # how many items are done, of how many → what says so when it is printed


def run_in_parallel(
    work: Callable[[Iterable[Item]], Result], items: Sequence[Item], progress: Progress
) -> list[Result]:
    """Return what the work gives for each share of the items, in this process and in copies of it.

    `progress` says how far it is, where it takes so long that somebody may want to know. Where the system makes no safe
    copies of a process (https://docs.python.org/3/library/multiprocessing.html), there is one share. A copy that is
    killed has done nothing: its share is done here. Raises what the work raises.
    """
    number = min(_cores(), len(items) // ENOUGH + 1)
    shares = [[item for place, item in enumerate(items) if place // RUN % number == share] for share in range(number)]
    copies = [_start(work, share) for share in shares[1:]]
    try:
        results = [work(_with_progress(shares[0], progress, len(items)))]
        for share, (process, answers) in zip(shares[1:], copies, strict=True):
            try:
                failure, result = answers.recv()
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


def _with_progress(share: Sequence[Item], progress: Progress, number: int) -> Iterator[Item]:
    """Yield the share's items; every few seconds say how far they are, and so how far all are."""
    last = time.monotonic()
    for place, item in enumerate(share):
        if time.monotonic() - last > SECONDS:
            last = time.monotonic()
            print(progress(place * number // len(share), number), file=sys.stderr, flush=True)
        yield item


def _cores() -> int:
    """Return how many processes can work at once, where they can be copied."""
    if "fork" not in get_all_start_methods() or sys.platform == "darwin":
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start(work: Callable[[Iterable[Item]], Any], share: Sequence[Item]) -> Any:
    """Start a copy of this process that does the work; return (it, where its answer will come)."""
    context = get_context("fork")
    reader, writer = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(work, share, writer), daemon=True)
    process.start()
    writer.close()
    return process, reader


def _answer(work: Callable[[Iterable[Item]], Any], share: Sequence[Item], writer: "Connection[Any, Any]") -> None:
    try:
        writer.send((None, work(share)))
    except Exception as error:
        writer.send((error, None))
