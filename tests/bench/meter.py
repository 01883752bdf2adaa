"""A meter: how long a command takes, and what of the machine."""

import os
import resource
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .result import Reading
from .tree import Broken

OFTEN = 0.05  # seconds from one look at the memory to the next, at least
SPARING = 20  # times as long as a look takes: what looks must not slow down what it looks at


def measured(command: tuple[str, ...], root: Path, day: str) -> Reading:
    """Runs the command in a fresh process, on that day (SOURCE_DATE_EPOCH)."""
    log = root / "output.log"  # nobody waits for a full pipe
    with log.open("wb") as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=root,
            env=os.environ | {"SOURCE_DATE_EPOCH": day},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        with _watched(process.pid) as seen:
            status, used = _ended(process)
            wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Broken(f"{' '.join(command)} failed:\n{log.read_text('utf-8', 'replace')[-2000:]}")
    return Reading(wall, used.ru_utime + used.ru_stime, max(seen) / 1024)


def _ended(process: subprocess.Popen[bytes]) -> tuple[int, resource.struct_rusage]:
    """(status, use) of a process that was waited for, with all that it began."""
    try:
        return os.wait4(process.pid, 0)[1:]
    except KeyboardInterrupt:  # it has a session of its own, and does not hear of it
        os.killpg(process.pid, signal.SIGKILL)
        raise


@contextmanager
def _watched(session: int) -> Iterator[list[int]]:
    """The memory of a session's processes as it was time and again, in kB."""
    seen, over = [memory(session)], threading.Event()

    def watch() -> None:
        pause = OFTEN
        while not over.wait(pause):
            began = time.perf_counter()
            seen.append(memory(session))
            pause = max(OFTEN, SPARING * (time.perf_counter() - began))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()


def memory(session: int) -> int:
    """The proportional share of memory (Pss) of all processes of a session, in kB: what they share counts once."""
    total = 0
    for process in Path("/proc").iterdir():
        if not process.name.isdigit() or int(process.name) < session:  # one of an earlier number began earlier
            continue
        with suppress(OSError):  # it may end while it is looked at
            # The session's number is the sixth field; the second, a name in brackets, may have spaces in it.
            if int((process / "stat").read_text().rpartition(")")[2].split()[3]) == session:
                total += _share((process / "smaps_rollup").read_text())
    return total


def _share(rollup: str) -> int:
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
