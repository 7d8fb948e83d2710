"""A line between browser and server that can be swallowed, cut, delayed and restored while people click."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Relay:
    """Passes bytes from a port of its own to the server's, as its state says."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://localhost:{self._listener.getsockname()[1]}"
        self._swallows = self._down = False
        self.delay = 0.0
        self._open: set[socket.socket] = set()
        threading.Thread(target=self._accept, daemon=True).start()

    def swallow(self) -> None:
        """The line looks open, and nothing sent from now on arrives."""
        self._swallows = True

    def cut(self) -> None:
        """Every connection breaks, and no new one comes about."""
        self._down = True
        for end in list(self._open):
            _close(end)

    def restore(self) -> None:
        """New connections pass again; those that were swallowed break."""
        for end in list(self._open):
            _close(end)
        self._swallows = self._down = False

    def close(self) -> None:
        """No more relay."""
        self.cut()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self._down:
                _close(client)
                continue
            try:
                server = socket.create_connection(("127.0.0.1", self._target))
            except OSError:
                _close(client)
                continue
            self._open |= {client, server}
            for source, sink in ((client, server), (server, client)):
                threading.Thread(target=self._pass, args=(source, sink), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                time.sleep(self.delay)
                if not self._swallows:
                    sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            self._open.discard(end)
            _close(end)


def _close(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


@contextmanager
def relay(target: int) -> Iterator[Relay]:
    """A relay for the time of a test."""
    line = Relay(target)
    yield line
    line.close()
