"""A worker: the live site in a process of its own, which a change of the code lets begin anew."""

import gc
import signal
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Any

from .preview_site import Live, Shown, Told

BROKEN = "the code of the site cannot be run; what is wrong with it stands above"


class Worker:
    """Asks a Live, one question after another. The process begins with the first."""

    def __init__(self, content: Path, siteurl: str, patient: bool) -> None:
        self.given = content, siteurl, patient
        self._lock = Lock()
        self._begun: Any = None  # (the process, the way to it)

    def read(self, number: int) -> Told:
        """As Live does."""
        told: Told = self._asked("read", number) or Told((BROKEN,), wrong=True)
        return told

    def show(self, number: int, url: str) -> Shown:
        """As Live does."""
        shown: Shown = self._asked("show", number, url) or Shown(None, BROKEN)
        return shown

    def _asked(self, *question: Any) -> Any:
        """The answer; None where there is none. A process that was killed is begun once more."""
        with self._lock:
            for _ in range(2):
                try:
                    self._begun = self._begun or self._begin()
                    self._begun[1].send(question)
                    return self._begun[1].recv()
                except (EOFError, OSError):
                    self._end()
        return None

    def stop(self) -> None:
        with self._lock:
            self._end()

    def _begin(self) -> Any:
        context = get_context("spawn")  # what else this process has imported and begun is not taken along
        here, there = context.Pipe()
        process = context.Process(target=_work, args=(there, *self.given))
        process.start()
        there.close()
        return process, here

    def _end(self) -> None:
        if self._begun:
            process, way = self._begun
            way.close()
            process.terminate()
            process.join()
            self._begun = None


def _work(way: "Connection[Any, Any]", *given: Any) -> None:
    """Answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that asks
    gc.set_threshold(10**5)  # as often as Python would, to look for cycles takes a tenth of the time
    live = Live(*given)
    while True:
        try:
            name, *rest = way.recv()
        except EOFError:
            return
        way.send(getattr(live, name)(*rest))
