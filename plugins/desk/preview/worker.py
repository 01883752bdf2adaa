"""A worker: a preview's site in a process of its own, which a change of the code lets begin anew."""

import gc
import signal
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Any

from ...messages.message import Message
from .preview_site import Answer, PreviewSite, Report

BROKEN = Message("the code of the site cannot be run; what is wrong with it stands above")


class Worker:
    """Asks a PreviewSite, one question after another. The process begins with the first."""

    def __init__(self, content: Path, siteurl: str, patient: bool) -> None:
        self.arguments = content, siteurl, patient
        self._lock = Lock()
        self._process: Any = None  # (the process, the connection to it)

    def read(self, change: int) -> Report:
        """Return what `PreviewSite.read` does."""
        report: Report = self._ask("read", change) or Report((BROKEN,), is_broken=True)
        return report

    def show(self, change: int, url: str) -> Answer:
        """Return what `PreviewSite.show` does."""
        answer: Answer = self._ask("show", change, url) or Answer(None, BROKEN)
        return answer

    def _ask(self, *question: Any) -> Any:
        """Return the answer; None where there is none. A process that was killed is begun once more."""
        with self._lock:
            for _ in range(2):
                try:
                    self._process = self._process or self._begin()
                    self._process[1].send(question)
                    return self._process[1].recv()
                except (EOFError, OSError):
                    self._end()
        return None

    def stop(self) -> None:
        with self._lock:
            self._end()

    def _begin(self) -> Any:
        context = get_context("spawn")  # what else this process has imported and begun is not taken along
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, *self.arguments))
        process.start()
        theirs.close()
        return process, ours

    def _end(self) -> None:
        if self._process:
            process, connection = self._process
            connection.close()
            process.terminate()
            process.join()
            self._process = None


def _serve(connection: "Connection[Any, Any]", *arguments: Any) -> None:
    """Answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that asks
    gc.set_threshold(10**5)  # as often as Python would, to look for cycles takes a tenth of the time
    site = PreviewSite(*arguments)
    while True:
        try:
            method, *question = connection.recv()
        except EOFError:
            return
        connection.send(getattr(site, method)(*question))
