"""A limit to the time that a step may take: python-markdown's is not bounded by a text's size."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 10.0  # for one step of one text


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in what it encloses after that long, where the system has timers that can.

    Only the main thread of a Unix process has (https://docs.python.org/3/library/signal.html).
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
