"""A proxy on loopback that lets so many bytes of an answer through each connection, then stops and says nothing.

So do networks between Russia and many hosts: the connection is not closed, and nothing more comes of it.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def stopped_after(limit: int, port: int) -> Iterator[int]:
    """The port at which what serves at `port` answers, but for what comes after the first `limit` bytes."""
    sockets: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def accept() -> None:
            with suppress(OSError):
                while True:
                    reader, _ = listening.accept()
                    host = socket.create_connection(("127.0.0.1", port))
                    sockets.extend((reader, host))
                    for ends in ((reader, host, None), (host, reader, limit)):
                        threading.Thread(target=_hand_on, args=ends, daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        try:
            yield int(listening.getsockname()[1])
        finally:
            for one in (listening, *sockets):
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
                one.close()


def _hand_on(source: socket.socket, target: socket.socket, left: int | None) -> None:
    """Hand on what comes, so many bytes of it; then only take it."""
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data if left is None else data[:left])
            left = None if left is None else max(0, left - len(data))
        if left is None:
            target.shutdown(socket.SHUT_WR)
